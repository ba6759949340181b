// The plan's page: one block at a time, drafts across blocks, reasons that lead to what mends them, two editors.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../../Main.svelte';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import { plan } from '../../testing/sample';
import type { PlanForm, PlanPage } from '../../ipc/wire';
import { blockOf, blockState, dayWords, differing, isLate, isOpen, together } from './planBlocks';

async function open(address: string, ready: string | RegExp, other = {}) {
  location.hash = address;
  const asked = fakeCall(other);
  const { container } = render(Main);
  await screen.findAllByText(ready);
  return { container, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
/** Shows a block from the list of them. */
const show = (name: RegExp): Promise<void> =>
  userEvent.click(within(screen.getByRole('navigation', { name: 'Blocks of the plan' })).getByRole('button', { name }));
const place = '#/cases/c-SH-2041/plan';
const codes = plan.choices.blocks.map((block) => block.code);
afterEach(cleanup);

describe('the blocks of a plan', () => {
  it('say how far they are', () => {
    const said = (block: string): string => blockState(plan.form, block, plan.choices.today);
    expect([said('legal'), said('home'), said('escape'), said('views'), said('review'), said('disclosure')]).toEqual([
      '1 open', '1 open', '', 'Recorded', 'Review 1 Dec 2026', '',
    ]);
    expect(dayWords({ day: '', month: '', year: '' })).toBe('');
  });

  it('say what is late: open, and its day has passed', () => {
    const form = structuredClone(plan.form);
    const item = form.items.find((one) => one.block === 'home' && isOpen(one))!;
    const late = (month: string, day: string, doneOn = ''): boolean => {
      item.due = { day, month, year: '2026' };
      item.doneOn = { ...item.doneOn, day: doneOn };
      return isLate(item, { day: '27', month: '11', year: '2026' });
    };
    expect([late('11', '26'), late('11', '27'), late('12', '1'), late('9', '30'), late('11', '26', '25'), late('', '')]).toEqual([true, false, false, true, false, false]);
    item.due = { day: '3', month: '2', year: '2026' };
    item.doneOn = { ...item.doneOn, day: '' };
    expect(blockState(form, 'home', { day: '27', month: '11', year: '2026' })).toBe('1 open, 1 late');
  });

  it('own their fields', () => {
    expect(['items.2.reason', 'considered.0.on', 'disclosure.kind', 'views.wishes', 'reviewOn', 'nothing'].map((field) => blockOf(plan.form, field)))
      .toEqual(['home', 'legal', 'disclosure', 'views', 'review', undefined]);
  });

  it('are put together from two people without losing a word', () => {
    const mine: PlanForm = structuredClone(plan.form);
    const theirs: PlanForm = { ...structuredClone(plan.form), baseRevision: 3 };
    mine.items[1]!.state = 'need';
    mine.told = 'Mine';
    theirs.items[4]!.state = 'offered';
    theirs.told = 'Theirs';
    expect(differing(mine, theirs, codes)).toEqual(['home', 'escape', 'review']);
    const both = together(mine, theirs, ['home'], codes);
    expect([both.items[1]!.state, both.items[4]!.state, both.told, both.baseRevision]).toEqual(['need', 'offered', 'Theirs', 3]);
    expect(both.items).toHaveLength(mine.items.length);
  });
});

describe('the page', () => {
  it('shows one block at a time and keeps what was typed in another', async () => {
    const { of, container } = await open(place, 'Measures considered');
    await show(/^Home/);
    expect(screen.queryByText('Measures considered')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Locks changed: state'), 'need');
    await userEvent.type(screen.getByLabelText('Owner'), 'B. Lowe');
    await press(/^Next: Alarms/);
    await show(/^The victim's views/);
    await userEvent.type(screen.getByLabelText('What makes her or him safer'), 'A camera');
    expect(await findings(container)).toEqual([]);
    await press('Save the draft');
    await waitFor(() => expect(of('save_plan')).toHaveLength(1));
    const sent = of('save_plan')[0] as PlanForm;
    expect(sent).toMatchObject({ baseVersion: 4, baseRevision: 2, views: { safer: 'A camera' } });
    expect(sent.items[1]).toMatchObject({ state: 'need', owner: 'B. Lowe' });
    expect(await screen.findByText('Draft of version 4 saved.')).toBeTruthy();
  });

  it('names everything against signing off and leads to it', async () => {
    await open(place, 'Measures considered');
    await userEvent.click(screen.getByText('2 things stand against signing this draft off'));
    const reason = screen.getByText(/say why it was declined/).closest('li')!;
    await userEvent.click(within(reason).getByRole('button'));
    await waitFor(() => expect(document.activeElement?.id).toBe('items-2-reason'));
    expect(screen.queryByRole('button', { name: 'Sign off' })).toBeNull();
  });

  it('is signed off when nothing stands against it', async () => {
    const { of } = await open(place, 'Measures considered', { plan: () => ({ ...plan, stops: [] }) });
    await press('Sign off');
    await press('Sign it off');
    await waitFor(() => expect(of('sign_off_plan')).toEqual([{ case: 'c-SH-2041', version: 4, revision: 2 }]));
  });

  it('shows what is wrong at its field in its own block', async () => {
    const refused = { code: 'invalid', message: 'There is a problem', fields: [{ field: 'items.3.due.day', message: 'There is no day 31/2/2026' }] };
    await open(place, 'Measures considered', { save_plan: () => { throw refused; } });
    await press('Save the draft');
    await userEvent.click(await screen.findByRole('link', { name: 'There is no day 31/2/2026' }));
    await waitFor(() => expect(document.activeElement?.id).toBe('items-3-due-day'));
  });

  it('tells two editors of each other and lets them choose block by block', async () => {
    const theirs: PlanPage = structuredClone(plan);
    theirs.form.baseRevision = 3;
    theirs.form.told = 'The control room';
    let now = plan;
    let saves = 0;
    const { of } = await open(place, 'Measures considered', {
      plan: () => now,
      save_plan: () => {
        saves += 1;
        if (saves > 1) return { version: 4, revision: 4 };
        now = theirs;
        throw { code: 'conflict', message: 'Somebody else changed this', fields: [] };
      },
    });
    await show(/^The victim's views/);
    await userEvent.type(screen.getByLabelText('What makes her or him safer'), 'A camera');
    await press('Save the draft');
    const box = (await screen.findByText('Somebody saved this plan meanwhile')).closest('section')!;
    await userEvent.click(within(within(box).getByRole('group', { name: 'Review' })).getByLabelText('Take theirs'));
    await press('Put the two together');
    await waitFor(() => expect(screen.queryByText('Somebody saved this plan meanwhile')).toBeNull());
    await press('Save the draft');
    await waitFor(() => expect(of('save_plan')).toHaveLength(2));
    expect(of('save_plan')[1]).toMatchObject({ baseRevision: 3, told: 'The control room', views: { safer: 'A camera' } });
  });

  it('opens an old version as it was', async () => {
    const { of } = await open(place, 'Measures considered');
    await show(/^Review/);
    await press('Open version 3');
    await waitFor(() => expect(of('plan_info').at(-1)).toEqual({ case: 'c-SH-2041', version: 3, summary: false }));
    await userEvent.selectOptions(screen.getByLabelText('Paper'), 'summary');
    await waitFor(() => expect(of('plan_info').at(-1)).toEqual({ case: 'c-SH-2041', version: 3, summary: true }));
  });
});
