import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import Translations from './Translations.svelte';

afterEach(cleanup);

describe('translations', () => {
  it('say what is missing, who checked what, and why somebody may not check', async () => {
    fakeCall();
    const { container } = render(Translations);
    expect(await screen.findByText('1 text missing')).toBeTruthy();
    expect(screen.getByText('Sgt L. Osei, Mon 2 Nov 2026')).toBeTruthy();
    expect(screen.getByText('if.danger')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'I have checked Polish' })).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it('are checked by name, with how it is known', async () => {
    const asked = fakeCall();
    render(Translations);
    await userEvent.click(await screen.findByRole('button', { name: 'I have checked Welsh' }));
    await userEvent.type(screen.getByLabelText('How do you know?'), 'I read Welsh');
    await userEvent.click(screen.getByRole('button', { name: 'I have checked this' }));
    await waitFor(() => expect(asked.find((one) => one.command === 'check_translation')?.input).toEqual({ language: 'cy', version: 1, how: 'I read Welsh' }));
  });

  it('are brought in from a file, with every line that is wrong', async () => {
    const asked = fakeCall({
      bring_in_translation: () => {
        throw { code: 'invalid', message: 'Some of it needs mending', fields: [{ field: 'file', message: 'Line 4: heading.order comes twice' }, { field: 'file', message: 'Line 9: no name' }] };
      },
    });
    render(Translations);
    await userEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
    expect((await screen.findAllByText('Choose the translation file')).length).toBe(2);
    await userEvent.upload(screen.getByLabelText('Translation file'), new File(['language = pl'], 'pl.txt', { type: 'text/plain' }));
    await userEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
    expect((await screen.findAllByText('Line 4: heading.order comes twice')).length).toBe(2);
    expect((await screen.findAllByText('Line 9: no name')).length).toBe(2);
    expect(asked.find((one) => one.command === 'bring_in_translation')?.input).toEqual({ base64: btoa('language = pl') });
  });

  it('give the translator a file for the language that is chosen', async () => {
    const asked = fakeCall();
    render(Translations);
    await userEvent.selectOptions(await screen.findByLabelText('Language'), 'pl');
    await userEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    await waitFor(() => expect(asked.find((one) => one.command === 'save_translator_file')?.input).toEqual({ language: 'pl' }));
  });
});
