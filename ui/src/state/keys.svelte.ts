// The keys a page answers to: what the bar at the bottom shows and what a key press does come from one list.
// Single letters can be turned off, for people whose speech software types them.
import { untrack } from 'svelte';

/** One key of a page. */
export interface PageKey {
  /** As `KeyboardEvent.key` gives it: "j", "Enter", "F9"; with `ctrl` the letter alone. */
  key: string;
  ctrl?: boolean;
  /** What the bar shows for the key; without it the key is not shown. */
  shown?: string;
  /** What it does, in a word or two: "move". */
  text: string;
  /** Works inside a text field too: only for keys with Ctrl and function keys. */
  everywhere?: boolean;
  /** Belongs to the frame: shown after the page's. */
  frame?: boolean;
  run: (event: KeyboardEvent) => void;
}

const SETTING = 'letter-keys';

class Keys {
  #pages = $state.raw<PageKey[][]>([]);
  /** Whether single letters do anything. */
  letters = $state(readSetting());

  /** Every key in force, the newest page's last. */
  get all(): PageKey[] {
    return this.#pages.flat();
  }

  /** The keys to show in one line: the page's before those of the frame. */
  get shown(): PageKey[] {
    const shown = this.all.filter((key) => key.shown !== undefined && (this.letters || !isLetter(key)));
    return [...shown.filter((key) => !key.frame), ...shown.filter((key) => key.frame)];
  }

  /** Puts a page's keys in force; gives what to call to take them away. For `$effect`. */
  add(keys: PageKey[]): () => void {
    untrack(() => (this.#pages = [...this.#pages, keys]));
    return () => untrack(() => (this.#pages = this.#pages.filter((page) => page !== keys)));
  }

  /** Turns single letters on or off on this computer. */
  setLetters(on: boolean): void {
    this.letters = on;
    try {
      localStorage.setItem(SETTING, on ? 'on' : 'off');
    } catch {
      // A window without storage forgets it at the next start; nothing else is lost.
    }
  }

  /** Answers a key press; true when a page took it. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.isComposing) return false;
    const typing = isTyping(event.target);
    const found = this.all.findLast(
      (key) =>
        key.key.toLowerCase() === event.key.toLowerCase() &&
        (key.ctrl ?? false) === event.ctrlKey &&
        (key.everywhere || !typing) &&
        (this.letters || !isLetter(key)),
    );
    // A dialog has the keyboard to itself.
    if (!found || document.querySelector('dialog[open]')) return false;
    // Enter on a link or button is that control's own.
    if (found.key === 'Enter' && !found.ctrl && isControl(event.target)) return false;
    event.preventDefault();
    found.run(event);
    return true;
  }
}

function isLetter(key: PageKey): boolean {
  return !key.ctrl && key.key.length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a[href], button, input, select, summary, [role="option"]') !== null;
}

function readSetting(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    return true;
  }
}

/** The one set of keys of a window. */
export const keys = new Keys();
