// What is recorded through the pages of a case, the register, letters, plans and settings.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../Main.svelte';
import { findings } from '../testing/axe';
import { fakeCall } from '../testing/fakeCall';
import * as sample from '../testing/sample';

afterEach(() => cleanup());

async function open(place: string, ready: string | RegExp, other = {}) {
  location.hash = place;
  const asked = fakeCall(other);
  const { container } = render(Main);
  await screen.findAllByText(ready);
  return { container, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

describe('recording an order', () => {
  it('sends what was typed, with terms and their parameters', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures/new/NMO', 'How does it end?');
    const type = (id: string, words: string): Promise<void> => userEvent.type(container.querySelector(`#${id}`) as HTMLElement, words);
    await type('court', 'Leeds Family Court');
    for (const [part, words] of [['day', '26'], ['month', '11'], ['year', '2026'], ['time', '14:00']] as const) await type(`made-${part}`, words);
    await userEvent.click(screen.getByLabelText('On a date and time'));
    await type('end-day', '26');
    await press('No contact');
    await userEvent.click(screen.getByLabelText('text'));
    await userEvent.selectOptions(screen.getByLabelText('Another term'), 'EXC-R');
    await press('Add');
    await userEvent.type(screen.getByLabelText('The streets'), 'Tarn Street{Enter}Mill Walk{Enter}');
    await press('Save');
    await waitFor(() => expect(location.hash).toBe('#/cases/c-SH-2041/measures'));
    expect(of('record_measure')[0]).toMatchObject({
      id: '', caseId: 'c-SH-2041', kind: 'NMO', parties: null, court: 'Leeds Family Court', endKind: 'at',
      made: { day: '26', month: '11', year: '2026', time: '14:00', which: '' }, end: { day: '26' },
      terms: [{ code: 'CON-A', methods: ['text'] }, { code: 'EXC-R', streets: ['Tarn Street', 'Mill Walk'] }],
    });
    expect(of('draft_drop')).toEqual([{ key: 'measure:c-SH-2041:NMO' }]);
  });

  it('shows every reason at its field, asks which of two hours is meant, and keeps what was typed', async () => {
    const { container } = await open('#/cases/c-SH-2041/measures/new/NMO', 'How does it end?', {
      record_measure: () => {
        throw {
          code: 'invalid', message: 'Mend three things.',
          fields: [
            { field: 'court', message: 'Enter the court' }, { field: 'made.day', message: '31 February is not a date' },
            { field: 'served.which', message: 'The clocks go back: say which 01:30 is meant' },
          ],
        };
      },
    });
    await userEvent.type(container.querySelector('#made-day') as HTMLElement, '31');
    await press('Save');
    await userEvent.click(await screen.findByRole('link', { name: '31 February is not a date' }));
    expect(document.activeElement?.id).toBe('made-day');
    expect((document.activeElement as HTMLInputElement).value).toBe('31');
    expect(container.querySelector('#made-day')?.className).toContain('govuk-input--error');
    expect(container.querySelector('#made-month')?.className).not.toContain('govuk-input--error');
    expect(screen.getByLabelText('After: the second time, winter time')).toBeTruthy();
  });

  it('for a new case asks for its people and holds the address confidential until said otherwise', async () => {
    const { container, of } = await open('#/register/new', 'Other protected people');
    await userEvent.type(container.querySelector('#parties-victim-family') as HTMLElement, 'Test');
    await userEvent.type(container.querySelector('#parties-victim-lines') as HTMLElement, '12 Test Street{Enter}LEEDS');
    await press('Add a protected person');
    await userEvent.type(container.querySelector('#parties-protected-0-given') as HTMLElement, 'Efa');
    await press('Save');
    await waitFor(() => expect(of('record_measure')).toHaveLength(1));
    expect(of('record_measure')[0]).toMatchObject({
      caseId: '', parties: { victim: { family: 'Test', lines: ['12 Test Street', 'LEEDS'], confidential: true }, protected: [{ given: 'Efa', household: true }] },
    });
  });
});

describe('the measures of a case', () => {
  it('records service as its own fact', async () => {
    const { of } = await open('#/cases/c-SH-2041/measures', 'Not copied from the paper');
    await press('Record service');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Day'), '27');
    await userEvent.type(within(dialog).getByLabelText('How, by whom, and how the person was identified'), 'Hale & Co, by photograph');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(of('record_service')[0]).toMatchObject({ measure: 'm2', version: 1, kind: 'served', at: { day: '27' }, how: 'Hale & Co, by photograph' }));
  });
});

