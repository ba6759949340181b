// The words of a letter that is read out: in their language and direction, in reading order; refused with its reasons.
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import ReadOut from './ReadOut.svelte';

afterEach(() => cleanup());

it('shows the words in their language and direction', async () => {
  const asked = fakeCall({
    letter_read_out: () => ({ language: 'ur', languageName: 'Urdu', rightToLeft: true, paragraphs: [['پہلی سطر', 'دوسری سطر'], ['تیسری']] }),
  });
  const { container } = render(ReadOut, { caseId: 'c1', kind: 'L1' });
  await userEvent.click(screen.getByRole('button', { name: 'Show the words to read out' }));
  expect(await screen.findByRole('dialog', { name: 'Read out, in Urdu' })).toBeTruthy();
  const words = container.querySelector('[lang="ur"]');
  expect(words?.getAttribute('dir')).toBe('rtl');
  expect(words?.textContent).toContain('پہلی سطر');
  expect(words?.querySelectorAll('p').length).toBe(2);
  expect(asked.filter((one) => one.command === 'letter_read_out').map((one) => one.input)).toEqual([{ case: 'c1', kind: 'L1' }]);
  expect(await findings(container)).toEqual([]);
});
