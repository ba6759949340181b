// Where everything of the cover timeline stands, in pixels of the space there is: pure, so that a test can prove that no
// words run into each other, into the "now" line or over an edge. Not here: colours and patterns.
import { STRENGTH_WORDS, type Bar, type Timeline } from './timeline';

/** Width in pixels of some words in the picture's font: size in pixels, bold or not. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** Words at a place: `y` is the base line; always drawn from the left. */
export interface Words {
  x: number;
  y: number;
  text: string;
  size: number;
  bold: boolean;
  width: number;
}

/** A bar with its rectangle and everything that is said about it. */
export interface PlacedBar {
  bar: Bar;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Drawn as a gap: below arrest, in the strip and the topics. */
  gap: boolean;
  /** For somebody who does not see it, and under the picture when it has the focus. */
  name: string;
}

export interface Row {
  kind: 'lane' | 'strip' | 'topic';
  top: number;
  height: number;
  side: Words[];
  bars: PlacedBar[];
  words: Words[];
  /** Words about a gap, in red. */
  gapWords: Words[];
  /** Thin lines from a gap to its words: x, from y, to y. */
  leaders: { x: number; from: number; to: number }[];
  /** The base of a lane without bars. */
  dashed?: number;
}

export interface Layout {
  width: number;
  height: number;
  /** Left and right edge of the picture's time. */
  plot: { left: number; right: number; top: number; bottom: number };
  ticks: { x: number; label?: Words }[];
  rows: Row[];
  now: { x: number; top: number; bottom: number; tag: { x: number; y: number; width: number } };
}

/** The least size of words in the picture. */
export const SMALL = 14;
const NAME = 15;
const CLEAR = 7;
const LINE = 18;

/** Lays the picture out in `width` pixels. */
export function layOut(timeline: Timeline, width: number, measure: Measure, topicsOpen: boolean): Layout {
  const side = Math.round(Math.min(190, Math.max(132, width * 0.19)));
  const plot = { left: side + 10, right: width - 2, top: 26, bottom: 0 };
  const span = plot.right - plot.left;
  const at = (fraction: number): number => plot.left + Math.min(1, Math.max(0, fraction)) * span;
  const nowX = at(timeline.now);
  const pen: Pen = { plot, at, nowX, measure, side };

  const rows: Row[] = [];
  let y = plot.top + 8;
  for (const lane of timeline.lanes) {
    const row = laneRow(lane, y, pen);
    rows.push(row);
    y += row.height + 10;
  }
  const strip = stripRow(timeline, y, pen);
  rows.push(strip);
  y += strip.height + 10;
  if (topicsOpen) {
    for (const topic of timeline.topics) {
      const row = topicRow(topic, y, pen);
      rows.push(row);
      y += row.height + 4;
    }
  }
  plot.bottom = y + 2;

  const tagWidth = measure('Now', SMALL, true) + 16;
  const tagX = Math.min(plot.right - tagWidth, Math.max(plot.left, nowX - tagWidth / 2));
  return {
    width,
    height: plot.bottom + 26,
    plot,
    ticks: placeTicks(timeline.ticks, pen),
    rows,
    now: { x: nowX, top: plot.top, bottom: plot.bottom, tag: { x: tagX, y: plot.bottom + 2, width: tagWidth } },
  };
}

interface Pen {
  plot: Layout['plot'];
  at: (fraction: number) => number;
  nowX: number;
  measure: Measure;
  side: number;
}

function laneRow(lane: Timeline['lanes'][number], top: number, pen: Pen): Row {
  const side = sideWords(lane.label, lane.detail, top, pen);
  const sideHeight = heightOf(side, top);
  const barTop = top + 2;
  const words: Words[] = [];
  let bottom = barTop + 22;
  if (lane.bars.length === 0) {
    const placed = place(lane.note, pen.plot.left + 6, 'left', top + 16, [], pen);
    words.push(...placed);
    return {
      kind: 'lane', top, height: Math.max(sideHeight, heightOf(words, top), 26) + 4, side, bars: [], words, gapWords: [], leaders: [],
      dashed: Math.max(top + 26, top + heightOf(words, top) + 5),
    };
  }
  const first = lane.bars[0];
  const last = lane.bars.at(-1);
  const taken: Words[] = [];
  if (first && lane.fromLabel) taken.push(...place(lane.fromLabel, pen.at(first.from), 'left', barTop + 22 + 15, taken, pen));
  if (last && lane.toLabel) taken.push(...place(lane.toLabel, pen.at(last.to), 'right', barTop + 22 + 15, taken, pen));
  words.push(...taken);
  bottom = Math.max(bottom, ...words.map((word) => word.y + 4));
  const bars = lane.bars.map((bar, index) =>
    placeBar(bar, barTop, 22, false, pen, laneName(lane, bar, index)),
  );
  return { kind: 'lane', top, height: Math.max(sideHeight, bottom - top), side, bars, words, gapWords: [], leaders: [] };
}

