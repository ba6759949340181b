// Letters that are due, printed and posted, as the Rust side would answer about them.
import type { Due, DueReview, DueRow, Placed, PlacedRow, Run, Runs, TabCounts, WayRow } from '../ipc/wire';
import { letter } from './sample';

export const counts: TabCounts = { ready: 2, printable: 2, accepted: 1, blocked: 1, printed: 1, posted: 211, returned: 1, closed: 3 };

function due(id: string, to: string, more: Partial<DueRow> = {}): DueRow {
  return {
    id, caseId: 'c-SH-2041', caseReference: 'SH-2041', to, address: 'Flat 2, 12 Test Street, LS2 7EW', kind: 'L1', title: 'Your court order: what it says',
    why: ['Order received Wed 25 Nov 10:05, Leeds Family Court'], rule: 'T2: by the day of the first contact', due: 'by 17:00', late: false, letter: null,
    acceptedBy: null, held: null, waitsForSecond: false, passed: 9, reasons: [], ambers: [], ...more,
  };
}

export const ready: Due = {
  rows: [due('d1', 'Ms P Quill', { letter: letter.id }), due('d2', 'Mrs S Test', { acceptedBy: 'Beth Lowe', due: '2 days late', late: true })],
  counts,
};
export const blocked: Due = {
  rows: [
    due('d3', 'Ms O Finch', {
      held: 'VC-50021-F came back Mon 23 Nov 09:10: ask where post is safe (Beth Lowe)', reasons: [{ code: 'post-not-safe', text: 'Post is not safe: offer another way', mend: 'safe-contact' }],
    }),
  ],
  counts,
};
export const review = (id: string): DueReview => ({ row: [...ready.rows, ...blocked.rows].find((row) => row.id === id) ?? ready.rows[0] ?? due(id, ''), letter });

export const placed: PlacedRow = { letter, state: 'printed', stateLabel: 'Printed', since: 'Fri 27 Nov 2026 12:05', mayPost: true };
export const placedPage: Placed = { rows: [placed], total: 1, pageSize: 50, counts };
export const way: WayRow[] = [{ what: 'Printed', when: 'Fri 27 Nov 2026 12:05', by: 'Beth Lowe', note: 'letter printed', other: null, checkpoint: '812-3FA0C91B' }];

export const run: Run = {
  id: 'r1', number: 7, when: 'Fri 27 Nov 2026 12:04', by: 'Beth Lowe', outlet: 'Printer Front_office, both sides', onPaper: true, cutShort: false, cancelled: false,
  total: 2, printed: 1, refused: 1, failed: 0, waiting: 0, missing: 0, notLookedAt: 0, sheets: 1, counted: null, left: 0,
  letters: [
    { place: 1, to: 'Ms P Quill', caseId: 'c-SH-2041', caseReference: 'SH-2041', title: letter.title, reference: letter.reference, pages: 2, lookedAt: true, fate: 'printed', reasons: [] },
    { place: 2, to: 'Mrs S Test', caseId: 'c-SH-2070', caseReference: 'SH-2070', title: letter.title, reference: '', pages: 0, lookedAt: true, fate: 'refused', reasons: ['Post is not safe: offer another way'] },
  ],
};
export const runs: Runs = { rows: [{ ...run, letters: [] }], total: 1, pageSize: 20 };
