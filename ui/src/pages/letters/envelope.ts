// Where the sheet lies behind an envelope's window, in millimetres.
import type { OutsidePage } from '../../ipc/wire';

/** An A4 sheet. */
export const SHEET = { width: 210, height: 297 };
/** Where Notify's provider shows the address: from the sheet's edges to its address block. */
const NOTIFY_BLOCK = { left: 24.6, top: 39.5, width: 95.4, height: 26.8 };

/** How the folded sheet slid. */
export type Slid = 'middle' | 'high' | 'low';

/**
 * The upper left corner of the sheet in the envelope: it has room across (the envelope less the sheet) and along (the
 * envelope less the folded panel). Notify's provider folds so that its address block stands in the window's middle.
 */
export function place(page: Pick<OutsidePage, 'width' | 'height' | 'panel' | 'notify' | 'window'>, slid: Slid): { x: number; y: number } {
  if (page.notify) {
    return {
      x: page.window.left + (page.window.width - NOTIFY_BLOCK.width) / 2 - NOTIFY_BLOCK.left,
      y: page.window.top + (page.window.height - NOTIFY_BLOCK.height) / 2 - NOTIFY_BLOCK.top,
    };
  }
  const share = { high: 0, middle: 0.5, low: 1 }[slid];
  return { x: Math.max(0, page.width - SHEET.width) * share, y: Math.max(0, page.height - page.panel) * share };
}
