// How a bar of the cover timeline is filled: colour and pattern by what breaking the measure means.
import type { PlacedBar } from './timelineLayout';
import type { Strength } from './timeline';

export interface Fill {
  base: string;
  edge: string;
  /** A pattern over the base. */
  pattern?: string;
  /** The colour of marks on it. */
  mark: string;
}

const BASE: Record<Strength, [base: string, edge: string, mark: string]> = {
  0: ['#fff', '#b1161c', '#b1161c'],
  1: ['#a9bdd0', '#5d7a96', '#12354f'],
  2: ['#28a197', '#1b7f77', '#fff'],
  3: ['#12436d', '#0c2f4d', '#fff'],
};

/** The fill of a bar; `id` is that of the picture's patterns. */
export function fillOf(placed: Pick<PlacedBar, 'gap'> & { bar: { strength: Strength } }, id: string): Fill {
  const [base, edge, mark] = BASE[placed.gap ? 0 : placed.bar.strength];
  if (placed.gap || placed.bar.strength === 0) return { base, edge, mark, pattern: `url(#${id}-gap)` };
  if (placed.bar.strength === 1) return { base, edge, mark, pattern: `url(#${id}-dots)` };
  return { base, edge, mark };
}
