import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import { letterTexts } from '../../testing/sample';
import LetterTexts from './LetterTexts.svelte';

afterEach(cleanup);

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

  it('leave the act to who has the right', async () => {
    fakeCall({ letter_texts: () => ({ ...letterTexts, signedOff: null, maySign: false }) });
    render(LetterTexts);
    expect(await screen.findByText('An administrator signs them off.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sign off/ })).toBeNull();
  });
});
