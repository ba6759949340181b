import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { findings } from '../testing/axe';
import { keys } from '../state/keys.svelte';
import Frame from './Frame.svelte';

function draw(demo: boolean) {
  const onlock = vi.fn();
  const { container } = render(Frame, {
    props: {
      demo, unit: 'Northfield unit', person: 'Amal Rahman', onlock,
      nav: [{ text: 'Today', href: '#/today', count: 12, current: true }, { text: 'Breaches', href: '#/breaches', count: 1, alert: true }],
      children: createRawSnippet(() => ({ render: () => '<div><h1>Today</h1><input aria-label="Notes"></div>' })),
    },
  });
  return { container, onlock };
}

describe('the frame', () => {
  it('marks an invented caseload, and only that', () => {
    draw(true);
    expect(screen.getByText('Invented caseload: nobody here is real')).toBeTruthy();
  });

  it('says nothing of the kind on a real one, and has no findings', async () => {
    const { container } = draw(false);
    expect(container.textContent).not.toContain('Invented');
    expect(screen.getByRole('link', { current: 'page' }).textContent).toContain('Today');
    expect(await findings(container)).toEqual([]);
  });

  it('locks by button and by Ctrl L', async () => {
    const { onlock } = draw(false);
    await userEvent.click(screen.getByRole('button', { name: 'Lock' }));
    await userEvent.keyboard('{Control>}l{/Control}');
    expect(onlock).toHaveBeenCalledTimes(2);
  });

  it('blanks the screen with F9, also while typing', async () => {
    const { container } = draw(false);
    screen.getByLabelText('Notes').focus();
    await userEvent.keyboard('{F9}');
    expect(container.querySelector('.frame')?.hasAttribute('hidden')).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: /shows the screen/ }));
    expect(container.querySelector('.frame')?.hasAttribute('hidden')).toBe(false);
  });

  it('leaves letters alone in a text field and when they are turned off', async () => {
    draw(false);
    const run = vi.fn();
    const stop = keys.add([{ key: 'c', shown: 'c', text: 'call', run }]);
    await userEvent.type(screen.getByLabelText('Notes'), 'c');
    expect(run).not.toHaveBeenCalled();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('c');
    expect(run).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Letter keys on' }));
    await userEvent.keyboard('c');
    expect(run).toHaveBeenCalledOnce();
    keys.setLetters(true);
    stop();
  });
});
