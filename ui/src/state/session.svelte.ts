// Who is signed in and what stands in the frame: unit, counts, the time after which the window locks itself.
import { asAppError } from '../ipc/call';
import { frame, lock } from '../ipc/commands/session';
import type { Frame } from '../ipc/wire';
import { keepAllDrafts } from './draft.svelte';
import { notices } from './notices.svelte';

class Session {
  frame = $state.raw<Frame | undefined>();
  #locking = false;

  /** Asks again: after everything that changes a count. */
  async refresh(): Promise<void> {
    try {
      this.frame = await frame();
    } catch (thrown) {
      notices.problem(asAppError(thrown).message);
    }
  }

  /** Keeps what is being typed, then locks. The window goes away when it worked. */
  async lock(): Promise<void> {
    if (this.#locking) return;
    this.#locking = true;
    try {
      await keepAllDrafts();
      await lock();
    } catch (thrown) {
      notices.problem(asAppError(thrown).message);
    } finally {
      this.#locking = false;
    }
  }
}

/** The one session of the main window. */
export const session = new Session();
