// The cover timeline as the Rust side describes it: fractions of the width, words ready to be shown.
// Not here: where each thing is drawn (timelineLayout.ts) and the drawing (CoverTimeline.svelte).

/** 0 nothing, 1 court only, 2 arrest, 3 crime. */
export type Strength = 0 | 1 | 2 | 3;

export interface Tick {
  at: number;
  label: string;
}

export interface Bar {
  from: number;
  to: number;
  strength: Strength;
  uncertainEnd: boolean;
  /** Runs on beyond the left or right edge. */
  runsOn: [boolean, boolean];
}

export interface Lane {
  label: string;
  detail: string;
  bars: Bar[];
  fromLabel: string;
  toLabel: string;
  note: string;
}

export interface GapMark {
  from: number;
  to: number;
  label: string;
}

export interface TopicLane {
  label: string;
  bars: Bar[];
}

export interface FactRow {
  what: string;
  from: string;
  to: string;
  strength: string;
  gap: boolean;
}

export interface Timeline {
  summary: string;
  range: string;
  ticks: Tick[];
  now: number;
  lanes: Lane[];
  strip: Bar[];
  gaps: GapMark[];
  topics: TopicLane[];
  table: FactRow[];
}

/** The words of the key under the picture. */
export const STRENGTH_WORDS: Record<Strength, string> = {
  0: 'Nothing to arrest for',
  1: 'Court only, or not known to be aware',
  2: 'Arrest, not a crime',
  3: 'Breaking it is a crime',
};
