// Where the sheet lies behind an envelope's window, in millimetres.
import type { OutsidePage } from '../../ipc/wire';

/** An A4 sheet. */
export const SHEET = { width: 210, height: 297 };
/** How the folded sheet slid. */
export type Slid = 'middle' | 'high' | 'low';

/**
 * The upper left corner of the sheet in the envelope: it has room across (the envelope less the sheet) and along (the
 * envelope less the folded panel). Of Notify's the middle is drawn: its provider folds by machine.
 */
export function place(page: Pick<OutsidePage, 'width' | 'height' | 'panel'>, slid: Slid): { x: number; y: number } {
  const share = { high: 0, middle: 0.5, low: 1 }[slid];
  return { x: Math.max(0, page.width - SHEET.width) * share, y: Math.max(0, page.height - page.panel) * share };
}
