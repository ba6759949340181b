// A legal clock with its working.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../testing/axe';
import ClockWorking from './ClockWorking.svelte';

const clock = {
  what: 'The application must be heard by', by: 'Tue 29 Dec 2026 20:00',
  lines: ['Thu 24 Dec: 4 h (4 h so far)', 'Fri 25 Dec: not counted (Christmas Day)', 'Sat 26 Dec: 24 h (28 h so far)'],
  warnings: ['26 December is a Saturday: a bank holiday by statute that the published list leaves out'],
};

describe('a clock', () => {
  it('says by when, what to know first, and how that follows', async () => {
    const { container } = render(ClockWorking, { props: { clock } });
    expect(container.textContent).toContain('The application must be heard by Tue 29 Dec 2026 20:00.');
    expect(container.textContent).toContain('Check 26 December is a Saturday');
    const details = container.querySelector('details');
    expect(details?.open).toBe(false);
    await userEvent.click(screen.getByText('How that follows'));
    expect(details?.open).toBe(true);
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(clock.lines);
    expect(await findings(container)).toEqual([]);
  });

  it('with nothing to know shows no tag', () => {
    const { container } = render(ClockWorking, { props: { clock: { ...clock, warnings: [] } } });
    expect(container.querySelector('.govuk-tag')).toBeNull();
  });
});
