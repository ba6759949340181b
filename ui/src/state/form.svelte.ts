// A form being sent: busy or not, and everything that is wrong with it. The checks themselves are Rust's.
import { asAppError, type FieldError } from '../ipc/call';

export class Form {
  busy = $state(false);
  /** Every reason, in the order of the page; empty when nothing is known to be wrong. */
  errors = $state.raw<FieldError[]>([]);
  /** Somebody saved the same thing meanwhile. */
  conflict = $state(false);
  /** Counts the refusals, so that the summary takes the focus again at each. */
  refusals = $state(0);

  /** The first message for one field, for its control. */
  of(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }

  /** What is wrong with a date ("made", "made.day", "made.time"), as its control takes it. */
  date(field: string): { error?: string; errorPart?: string } {
    const found = this.errors.find((error) => error.field === field || error.field.startsWith(`${field}.`));
    if (!found) return {};
    return { error: found.message, errorPart: found.field.slice(field.length + 1) || undefined };
  }

  /** Takes the messages away. */
  clear(): void {
    this.errors = [];
    this.conflict = false;
  }

  /** Puts a refusal in front of the person. */
  refuse(errors: FieldError[]): void {
    this.errors = errors;
    this.refusals += 1;
  }

  /**
   * Sends the form: gives the answer, or undefined when it was refused, with every reason in `errors`.
   * A second send while one is under way does nothing.
   */
  async send<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    try {
      const answer = await act();
      this.clear();
      return answer;
    } catch (thrown) {
      const error = asAppError(thrown);
      this.conflict = error.code === 'conflict';
      this.refuse(error.fields.length > 0 ? error.fields : [{ field: '', message: error.message }]);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
