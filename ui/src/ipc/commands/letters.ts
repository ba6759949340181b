// Reminder letters.
import { call } from '../call';
import type { LetterRow, Letters, Printers, Said } from '../wire';

export const makeLetter = (id: string, kind = ''): Promise<LetterRow> => call('make_letter', { input: { case: id, kind } });
/** All letters, or one case's, newest first; pages count from 0. */
export const letters = (id: string | null, page: number): Promise<Letters> => call('letters_made', { input: { case: id, page } });
/** One page of the exact bytes as a PNG picture, `width` pixels wide; pages count from 1. */
export const letterPage = (letter: string, page: number, width: number): Promise<ArrayBuffer> =>
  call('letter_page', { input: { letter, page, width } });
export const printLetter = (letter: string, printer: string): Promise<Said> => call('print_letter', { input: { letter, printer } });
/** Asks where to save it; null when the person changed their mind. */
export const saveLetter = (letter: string): Promise<Said | null> => call('save_letter', { input: { letter } });
export const printers = (): Promise<Printers> => call('printers');