describe('safe contact', () => {
  it('is saved whole, with hours and a confirmation', async () => {
    const { of } = await open('#/cases/c-SH-2041/people', 'Ms Petra Quill');
    const post = await screen.findByRole('group', { name: 'Post' });
    await userEvent.click(within(post).getByLabelText('Safe'));
    await userEvent.click(within(post).getByLabelText('Confirmed with her or him now'));
    await userEvent.click(screen.getByLabelText('Sat'));
    await press('Save safe contact');
    await waitFor(() => expect(of('save_safe_contact')).toHaveLength(1));
    const sent = of('save_safe_contact')[0] as unknown as typeof sample.safeContact;
    expect(sent.liftHold).toBe(false);
    expect(sent.channels.find((one) => one.kind === 'post')).toMatchObject({ safe: 'yes', confirmNow: true });
    expect(sent.channels[0]?.windows[0]?.days).toContain('Sat');
  });

  it('never undoes what somebody else saved since the draft was begun', async () => {
    const { of } = await open('#/cases/c-SH-2041/people', 'Somebody saved this meanwhile', {
      draft_get: () => JSON.stringify({ ...sample.safeContact, version: 1, coverStory: 'Old words' }),
    });
    await press('Save safe contact');
    await waitFor(() => expect(of('save_safe_contact')[0]).toMatchObject({ version: 1, coverStory: 'Old words' }));
  });
});

describe('the letter', () => {
  it('is refused with every reason and the way to each', async () => {
    await open('#/cases/c-SH-2041/letters', 'No letter can be made now');
    for (const reason of sample.gateShut.reasons) expect(screen.getByText(reason.text)).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Open safe contact' })[0]?.getAttribute('href')).toBe('#/cases/c-SH-2041/people?field=post');
    expect(screen.queryByRole('button', { name: 'Make the letter' })).toBeNull();
  });

  it('is made once the gate is open', async () => {
    const { of } = await open('#/cases/c-SH-2041/letters', 'A reminder letter can be made', {
      letter_gate: () => ({ ...sample.gateShut, ok: true, mayBeMade: true, reasons: [], otherWays: [] }),
    });
    await press('Make the letter');
    await waitFor(() => expect(of('make_letter')).toEqual([{ case: 'c-SH-2041', kind: 'L1' }]));
    expect(await screen.findByText('Letter VC-48213-K made: Your court order: what it says.')).toBeTruthy();
  });

  it('goes to the printer that is chosen; without one it says why', async () => {
    const { of } = await open('#/cases/c-SH-2041/letters', 'The pages as they print');
    await press('Print');
    await userEvent.click(await screen.findByLabelText('Back office'));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(of('print_letter')).toEqual([{ letter: 'l1', printer: 'Back office' }]));
    cleanup();
    await open('#/cases/c-SH-2041/letters', 'The pages as they print', { printers: () => ({ printers: [], message: 'No printer is set up on this computer.' }) });
    await press('Print');
    expect(await screen.findByText('No printer is set up on this computer.')).toBeTruthy();
  });
});

