// The gate on the pages of letters: reds and ambers, the second person, other ways, and what an envelope shows.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../../Main.svelte';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import * as sample from '../../testing/sample';
import { place } from './envelope';

afterEach(() => cleanup());

async function open(ready: string | RegExp, other = {}) {
  location.hash = '#/cases/c-SH-2041/letters';
  const asked = fakeCall(other);
  const { container } = render(Main);
  await screen.findAllByText(ready);
  return { container, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const waiting = { letter_review: () => sample.letterReview };

describe('the gate', () => {
  it('shows every red with its mend, and ways other than post with what each needs', async () => {
    const { container, of } = await open('No letter can be made now');
    expect(screen.getByText('Post is not confirmed safe.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open measures' }).getAttribute('href')).toContain('measures');
    const ways = within(screen.getByRole('region', { name: 'Another way than post' }));
    expect(ways.getByText('No phone is on record as safe.')).toBeTruthy();
    expect(ways.queryByRole('button', { name: /by phone/ })).toBeNull();
    expect(await findings(container)).toEqual([]);
    await userEvent.click(ways.getByRole('button', { name: /Choose.*Hand it over/ }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Where and when, as agreed with the victim'), 'Library, Tue 14:00');
    await userEvent.click(dialog.getByRole('button', { name: 'Raise the task' }));
    await waitFor(() => expect(of('letter_other_way')).toEqual([{ case: 'c-SH-2041', kind: 'L1', way: 'hand', note: 'Library, Tue 14:00' }]));
  });

  it('takes a second person with their own password and a reason', async () => {
    const { container, of } = await open('Needs a second person', waiting);
    expect(screen.getByText('Printing and saving wait for the second person.')).toBeTruthy();
    await press('A second person agrees');
    const dialog = within(screen.getByRole('dialog'));
    expect(await findings(container)).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Agree' }));
    expect(dialog.getByRole('link', { name: 'Choose the second person' })).toBeTruthy();
    await userEvent.selectOptions(dialog.getByLabelText('Second person'), 'Lena Osei');
    await userEvent.type(dialog.getByLabelText('Why may it go out?'), 'She asked for it');
    await userEvent.type(dialog.getByLabelText("The second person's password"), 'four plain words here');
    await userEvent.click(dialog.getByRole('button', { name: 'Agree' }));
    await waitFor(() => expect(of('agree_letter')).toEqual([{ letter: 'l1', name: 'Lena Osei', password: 'four plain words here', reason: 'She asked for it' }]));
    expect(await screen.findByText('Lena Osei agreed to this letter.')).toBeTruthy();
  });

  it('lets the person signed in agree to a letter that somebody else made', async () => {
    const { of } = await open('Needs a second person', { letter_review: () => ({ ...sample.letterReview, mineToAgree: true }) });
    await press('Agree as the second person');
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByLabelText("The second person's password")).toBeNull();
    await userEvent.type(dialog.getByLabelText('Why may it go out?'), 'Seen her on Friday');
    await userEvent.click(dialog.getByRole('button', { name: 'Agree' }));
    await waitFor(() => expect(of('agree_letter')[0]).toMatchObject({ name: '', password: '', reason: 'Seen her on Friday' }));
  });

  it('notes who took a letter that was handed over', async () => {
    const letter = { ...sample.letter, otherWay: 'Hand it over, with an identity check', printed: 'Fri 27 Nov 12:10' };
    const { of } = await open('This letter may go out', { letters_made: () => ({ rows: [letter], total: 1, pageSize: 50 }) });
    await press('It was handed over');
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Who took it?'), 'Petra Quill');
    await userEvent.type(dialog.getByLabelText('How did you make sure who that was?'), 'passport');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(of('hand_over_letter')).toEqual([{ letter: 'l1', to: 'Petra Quill', identity: 'passport' }]));
  });
});

describe('who could read this', () => {
  it('names what the window shows and everybody who could read it', async () => {
    await open('Who could read this?');
    expect(await screen.findByRole('img', { name: 'The envelope from outside. Its window shows: Ms P Quill, 12 Test Street, Leeds, LS2 7EW' })).toBeTruthy();
    expect(screen.getByText('a lodger, whose side is not known')).toBeTruthy();
    expect(screen.getByText(/not known to be safe/)).toBeTruthy();
  });

  it('lays the sheet where it can slide to', () => {
    const dl = { width: 220, height: 110, panel: 99 };
    expect([place(dl, 'high'), place(dl, 'middle'), place(dl, 'low')]).toEqual([{ x: 0, y: 0 }, { x: 5, y: 5.5 }, { x: 10, y: 11 }]);
  });
});