function laneName(lane: Timeline['lanes'][number], bar: Bar, index: number): string {
  const part = lane.bars.length > 1 ? `, part ${index + 1} of ${lane.bars.length}` : '';
  const detail = lane.detail ? ` (${lane.detail})` : '';
  const end = bar.uncertainEnd ? 'Its end is not certain.' : '';
  return [`${lane.label}${detail}${part}: ${STRENGTH_WORDS[bar.strength]}.`, sentence(lane.fromLabel), sentence(lane.toLabel), end]
    .filter(Boolean)
    .join(' ');
}

function stripRow(timeline: Timeline, top: number, pen: Pen): Row {
  const side = sideWords('All together', 'strongest measure', top + 4, pen);
  const barTop = top + 6;
  const gapWords: Words[] = [];
  const leaders: Row['leaders'] = [];
  for (const gap of timeline.gaps) {
    const middle = (pen.at(gap.from) + pen.at(gap.to)) / 2;
    const placed = place(gap.label, middle, 'middle', barTop + 20 + 17, gapWords, pen, true);
    gapWords.push(...placed);
    const under = placed[0];
    if (under && middle >= under.x && middle <= under.x + under.width) {
      leaders.push({ x: middle, from: barTop + 20, to: Math.min(under.y - 12, barTop + 26) });
    }
  }
  const bars = timeline.strip.map((bar) => {
    const gap = bar.strength < 2;
    const named = timeline.gaps.find((mark) => Math.abs(mark.from - bar.from) < 0.002 && Math.abs(mark.to - bar.to) < 0.002)
      ?? timeline.gaps.find((mark) => mark.from <= bar.from + 0.002 && mark.to >= bar.to - 0.002);
    const words = gap && named ? sentence(named.label) : `${STRENGTH_WORDS[bar.strength]}.`;
    return placeBar(bar, barTop, 20, gap, pen, `All together: ${words}`);
  });
  const height = Math.max(heightOf(side, top), 30, ...gapWords.map((word) => word.y + 8 - top)) + 4;
  return { kind: 'strip', top, height, side, bars, words: [], gapWords, leaders };
}

function topicRow(topic: Timeline['topics'][number], top: number, pen: Pen): Row {
  const side = wrap(topic.label, pen.side, SMALL, false, pen.measure).map((text, index) =>
    words(text, 0, top + 13 + index * LINE, SMALL, false, pen),
  );
  const bars = topic.bars.map((bar) =>
    placeBar(bar, top + 2, 14, bar.strength < 2, pen, `${topic.label}: ${STRENGTH_WORDS[bar.strength]}.`),
  );
  return { kind: 'topic', top, height: Math.max(18, heightOf(side, top)), side, bars, words: [], gapWords: [], leaders: [] };
}

function placeBar(bar: Bar, y: number, height: number, gap: boolean, pen: Pen, name: string): PlacedBar {
  const x = pen.at(bar.from);
  return { bar, x, y, width: Math.max(3, pen.at(bar.to) - x), height, gap, name };
}

function sideWords(label: string, detail: string, top: number, pen: Pen): Words[] {
  const names = wrap(label, pen.side, NAME, true, pen.measure);
  const details = wrap(detail, pen.side, SMALL, false, pen.measure);
  return [
    ...names.map((text, index) => words(text, 0, top + 15 + index * LINE, NAME, true, pen)),
    ...details.map((text, index) => words(text, 0, top + 15 + (names.length + index) * LINE, SMALL, false, pen)),
  ];
}

