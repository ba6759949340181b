// The cover timeline as the Rust side describes it: fractions of the width, words ready to be shown.
// Not here: where each thing is drawn (timelineLayout.ts) and the drawing (CoverTimeline.svelte).

import type { Bar, FactRow, GapMark, Lane, Tick, Timeline, TopicLane } from '../ipc/wire';

export type { Bar, FactRow, GapMark, Lane, Tick, Timeline, TopicLane };

/** 0 nothing, 1 court only, 2 arrest, 3 crime. */
export type Strength = Bar['strength'];

/** The words of the key under the picture. */
export const STRENGTH_WORDS: Record<Strength, string> = {
  0: 'Nothing to arrest for',
  1: 'Court only, or not known to be aware',
  2: 'Arrest, not a crime',
  3: 'Breaking it is a crime',
};
