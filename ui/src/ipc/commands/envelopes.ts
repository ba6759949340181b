// The alignment sheet of an envelope.
import { call } from '../call';
import type { Said } from '../wire';

/** The sheet as a PNG picture. */
export const sheetPage = (envelope: string, width: number): Promise<ArrayBuffer> => call('sheet_page', { input: { envelope, width } });
export const printSheet = (envelope: string, printer: string): Promise<Said> => call('print_sheet', { input: { envelope, printer } });
export const saveSheet = (envelope: string): Promise<Said | null> => call('save_sheet', { input: { envelope } });
