// Something asked of the Rust side and shown: not there yet, there, or refused.
import { asAppError, type AppError } from '../ipc/call';

export class Loaded<T> {
  value = $state.raw<T | undefined>();
  error = $state.raw<AppError | undefined>();
  busy = $state(false);
  #turn = 0;

  /** Asks; an older answer that comes late is thrown away. What was there stays until the new answer is. */
  async load(ask: () => Promise<T>): Promise<T | undefined> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const value = await ask();
      if (turn !== this.#turn) return undefined;
      this.value = value;
      this.error = undefined;
      return value;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asAppError(thrown);
      return undefined;
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
