import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findings } from '../testing/axe';
import CoverTimeline from './CoverTimeline.svelte';
import { exampleTimeline } from './timelineExample';

const draw = (): Element => render(CoverTimeline, { props: { timeline: exampleTimeline() } }).container;

describe('the cover timeline', () => {
  it('has one stop of the Tab key, and arrow keys go from bar to bar', async () => {
    draw();
    const bars = screen.getAllByRole('option');
    expect(bars.filter((one) => one.getAttribute('tabindex') === '0')).toHaveLength(1);
    bars[0]?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(bars[1]);
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toBe(bars.at(-1));
    await userEvent.keyboard('{ArrowUp}{Home}');
    expect(document.activeElement).toBe(bars[0]);
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Order (NMO)');
  });

  it('says under the picture what the bar with the focus is', async () => {
    const box = draw();
    screen.getAllByRole('option')[0]?.focus();
    await Promise.resolve();
    expect(box.querySelector('.details')?.textContent).toContain('Bail return Tue 1 Dec 10:00');
  });

  it('shows the same facts as a table', async () => {
    draw();
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['What', 'From', 'To', 'Breaking it']);
    expect(screen.getByRole('rowheader', { name: 'Gap' }).closest('tr')?.textContent).toContain('Nothing to arrest for');
    await userEvent.click(screen.getByRole('button', { name: 'As a picture' }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('opens and closes its topics', async () => {
    const box = draw();
    const before = screen.getAllByRole('option').length;
    await userEvent.click(screen.getByRole('button', { name: 'Hide topics' }));
    expect(screen.getAllByRole('option').length).toBeLessThan(before);
    expect(box.textContent).not.toContain('Streets named');
  });

  it('has nothing that axe-core finds, and no inline styles', async () => {
    const box = draw();
    expect(await findings(box)).toEqual([]);
    expect(box.querySelector('[style]')).toBeNull();
  });
});
