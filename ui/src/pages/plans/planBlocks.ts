// What the plan's blocks have in common: which block a field stands in, what is open in a block, and how two people's
// words are put together block by block. Not here: what is right or wrong; Rust decides that.
import type { Day, PlanForm } from '../../ipc/wire';

export type Item = PlanForm['items'][number];

const OWN: Record<string, string> = { considered: 'legal', disclosure: 'disclosure', views: 'views', told: 'review', reviewOn: 'review' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The block in which a field stands ("items.17.owner"); undefined where it is none of a block's. */
export function blockOf(form: PlanForm, field: string): string | undefined {
  const [list = '', row = ''] = field.split('.');
  if (list === 'items') return form.items[Number(row)]?.block;
  return OWN[list];
}

/** Something is still to be done about an item. */
export function isOpen(item: Item): boolean {
  return ['need', 'offered', 'accepted'].includes(item.state) && item.doneOn.day.trim() === '';
}

/** "4 Dec 2026"; what was typed where it is no date; nothing where nothing was. */
export function dayWords(day: Day): string {
  const month = MONTHS[Number(day.month) - 1];
  const parts = [day.day, month ?? day.month, day.year].map((part) => part.trim());
  return parts.filter(Boolean).join(' ');
}

/** It is still to be done, and its day has passed. */
export function isLate(item: Item, today: Day): boolean {
  const count = ({ year, month, day }: Day): number => Number(year) * 10_000 + Number(month) * 100 + Number(day);
  return isOpen(item) && item.due.day.trim() !== '' && count(item.due) < count(today);
}

/** A word that says how far a block is: "2 open", "2 open, 1 late", "3 settled"; empty where nobody has looked at it. */
export function blockState(form: PlanForm, block: string, today: Day): string {
  if (block === 'views') return Object.values(form.views).some((text) => text.trim()) ? 'Recorded' : '';
  if (block === 'review') return form.reviewOn.day.trim() ? `Review ${dayWords(form.reviewOn)}` : '';
  if (block === 'disclosure') return form.disclosure.state === 'not-looked-at' ? '' : 'Looked at';
  const items = form.items.filter((item) => item.block === block && item.state !== '');
  const open = items.filter(isOpen).length;
  const late = items.filter((item) => isLate(item, today)).length;
  if (open > 0) return late > 0 ? `${open} open, ${late} late` : `${open} open`;
  const considered = block === 'legal' ? form.considered.filter((one) => one.decision !== '').length : 0;
  const settled = items.length + considered;
  return settled > 0 ? `${settled} settled` : '';
}

/** What of a form belongs to a block, as something that can be compared. */
function partOf(form: PlanForm, block: string): unknown {
  const items = form.items.filter((item) => item.block === block);
  if (block === 'legal') return [items, form.considered];
  if (block === 'disclosure') return form.disclosure;
  if (block === 'views') return form.views;
  if (block === 'review') return [form.told, form.reviewOn];
  return items;
}

/** The blocks in which two forms differ, in the plan's order. */
export function differing(mine: PlanForm, theirs: PlanForm, blocks: string[]): string[] {
  return blocks.filter((block) => JSON.stringify(partOf(mine, block)) !== JSON.stringify(partOf(theirs, block)));
}

/** Theirs with some blocks as in mine; what comes of it is made from their version. */
export function together(mine: PlanForm, theirs: PlanForm, keepMine: string[], blocks: string[]): PlanForm {
  const from = (block: string): PlanForm => (keepMine.includes(block) ? mine : theirs);
  return {
    ...theirs,
    items: blocks.flatMap((block) => from(block).items.filter((item) => item.block === block)),
    considered: from('legal').considered,
    disclosure: from('disclosure').disclosure,
    views: from('views').views,
    told: from('review').told,
    reviewOn: from('review').reviewOn,
  };
}
