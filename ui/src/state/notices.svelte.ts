// What just happened, said once: shown on the page that follows and read out by the live region.

/** One notice; `problem` is for what failed and belongs to no field. */
export interface Notice {
  id: number;
  kind: 'done' | 'problem';
  text: string;
  /** When it was said, by this computer's clock, in milliseconds. */
  at: number;
}

/** Milliseconds within which an action leads to the next page. */
const JUST_NOW = 1500;

class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  /** Says that something was done: "Call saved. Next contact Tue 1 Dec, 09:00." */
  done(text: string): void {
    this.#put('done', text);
  }

  /** Says what failed and what to do about it. */
  problem(text: string): void {
    this.#put('problem', text);
  }

  /** Takes one notice away. */
  drop(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** A page was come to: what was said by the action that led here stays, anything older goes. */
  arrive(): void {
    const now = Date.now();
    if (this.list.some((notice) => now - notice.at > JUST_NOW)) this.list = this.list.filter((notice) => now - notice.at <= JUST_NOW);
  }

  #put(kind: Notice['kind'], text: string): void {
    // The newest alone: an older one is about something that is over.
    this.list = [{ id: this.#next++, kind, text, at: Date.now() }];
  }
}

/** The one list of notices of a window. */
export const notices = new Notices();
