// The letters' queue, print runs, and what becomes of a letter.
import { call } from '../call';
import type { Due, DueReview, FoundLetter, Placed, PrintRun, Run, RunProgress, Runs, Said, WayRow } from '../wire';

export const lettersDue = (ready: boolean): Promise<Due> => call('letters_due', { input: { ready } });
/** Opens a due letter to look at it; the Rust side makes it where it is not made yet. */
export const reviewDue = (due: string): Promise<DueReview> => call('review_due_letter', { input: { due } });
export const acceptLetter = (due: string, letter: string, yes: boolean): Promise<void> => call('accept_letter', { input: { due, letter, yes } });
/** Holds a letter back; without a reason takes the hold off. */
export const holdLetter = (due: string, why: string | null): Promise<void> => call('hold_letter', { input: { due, why } });
export const takeOffLetter = (due: string, why: string): Promise<void> => call('take_off_letter', { input: { due, why } });

/** Letters of a tab ("printed", "posted", "returned", "closed"), the latest there first; pages count from 0. */
export const lettersPlaced = (tab: string, page: number): Promise<Placed> => call('letters_placed', { input: { tab, page } });
export const findLetter = (code: string): Promise<FoundLetter> => call('find_letter', { input: { code } });
export const letterWay = (letter: string): Promise<WayRow[]> => call('letter_way', { input: { letter } });
/** Books a letter by its code as "posted", "returned" or "collected"; `gone`: it was posted already, though it must not have been. */
export const bookLetter = (code: string, what: string, note: string, gone: boolean): Promise<Said> =>
  call('book_letter', { input: { code, what, note, gone } });
export const bookPosted = (letters: string[]): Promise<Said> => call('book_posted', { input: { letters } });
export const recallLetter = (letter: string, why: string, again: boolean): Promise<Said> => call('recall_letter', { input: { letter, why, again } });

/** Prints what is due; null when the person changed their mind. */
export const printRun = (wish: PrintRun): Promise<Run | null> => call('print_run', { input: wish });
export const runProgress = (): Promise<RunProgress> => call('run_progress');
export const stopRun = (): Promise<void> => call('stop_run');
export const runsListed = (page: number): Promise<Runs> => call('runs_listed', { input: { page } });
export const runShown = (run: string): Promise<Run> => call('run_shown', { input: { run } });
/** Books how many sheets came out, and the codes of letters that did not. */
export const countRun = (run: string, sheets: string, missing: string[]): Promise<Run> => call('count_run', { input: { run, sheets, missing } });
