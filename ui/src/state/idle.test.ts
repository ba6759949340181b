import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from './idle';

describe('an idle window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('locks after its minutes, once', () => {
    const onidle = vi.fn();
    watchIdle(10, onidle);
    vi.advanceTimersByTime(9 * 60_000);
    expect(onidle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20 * 60_000);
    expect(onidle).toHaveBeenCalledOnce();
  });

  it('starts again at every key, and stops when told', () => {
    const onidle = vi.fn();
    const stop = watchIdle(10, onidle);
    vi.advanceTimersByTime(9 * 60_000);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    vi.advanceTimersByTime(9 * 60_000);
    expect(onidle).not.toHaveBeenCalled();
    stop();
    vi.advanceTimersByTime(60 * 60_000);
    expect(onidle).not.toHaveBeenCalled();
  });
});
