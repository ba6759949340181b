// What changes between two versions of a measure's terms, as a person compares two papers.
import type { TermForm } from '../../ipc/wire';

export interface Difference {
  added: TermForm[];
  removed: TermForm[];
  changed: { before: TermForm; after: TermForm; fields: string[] }[];
  same: number;
}

const FIELDS: [field: keyof TermForm, words: string][] = [
  ['persons', 'whom it protects'], ['names', 'names'], ['detail', 'detail'], ['placeKind', 'place'], ['distance', 'distance'], ['streets', 'streets'],
  ['methods', 'ways of contact'], ['times', 'times'], ['viaOthers', 'through others'], ['exceptions', 'exceptions'], ['poa', 'power of arrest'],
  ['verbatim', "the paper's words"], ['paragraph', 'paragraph'],
];

function differing(before: TermForm, after: TermForm): string[] {
  return FIELDS.filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(([, words]) => words);
}

/** Compares terms code by code, in the order of the later version. */
export function difference(before: TermForm[], after: TermForm[]): Difference {
  const left = [...before];
  const take = (found: number): TermForm | undefined => (found < 0 ? undefined : left.splice(found, 1)[0]);
  const result: Difference = { added: [], removed: [], changed: [], same: 0 };
  const rest: TermForm[] = [];
  for (const term of after) {
    const equal = take(left.findIndex((one) => one.code === term.code && differing(one, term).length === 0));
    if (equal) result.same += 1;
    else rest.push(term);
  }
  for (const term of rest) {
    const other = take(left.findIndex((one) => one.code === term.code));
    if (other) result.changed.push({ before: other, after: term, fields: differing(other, term) });
    else result.added.push(term);
  }
  result.removed = left;
  return result;
}
