import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../../Main.svelte';
import { fakeCall } from '../../testing/fakeCall';
import { callSheet, today } from '../../testing/sample';

afterEach(() => cleanup());

async function open(place: string, other = {}) {
  location.hash = place;
  const asked = fakeCall(other);
  render(Main);
  await screen.findByRole('heading', { level: 1, name: place === '#/today' ? 'Today' : /^Call / });
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThan(1));
  return { asked, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}

describe('today', () => {
  it('offers a call only where it is safe now', async () => {
    await open('#/today');
    const calls = screen.getAllByRole('button', { name: /^Start call/ }).map((one) => one.getAttribute('aria-label'));
    expect(calls).toEqual([
      'Start call: Saffi Brandreth, First contact: order lodged', 'Start call: Petra Quill, Bail return coming: seek views',
      'Start call: Asha Menon, First contact: order lodged',
    ]);
    expect(screen.getByText('Not before 16:00')).toBeTruthy();
    expect(screen.getByText('No safe channel')).toBeTruthy();
  });

  it('has one green button, on the row that the keys act on', async () => {
    await open('#/today');
    const green = (): string[] =>
      [...document.querySelectorAll('main .govuk-button:not(.govuk-button--secondary)')].map((one) => one.getAttribute('aria-label') ?? '');
    expect(green()).toEqual(['Start call: Saffi Brandreth, First contact: order lodged']);
    await userEvent.keyboard('jj');
    expect(green()).toEqual(['Start call: Petra Quill, Bail return coming: seek views']);
    await userEvent.keyboard('c');
    expect(location.hash).toBe('#/calls/t3');
  });

  it('does not call by key where it is not safe', async () => {
    await open('#/today');
    await userEvent.keyboard('jc');
    expect(location.hash).toBe('#/today');
    await userEvent.keyboard('{Enter}');
    expect(location.hash).toBe('#/cases/c-SH-1987');
  });

  it('gives a task to a person by key, and refuses to give it to no choice', async () => {
    const { of } = await open('#/today');
    await userEvent.keyboard('r');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give it' }));
    expect(within(dialog).getByRole('link', { name: 'Choose who is to do it.' })).toBeTruthy();
    await userEvent.click(within(dialog).getByLabelText('Beth Lowe'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Give it' }));
    await waitFor(() => expect(of('assign_task')).toEqual([{ task: 't1', version: 1, to: 'o2' }]));
    expect(await screen.findByText('First contact: order lodged, SH-2032: now with Beth Lowe.')).toBeTruthy();
    expect(of('today').length).toBe(2);
  });

  it('offers no giving to somebody who may not', async () => {
    await open('#/today', { today: () => ({ ...today, colleagues: null, nobody: null }) });
    await userEvent.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByText('With nobody')).toBeNull();
  });

  it('lines the columns of its lists up', async () => {
    await open('#/today');
    const columns = [...document.querySelectorAll('table')].map((table) => [...table.querySelectorAll('col')].map((col) => col.className).join(' '));
    expect(columns).toHaveLength(4);
    expect(new Set(columns).size).toBe(1);
  });
});

describe('a call', () => {
  it('is saved in one action with what was said, the outcome and the next contact proposed', async () => {
    const { of } = await open('#/calls/t3');
    await userEvent.click(screen.getByLabelText('Checked: the right person, and alone.'));
    await userEvent.type(screen.getByLabelText('Notes'), 'She would like the conditions to stay.');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('1');
    expect(screen.getByText('Tue 1 Dec, 09:00 to 10:00')).toBeTruthy();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(location.hash).toBe('#/today'));
    expect(of('save_call')).toEqual([
      {
        task: 't3', version: 3, outcome: 'spoke_safe', said: ['alone'], note: 'She would like the conditions to stay.', risk: 'medium',
        next: callSheet.outcomes[0]?.proposal?.day,
      },
    ]);
    expect(of('draft_drop')).toEqual([{ key: 'call:t3' }]);
    expect(await screen.findByText('Call saved. Next contact Tue 1 Dec 09:00.')).toBeTruthy();
  });

  it('keeps what was typed when the page is left, and brings it back', async () => {
    const { of } = await open('#/calls/t3');
    await userEvent.type(screen.getByLabelText('Notes'), 'Engaged twice.');
    location.hash = '#/today';
    await waitFor(() => expect(of('draft_keep').length).toBeGreaterThan(0));
    await screen.findByRole('heading', { level: 1, name: 'Today' });
    location.hash = '#/calls/t3';
    await waitFor(() => expect((screen.getByLabelText('Notes') as HTMLTextAreaElement).value).toBe('Engaged twice.'));
    expect(screen.getByText('Your draft was brought back')).toBeTruthy();
  });

  it('shows a conflict and loses nothing', async () => {
    await open('#/calls/t3', {
      save_call: () => {
        throw { code: 'conflict', message: 'Beth Lowe saved this task meanwhile.', fields: [] };
      },
    });
    await userEvent.type(screen.getByLabelText('Notes'), 'Words');
    await userEvent.click(screen.getByLabelText('No answer'));
    await userEvent.click(screen.getByRole('button', { name: 'Save the call' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Beth Lowe saved this task meanwhile.');
    expect((screen.getByLabelText('Notes') as HTMLTextAreaElement).value).toBe('Words');
  });

  it('lets the next contact be changed', async () => {
    const { of } = await open('#/calls/t3');
    await userEvent.click(screen.getByLabelText('No answer'));
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    const time = screen.getByLabelText('Time');
    await userEvent.clear(time);
    await userEvent.type(time, '18:30');
    await userEvent.click(screen.getByRole('button', { name: 'Save the call' }));
    await waitFor(() => expect(of('save_call')[0]).toMatchObject({ outcome: 'no_answer', next: { day: '27', time: '18:30' } }));
  });

  it('opens the response before a duress outcome is saved', async () => {
    const { of } = await open('#/calls/t3');
    await userEvent.click(screen.getByRole('button', { name: 'Duress: start response' }));
    expect(of('save_call')).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Start the response and save' }));
    await waitFor(() => expect(of('save_call')[0]).toMatchObject({ outcome: 'duress' }));
  });

  it('has no number and no form where no channel is safe, but the reasons and where to mend them', async () => {
    await open('#/calls/t3', {
      call_sheet: () => ({ ...callSheet, contact: null, safe: { state: 'never', text: 'No safe channel', reasons: ['The mobile is shared with the respondent.'] } }),
    });
    expect(screen.getAllByText('The mobile is shared with the respondent.').length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Save the call' })).toBeNull();
    expect(document.body.textContent).not.toContain('07700');
    expect(screen.getByRole('link', { name: 'Open the safe-contact profile' }).getAttribute('href')).toBe('#/cases/c-SH-2041/people');
  });
});
