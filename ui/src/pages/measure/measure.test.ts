// Recording measures: whom a child's term protects, variations beside what they change, ends, the second check, clashes.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../../Main.svelte';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import { clashes } from '../../testing/measureSample';
import { people } from '../../testing/sample';
import { blankTerm } from './blank';
import { difference } from './difference';

afterEach(() => cleanup());

async function open(place: string, ready: string | RegExp, other = {}) {
  location.hash = place;
  const asked = fakeCall(other);
  const { container } = render(Main);
  await screen.findAllByText(ready);
  return { container, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}
const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const FAMILY = () => [...people, ...['Ann', 'Ben'].map((given, n) => ({ ...people[0], id: `child-${n}`, role: 'child', given, family: 'Quill' }))];

describe("a term about children", () => {
  it('asks whom it protects and sends who was chosen', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures/new/NMO', 'How does it end?', { case_people: FAMILY });
    await userEvent.selectOptions(screen.getByLabelText('Another term'), 'CON-C');
    await press('Add');
    const group = await screen.findByRole('group', { name: /Whom does it protect/ });
    expect(within(group).queryByLabelText(/Petra/)).toBeNull();
    expect(within(group).queryByLabelText(/Venn/)).toBeNull();
    await userEvent.click(within(group).getByLabelText('Ben Quill'));
    expect(await findings(container)).toEqual([]);
    await press('Save');
    await waitFor(() => expect(of('record_measure')).toHaveLength(1));
    expect(of('record_measure')[0]).toMatchObject({ terms: [{ code: 'CON-C', persons: ['child-1'] }] });
  });

  it('says where children are added when the case has none', async () => {
    await open('#/cases/c-SH-2041/measures/new/NMO', 'How does it end?');
    await userEvent.selectOptions(screen.getByLabelText('Another term'), 'CON-C');
    await press('Add');
    expect(await screen.findByText(/add the children under People and safe contact/)).toBeTruthy();
  });

  it('in a new case offers the people typed so far by a key of their own, and shows who was taken away', async () => {
    const { container, of } = await open('#/register/new', 'Other protected people');
    await press('Add a protected person');
    await userEvent.type(container.querySelector('#parties-protected-0-given') as HTMLElement, 'Efa');
    await userEvent.selectOptions(screen.getByLabelText('Another term'), 'CON-C');
    await press('Add');
    await userEvent.click(await screen.findByLabelText('Efa'));
    await press('Add a protected person');
    await userEvent.click(await screen.findByLabelText('Protected person 2, no name yet'));
    await press('Remove protected person 2');
    await userEvent.click(await screen.findByLabelText('Somebody who was taken away'));
    expect(screen.queryByLabelText('Somebody who was taken away')).toBeNull();
    await press('Save');
    await waitFor(() => expect(of('record_measure')).toHaveLength(1));
    const sent = of('record_measure')[0] as { parties: { protected: { key: string }[] }; terms: { persons: string[] }[] };
    expect(sent.parties.protected[0]?.key).toBeTruthy();
    expect(sent.terms[0]?.persons).toEqual([sent.parties.protected[0]?.key]);
  });
});

describe('bail', () => {
  it('takes extensions with who authorised them', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures/new/PCB', 'When was the arrest?');
    await press('Add an extension');
    expect((container.querySelector('#extensions-0-months') as HTMLInputElement).value).toBe('6');
    expect((container.querySelector('#extensions-0-rank') as HTMLSelectElement).value).toBe('inspector');
    await press('The papers went to the prosecutors: the period stopped');
    expect(await findings(container)).toEqual([]);
    await press('Save');
    await waitFor(() => expect(of('record_measure')[0]).toMatchObject({ extensions: [{ months: '6', rank: 'inspector' }], suspended: [{ to: { day: '' } }] }));
  });
});

describe('a variation', () => {
  it('starts from the terms before it, shows what changes and is sent whole', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures/m3/vary', 'Terms from then on');
    expect(screen.getByText(/Nothing in the terms yet/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove Not within a distance of a place' }));
    await userEvent.selectOptions(screen.getByLabelText('Another term'), 'EXC-R');
    await press('Add');
    expect(screen.getByText('No longer:').closest('li')?.textContent).toContain('Not within a distance of a place');
    expect(screen.getByText('New:').closest('li')?.textContent).toContain('Not to be in named streets');
    expect(await findings(container)).toEqual([]);
    await userEvent.type(container.querySelector('#at-day') as HTMLElement, '10');
    await press('Save the variation');
    await waitFor(() => expect(location.hash).toBe('#/cases/c-SH-2041/measures'));
    expect(of('record_variation')[0]).toMatchObject({ measure: 'm3', number: 0, version: 2, at: { day: '10' }, terms: [{ code: 'CON-A' }, { code: 'EXC-R' }] });
  });

  it('is compared term by term', () => {
    const before = [blankTerm('CON-A'), { ...blankTerm('EXC-D'), distance: '100' }];
    const after = [{ ...blankTerm('CON-A'), methods: ['text'] }, { ...blankTerm('EXC-D'), distance: '100' }, blankTerm('EXC-H')];
    const found = difference(before, after);
    expect([found.added.length, found.removed.length, found.same]).toEqual([1, 0, 1]);
    expect(found.changed[0]?.fields).toEqual(['ways of contact']);
  });
});

describe("a measure's card", () => {
  it('shows which version is in force and what it changed', async () => {
    await open('#/cases/c-SH-2041/measures', 'Restraining order');
    expect(screen.getByText('In force now').closest('p')?.textContent).toContain('Version 2');
    expect(screen.getByText(/new: Not to be in named streets; no longer/)).toBeTruthy();
    expect(screen.getByText(/^Version 1, Mon 12 Jan 2026/)).toBeTruthy();
    expect(screen.getByText(/heard later, the notice has lapsed/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Not in force' })).toBeTruthy();
  });

  it('is checked by a second person in one act, with the paper beside the coding', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures', /a second person checks them/);
    await press('Check the terms');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('The respondent must not communicate with the applicant.')).toBeTruthy();
    expect(within(dialog).getByText(/Have the paper itself before you/)).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'The coding says what the paper says' }));
    await waitFor(() => expect(of('check_terms')).toEqual([{ measure: 'm2', version: 1 }]));
  });

  it('records how it ended, by kind and time', async () => {
    const { of } = await open('#/cases/c-SH-2041/measures', 'Restraining order');
    await userEvent.click(screen.getAllByRole('button', { name: 'Record how it ended' })[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText('Discharged by the court'));
    await userEvent.type(within(dialog).getByLabelText('Day'), '27');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(of('end_measure')[0]).toMatchObject({ measure: 'm2', version: 1, kind: 'discharged', at: { day: '27' } }));
  });
});

describe('terms that go against another measure', () => {
  it('are shown side by side before anything is saved', async () => {
    const { container, of } = await open('#/cases/c-SH-2041/measures/new/PCB', 'When was the arrest?', { measure_clashes: () => clashes });
    await press('No contact');
    expect(await screen.findByText('Goes against another measure')).toBeTruthy();
    expect(screen.getByText(/allowed: about the children only/)).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    expect(of('measure_clashes').at(-1)).toMatchObject({ case: 'c-SH-2041', measure: '', terms: [{ code: 'CON-A' }] });
  });
});