function heightOf(list: Words[], top: number): number {
  return list.reduce((most, word) => Math.max(most, word.y + 5 - top), 0);
}

function words(text: string, x: number, y: number, size: number, bold: boolean, pen: Pen): Words {
  return { x, y, text, size, bold, width: pen.measure(text, size, bold) };
}

/**
 * Puts words near `anchor`, wholly on one side of the "now" line and inside the picture, on the first line of text that is
 * free of `taken`; wraps them when the side is narrow.
 */
function place(text: string, anchor: number, align: 'left' | 'right' | 'middle', y: number, taken: Words[], pen: Pen, bold = false): Words[] {
  if (!text) return [];
  const { left, right } = pen.plot;
  const before = onSide(text, anchor, align, { from: left, to: Math.max(left, pen.nowX - CLEAR) }, pen, bold);
  const after = onSide(text, anchor, align, { from: Math.min(right, pen.nowX + CLEAR), to: right }, pen, bold);
  const own = align === 'right' ? anchor <= pen.nowX : anchor < pen.nowX;
  const [near, far] = own ? [before, after] : [after, before];
  // Few lines close to what they are about: its own side, unless the words are squeezed there.
  const { lines, x } = far.cost < near.cost ? far : near;
  for (let down = 0; down < 12; down += 1) {
    const placed = lines.map((line, index) => words(line, x, y + (down + index) * LINE, SMALL, bold, pen));
    if (!placed.some((word) => taken.some((other) => touches(word, other)))) return placed;
  }
  return [];
}

/** The lines of some words on one side of the "now" line, where they begin, and how bad that is to read. */
function onSide(
  text: string, anchor: number, align: 'left' | 'right' | 'middle', side: { from: number; to: number }, pen: Pen, bold: boolean,
): { lines: string[]; x: number; cost: number } {
  const room = side.to - side.from;
  const lines = wrap(text, room, SMALL, bold, pen.measure);
  const widest = Math.max(...lines.map((line) => pen.measure(line, SMALL, bold)));
  const wanted = align === 'left' ? anchor : align === 'right' ? anchor - widest : anchor - widest / 2;
  const x = Math.max(side.from, Math.min(wanted, side.to - widest));
  const away = Math.max(0, x - anchor, anchor - (x + widest));
  // What is said of a gap stands under it; an end may stand a little before its own.
  const far = align === 'middle' ? 30 : 150;
  return { lines, x, cost: widest > room ? Infinity : lines.length + away / far };
}

/** Whether two words come closer than they may. */
export function touches(a: Words, b: Words): boolean {
  return Math.abs(a.y - b.y) < LINE - 1 && a.x < b.x + b.width + 10 && b.x < a.x + a.width + 10;
}

const DATE = /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}(?: \d{4})?(?: \d{2}:\d{2})?/g;

/** Breaks words into lines of at most `width` pixels; a date stays together where it fits, a word that is wider stands alone. */
export function wrap(text: string, width: number, size: number, bold: boolean, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const held = text.replace(DATE, (date) => (measure(date, size, bold) <= width ? date.replaceAll(' ', '\u00a0') : date));
  for (const part of held.split(' ').filter(Boolean)) {
    const word = part.replaceAll('\u00a0', ' ');
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}

function placeTicks(ticks: Timeline['ticks'], pen: Pen): Layout['ticks'] {
  return ticks.map((tick, index) => {
    const x = pen.at(tick.at);
    const next = ticks[index + 1];
    const room = Math.min(pen.plot.right, next ? pen.at(next.at) - 6 : Infinity) - (x + 4);
    const fits = shorter(tick.label).find((text) => pen.measure(text, SMALL, false) <= room);
    return fits ? { x, label: words(fits, x + 4, 15, SMALL, false, pen) } : { x };
  });
}

/** "December 2026", "Dec 2026", "Dec": the longest that fits is shown. */
function shorter(label: string): string[] {
  const [month = '', ...rest] = label.split(' ');
  return /^[A-Za-z]{4,} \d{4}$/.test(label) ? [label, [month.slice(0, 3), ...rest].join(' '), month.slice(0, 3)] : [label];
}

function sentence(text: string): string {
  return text && !text.endsWith('.') ? `${text}.` : text;
}
