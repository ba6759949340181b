// The letters' work by keyboard: accepting, holding, printing a run, booking by code.
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Main from '../../Main.svelte';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import * as letters from '../../testing/letterSample';

// Pages are drawn to the width of their column, of which there is none here.
beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function open(place: string, shows: string, other: Parameters<typeof fakeCall>[0] = {}) {
  location.hash = place;
  const asked = fakeCall(other);
  const { container } = render(Main);
  await waitFor(() => expect(container.textContent).toContain(shows));
  return { container, of: (command: string) => asked.filter((one) => one.command === command).map((one) => one.input) };
}

describe('what is due', () => {
  it('is accepted by key once its pages are there, and by no key before', async () => {
    const { container, of } = await open('#/letters', 'Ms P Quill');
    await waitFor(() => expect(container.querySelector('figure img')).toBeTruthy());
    expect(of('review_due_letter')[0]).toEqual({ due: 'd1' });
    await userEvent.keyboard('a');
    await waitFor(() => expect(of('accept_letter')).toEqual([{ due: 'd1', letter: letters.placed.letter.id, yes: true }]));
  });

  it('is not accepted unseen: a box ticked elsewhere opens that letter first', async () => {
    const { container, of } = await open('#/letters', 'Mrs S Test');
    await waitFor(() => expect(container.querySelector('figure img')).toBeTruthy());
    await userEvent.click(screen.getByLabelText(/Accept .*, Mrs S Test/));
    expect(of('accept_letter')).toEqual([]);
  });

  it('is held back with a reason', async () => {
    const { of } = await open('#/letters', 'Ms P Quill');
    await userEvent.keyboard('h');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Why?'), 'She is moving');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Hold back' }));
    await waitFor(() => expect(of('hold_letter')).toEqual([{ due: 'd1', why: 'She is moving' }]));
  });
});

describe('a print run', () => {
  it('prints what was accepted, names what was refused, and books the count', async () => {
    const { container, of } = await open('#/letters', 'Ms P Quill');
    await userEvent.click(screen.getByRole('button', { name: 'Print the run' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Print 1' }));
    await waitFor(() => expect(of('print_run')).toEqual([{ allReady: false, outlet: 'printer', printer: 'Front office', twoSided: true }]));
    await waitFor(() => expect(dialog.textContent).toContain('Post is not safe: offer another way'));
    expect(await findings(container)).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText(/1 sheet expected/), '1');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Book the count' }));
    await waitFor(() => expect(of('count_run')).toEqual([{ run: 'r1', sheets: '1', missing: [] }]));
    await waitFor(() => expect(dialog.textContent).toContain('1 sheet, Fri 27 Nov'));
  });
});

describe('booking', () => {
  it('by code keeps the focus for the next letter', async () => {
    const { of } = await open('#/letters/posted', 'Code on the letter');
    const code = screen.getByLabelText('Code on the letter');
    await userEvent.type(code, 'vc 48213 k');
    await userEvent.type(screen.getByLabelText('What the envelope says'), 'gone away{Enter}');
    await waitFor(() => expect(of('book_letter')).toEqual([{ code: 'vc 48213 k', what: 'returned', note: 'gone away', gone: false }]));
    await waitFor(() => expect(document.activeElement).toBe(code));
    expect((code as HTMLInputElement).value).toBe('');
  });

  it('says why a letter must not be posted, and lets what is gone be booked', async () => {
    let refused = true;
    const { of } = await open('#/letters/printed', 'Code on the letter', {
      book_letter: () => {
        if (refused) throw { code: 'refused', message: 'Take it out of the tray', fields: [{ field: 'post-not-safe', message: 'Post is not safe' }] };
        return { message: 'VC-48213-K: posted.' };
      },
    });
    await userEvent.type(screen.getByLabelText('Code on the letter'), 'VC-48213-K{Enter}');
    await userEvent.click(await screen.findByLabelText(/It was posted already/));
    refused = false;
    await userEvent.click(screen.getByRole('button', { name: 'Book it' }));
    await waitFor(() => expect(of('book_letter')[1]).toMatchObject({ what: 'posted', gone: true }));
  });

  it('of a ticked tray is one act', async () => {
    const { of } = await open('#/letters/printed', 'Tick all 1');
    await userEvent.click(screen.getByRole('button', { name: 'Tick all 1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Book 1 as posted' }));
    await waitFor(() => expect(of('book_posted')).toEqual([{ letters: [letters.placed.letter.id] }]));
  });
});
