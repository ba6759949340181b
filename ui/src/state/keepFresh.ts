// Keeps a page true while it stays open: what is safe now is not safe for ever.

/** How often, in milliseconds: a safe hour's end shows within a minute. */
const EVERY = 30_000;

/** Calls `ask` regularly while the window is to be seen, and whenever it is come back to; gives what to call to stop. For `$effect`. */
export function keepFresh(ask: () => unknown): () => void {
  const timer = setInterval(() => { if (!document.hidden) ask(); }, EVERY);
  addEventListener('focus', ask);
  return () => {
    clearInterval(timer);
    removeEventListener('focus', ask);
  };
}
