// A date and time on the two Sundays on which the clocks change, and on ordinary days.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Wall } from '../ipc/wire';
import { findings } from '../testing/axe';
import { reactive } from '../testing/reactive.svelte';
import { clockChange } from './clockChange';
import DateTimeInput, { noTime } from './DateTimeInput.svelte';

const at = (day: string, month: string, year: string, time: string): Wall => ({ day, month, year, time, which: '' });

describe('the change of the clocks', () => {
  it.each([
    [at('25', '10', '2026', '01:00'), 'twice'],
    [at('25', '10', '2026', '1:30'), 'twice'],
    [at('25', '10', '2026', '0159'), 'twice'],
    [at('25', '10', '2026', '00:59'), undefined],
    [at('25', '10', '2026', '02:00'), undefined],
    [at('24', '10', '2026', '01:30'), undefined],
    [at('18', '10', '2026', '01:30'), undefined],
    [at('31', '10', '2027', '01.30'), 'twice'],
    [at('29', '10', '2028', '01:30'), 'twice'],
    [at('29', '3', '2026', '01:30'), 'never'],
    [at('28', '03', '2027', '01:00'), 'never'],
    [at('29', '3', '2026', '02:00'), undefined],
    [at('22', '3', '2026', '01:30'), undefined],
    [at('29', '3', '26', '01:30'), undefined],
    [at('', '', '', '01:30'), undefined],
    [at('29', '3', '2026', '11:30'), undefined],
  ])('%o: %s', (value, wanted) => expect(clockChange(value)).toBe(wanted));
});

async function typed(day: string, month: string, time: string) {
  const value = reactive(noTime());
  const { container } = render(DateTimeInput, { props: { id: 'served', legend: 'When was it served?', value } });
  await userEvent.type(screen.getByLabelText('Day'), day);
  await userEvent.type(screen.getByLabelText('Month'), month);
  await userEvent.type(screen.getByLabelText('Year'), '2026');
  await userEvent.type(screen.getByLabelText('Time'), time);
  return { value, container };
}

describe('a date and time', () => {
  it('that comes twice is asked about as it is typed, and the answer is kept', async () => {
    const { value, container } = await typed('25', '10', '01:30');
    expect(screen.getByText('Which 01:30: before or after the clocks went back?')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('After: the second time, winter time'));
    expect(value).toEqual({ day: '25', month: '10', year: '2026', time: '01:30', which: 'second' });
    expect(await findings(container)).toEqual([]);
    await userEvent.clear(screen.getByLabelText('Time'));
    await userEvent.type(screen.getByLabelText('Time'), '03:00');
    expect(screen.queryByText(/before or after the clocks/)).toBeNull();
  });

  it('that the clocks leave out is refused as it is typed, with the mend', async () => {
    const { container } = await typed('29', '3', '01:30');
    expect(container.querySelector('.govuk-error-message')?.textContent).toContain('Enter a time before 01:00, or from 02:00');
    expect(screen.getByLabelText('Time').className).toContain('govuk-input--error');
    expect(screen.getByLabelText('Day').className).not.toContain('govuk-input--error');
    expect(await findings(container)).toEqual([]);
    await userEvent.clear(screen.getByLabelText('Time'));
    await userEvent.type(screen.getByLabelText('Time'), '02:30');
    expect(container.querySelector('.govuk-error-message')).toBeNull();
  });

  it('on an ordinary night asks nothing', async () => {
    const { container } = await typed('22', '11', '01:30');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(container.querySelector('.govuk-error-message')).toBeNull();
  });

  it('sent without an answer shows the question where the summary leads', async () => {
    const value = reactive({ ...at('25', '10', '2026', '01:30') });
    const error = 'Which 01:30: before or after the clocks went back?';
    const { container } = render(DateTimeInput, { props: { id: 'served', legend: 'When was it served?', value, error, errorPart: 'which' } });
    expect(container.querySelector('#served-which')?.getAttribute('type')).toBe('radio');
    expect(container.querySelectorAll('.govuk-error-message')).toHaveLength(1);
    expect(screen.getByLabelText('Time').className).not.toContain('govuk-input--error');
    expect(await findings(container)).toEqual([]);
  });
});
