// What is being typed, kept on the Rust side inside the encrypted caseload until it is saved or thrown away, so that
// leaving the page, locking or a conflict brings it back. Not here: where drafts are stored.

/** Where drafts are kept: one text per key and person. */
export interface DraftStore {
  load(key: string): Promise<string | null>;
  keep(key: string, body: string): Promise<void>;
  drop(key: string): Promise<void>;
}

/** Milliseconds of quiet before what was typed is kept. */
export const QUIET = 600;

const open = new Set<Draft<object>>();

/** Keeps every open draft now: before locking, and when the window is hidden. */
export async function keepAllDrafts(): Promise<void> {
  await Promise.all([...open].map((draft) => draft.keepNow()));
}

/** A form's content that survives. Make it in a component, `await restore()`, and `watch()` it in an effect. */
export class Draft<T extends object> {
  /** What the controls are bound to. */
  value: T = $state() as T;
  /** True once something typed earlier was brought back. */
  restored = $state(false);
  /** When it was last kept, by this computer's clock; null before. */
  keptAt = $state.raw<Date | null>(null);
  /** Set when keeping failed: the page says so. */
  failed = $state(false);

  readonly #key: string;
  readonly #store: DraftStore;
  #last: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(key: string, initial: T, store: DraftStore) {
    this.#key = key;
    this.#store = store;
    this.value = initial;
    this.#last = JSON.stringify(initial);
  }

  /** Brings back what was kept; fields that were added to the form since keep their initial value. */
  async restore(): Promise<void> {
    let body: string | null = null;
    try {
      body = await this.#store.load(this.#key);
    } catch {
      this.failed = true;
    }
    if (body === null) return;
    const kept = parse(body);
    if (kept === null) return;
    Object.assign(this.value, kept);
    this.#last = JSON.stringify(this.value);
    this.restored = true;
  }

  /** Fills in what the page only knows later; it does not count as typed, and never replaces what was brought back. */
  fill(values: Partial<T>): void {
    if (this.restored) return;
    Object.assign(this.value, values);
    this.#last = JSON.stringify(this.value);
  }

  /** Follows the value; call it inside `$effect(() => draft.watch())`. */
  watch(): () => void {
    const body = JSON.stringify(this.value);
    open.add(this as unknown as Draft<object>);
    if (body !== this.#last && !this.#ended) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.keepNow(), QUIET);
    }
    return () => undefined;
  }

  /** Keeps it at once when it changed. */
  async keepNow(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    const body = JSON.stringify(this.value);
    if (body === this.#last) return;
    try {
      await this.#store.keep(this.#key, body);
      this.#last = body;
      this.keptAt = new Date();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  /** The page is left: keep what is there and stop following. */
  async leave(): Promise<void> {
    open.delete(this as unknown as Draft<object>);
    await this.keepNow();
  }

  /** It was saved or thrown away: nothing is brought back next time. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    open.delete(this as unknown as Draft<object>);
    try {
      await this.#store.drop(this.#key);
    } catch {
      this.failed = true;
    }
  }
}

function parse(body: string): object | null {
  try {
    const kept: unknown = JSON.parse(body);
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : null;
  } catch {
    return null;
  }
}