describe('the court feed', () => {
  const manifest = (): File => new File(['Case No.\r\n'], 'manifest-20261103.csv', { type: 'text/csv' });
  const choose = (): Promise<void> => userEvent.upload(screen.getByLabelText("The court's manifest"), manifest());

  it('says what each row becomes before anything changes, then brings it in', async () => {
    const { of } = await open('#/register/feed', "The court's manifest");
    await choose();
    expect(await screen.findByText('Ann Sample')).toBeTruthy();
    expect(screen.getByText('The column "Region" is not known and was left out')).toBeTruthy();
    expect(screen.getByText('LS26F00199')).toBeTruthy();
    expect(screen.getByText('1600000000000001')).toBeTruthy();
    expect(of('feed_bring_in')).toEqual([]);
    await press('Bring in 1 order');
    await waitFor(() => expect(of('feed_bring_in')).toEqual([{ name: 'manifest-20261103.csv', base64: btoa('Case No.\r\n') }]));
    await waitFor(() => expect(location.hash).toBe('#/register'));
  });

  it('shows what changes at once, and what the court says differently beside the record', async () => {
    const { container } = await open('#/register/feed', "The court's manifest");
    await choose();
    const changes = within(await screen.findByRole('region', { name: 'Changes at once' }));
    expect(changes.getByText(/becomes confidential/)).toBeTruthy();
    const table = within(screen.getByRole('table', { name: 'What the court says differently from the record' }));
    expect(table.getByText('9 Heol Brawf, CF11 9XX')).toBeTruthy();
    expect(table.getByText('2 Heol Enghraifft, CF10 1EP (confidential)')).toBeTruthy();
    expect(table.getByText('Letters to the victim stop until it is settled')).toBeTruthy();
    expect(screen.getByText('1 difference')).toBeTruthy();
    expect(await findings(container)).toEqual([]);
  });

  const here = { ...sample.feed, newOrders: 0, orders: sample.feed.orders.slice(1) };

  it('brings in a file that only changes what is here', async () => {
    await open('#/register/feed', "The court's manifest", { feed_preview: () => here });
    await choose();
    expect(await screen.findByRole('button', { name: 'Bring in what is new' })).toBeTruthy();
  });

  it('offers nothing to bring in where there is no news', async () => {
    await open('#/register/feed', "The court's manifest", { feed_preview: () => ({ ...here, news: false, message: '0 orders to bring in, 1 here already.' }) });
    await choose();
    expect(await screen.findByText('0 orders to bring in, 1 here already.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Bring in/ })).toBeNull();
  });

  it('shows every problem of a bad file and offers nothing to bring in', async () => {
    await open('#/register/feed', "The court's manifest", {
      feed_preview: () => {
        throw { code: 'invalid', message: 'Not read.', fields: [{ field: 'row.3', message: 'Row 3: 31 February is not a date.' }, { field: 'row.5', message: 'Row 5: a quote is never closed.' }] };
      },
    });
    await choose();
    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('Row 3: 31 February is not a date.');
    expect(summary.textContent).toContain('Row 5: a quote is never closed.');
    expect(screen.queryByRole('button', { name: /^Bring in/ })).toBeNull();
  });
});

describe('what the court says differently', () => {
  it('stands above the people of the case until somebody settles it', async () => {
    const { of } = await open('#/cases/c-SH-2041/people', 'The court says otherwise');
    const address = within(await screen.findByRole('region', { name: "Victim's address" }));
    expect(address.getByText('Letters to the victim stop until this is settled.')).toBeTruthy();
    expect(address.getByText('12 Test Street, LS2 7EW')).toBeTruthy();
    await userEvent.click(address.getByRole('button', { name: "Take the court's (Victim's address)" }));
    await waitFor(() => expect(of('settle_difference')).toEqual([{ id: 'd1', take: true }]));
    const end = within(screen.getByRole('region', { name: 'End of the order' }));
    expect(end.queryByRole('button', { name: /Take/ })).toBeNull();
    await userEvent.click(end.getByRole('button', { name: 'Mark as settled (End of the order)' }));
    await waitFor(() => expect(of('settle_difference')).toHaveLength(2));
    expect(screen.getByText(/Record kept, Beth Lowe/)).toBeTruthy();
  });
});

describe('settings', () => {
  it('adds a person with a role', async () => {
    const { of } = await open('#/settings', 'Beth Lowe');
    await press('Add a person');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Dilys Evans');
    await userEvent.click(dialog.getByLabelText('Letters staff'));
    await userEvent.type(dialog.getByLabelText('First password'), 'four plain words here');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(of('person_add')).toEqual([{ name: 'Dilys Evans', role: 'letters', administrator: false, phone: '', password: 'four plain words here' }]));
    expect(await screen.findByText('Dilys Evans added.')).toBeTruthy();
  });
});

describe('bank holidays', () => {
  it('are added and taken away by an administrator, and a year is said to be compared', async () => {
    const { of } = await open('#/settings/holidays', 'Victory Day');
    await press('Add a day');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Day'), '7');
    await userEvent.type(dialog.getByLabelText('Month'), '5');
    await userEvent.type(dialog.getByLabelText('Year'), '2027');
    await userEvent.type(dialog.getByLabelText('Name'), 'Coronation');
    await userEvent.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(of('add_holiday')).toEqual([{ day: { day: '7', month: '5', year: '2027' }, kind: 'holiday', name: 'Coronation' }]));
    await waitFor(() => expect(of('holidays').at(-1)).toEqual({ year: 2027 }));
    await press(/^Take away.*Fri 8 May$/);
    await waitFor(() => expect(of('remove_holiday')).toEqual([{ day: '2026-05-08' }]));
    await userEvent.selectOptions(screen.getByLabelText('Year'), '2029');
    await press('I have compared 2029 with the published list');
    await waitFor(() => expect(of('holidays_compared')).toEqual([{ year: 2029 }]));
  });
});

describe('locking', () => {
  it('keeps what is being typed first', async () => {
    const { of } = await open('#/calls/t3', 'Say and ask');
    await userEvent.type(screen.getByLabelText('Notes'), 'Half a sentence');
    await userEvent.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(of('lock')).toHaveLength(1));
    expect(String(of('draft_keep').at(-1)?.text)).toContain('Half a sentence');
  });
});
