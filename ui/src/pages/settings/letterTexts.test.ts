import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import { letterTexts } from '../../testing/sample';
import LetterTexts from './LetterTexts.svelte';

beforeAll(() => {
  URL.createObjectURL ??= () => 'blob:one';
});
afterEach(cleanup);

const part = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });

describe('the letter texts', () => {
  it('say that nobody signed them, and are signed off in one act with the day of the next check', async () => {
    const asked = fakeCall({ letter_texts: () => ({ ...letterTexts, signedOff: null }) });
    const { container } = render(LetterTexts);
    expect(await screen.findByText('Not signed off: no letter can be made')).toBeTruthy();
    expect(screen.getByText('Tell us every time.')).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Sign off version 1' }));
    await waitFor(() => expect(asked.find((one) => one.command === 'sign_letter_texts')?.input).toEqual({ version: 1, reviewBy: letterTexts.nextReview }));
  });

  it('name what is wrong with the day', async () => {
    fakeCall({
      sign_letter_texts: () => {
        throw { code: 'invalid', message: 'Mend one thing.', fields: [{ field: 'reviewBy', message: 'Enter a day within the next year' }] };
      },
    });
    render(LetterTexts);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign off version 1' }));
    expect((await screen.findAllByText('Enter a day within the next year')).length).toBeGreaterThan(0);
  });

  it('leave the acts to who has the right', async () => {
    fakeCall({ letter_texts: () => ({ ...letterTexts, signedOff: null, maySign: false, mayChange: false }) });
    render(LetterTexts);
    expect(await screen.findByText('An administrator signs them off.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sign off v/ })).toBeNull();
    await userEvent.click(await part(/^L1: /));
    expect(screen.queryByRole('button', { name: /^Use our own words/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('are worded by the unit, with what is wrong while it is typed, looked at, and saved as the next version', async () => {
    const asked = fakeCall();
    const { container } = render(LetterTexts);
    await userEvent.click(await part(/^In every letter/));
    await userEvent.click(screen.getByRole('button', { name: 'Use our own words : if.tell-us' }));
    const words = screen.getByLabelText('Our words for if.tell-us');
    await userEvent.clear(words);
    await userEvent.type(words, 'Tell the MARAC.');
    expect(await screen.findByText('"marac": write it in plain words')).toBeTruthy();
    expect(screen.getByText(/Reads at about age 8/)).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    await userEvent.clear(words);
    await userEvent.type(words, 'Tell us each time.');
    await waitFor(() => expect(screen.queryByText('"marac": write it in plain words')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Look at a letter : if.tell-us' }));
    await waitFor(() => expect(asked.find((one) => one.command === 'preview_letter')?.input).toMatchObject({ example: 0, language: 'en', texts: { changed: { 'if.tell-us': 'Tell us each time.' } } }));
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked.find((one) => one.command === 'save_letter_texts')?.input).toMatchObject({ version: 1, changed: { 'if.tell-us': 'Tell us each time.' } }));
  });

  it('lead to the sentence that was refused', async () => {
    fakeCall({
      save_letter_texts: () => {
        throw { code: 'invalid', message: 'Some of it needs mending', fields: [{ field: 'helplines.1.number', message: 'This is no number to call' }] };
      },
    });
    render(LetterTexts);
    await userEvent.click(await part(/^L1: /));
    await userEvent.click(screen.getByRole('button', { name: 'Use our own words : opening.order' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findAllByText('This is no number to call')).length).toBe(2);
    expect(screen.getByRole('button', { name: 'Helplines , 1 to mend' })).toBeTruthy();
  });

  it('name helplines in the order that the unit gives them', async () => {
    const asked = fakeCall();
    const { container } = render(LetterTexts);
    await userEvent.click(await part('Helplines'));
    expect(await findings(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Down : Helpline' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take away : Helpline' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a helpline' }));
    const added = within(screen.getByRole('group', { name: 'Helpline 2' }));
    await userEvent.type(added.getByLabelText('Name'), 'Third line');
    await userEvent.type(added.getByLabelText('Number or website'), '0113 496 0102');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked.find((one) => one.command === 'save_letter_texts')?.input.helplines).toEqual([
        { name: 'Other line', number: '0113 496 0101', note: '' }, { name: 'Third line', number: '0113 496 0102', note: '' },
      ]));
  });

  it('show their versions, each to be read', async () => {
    fakeCall();
    render(LetterTexts);
    await userEvent.click(await part('Versions'));
    await userEvent.click(screen.getByRole('button', { name: 'Read version 1' }));
    expect(await screen.findByText('Letter texts, version 1')).toBeTruthy();
  });
});
