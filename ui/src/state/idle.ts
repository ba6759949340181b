// Locks by itself when nobody touches the window.

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const LOOK = 5_000;

/**
 * Calls `onidle` once after `minutes` without a key or the pointer; gives what to call to stop. Compares times rather than
 * counting down, so that a computer that slept is locked at once.
 */
export function watchIdle(minutes: number, onidle: () => void, clock: () => number = Date.now): () => void {
  let last = clock();
  const touched = (): void => {
    last = clock();
  };
  for (const sign of SIGNS) addEventListener(sign, touched, { passive: true, capture: true });
  const timer = setInterval(() => {
    if (clock() - last >= minutes * 60_000) {
      stop();
      onidle();
    }
  }, LOOK);
  const stop = (): void => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, touched, { capture: true });
  };
  return stop;
}
