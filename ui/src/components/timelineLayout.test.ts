import { describe, expect, it } from 'vitest';
import type { Timeline } from './timeline';
import { bar, exampleTimeline } from './timelineExample';
import { layOut, touches, wrap, type Layout, type Measure, type Words } from './timelineLayout';

const measure: Measure = (text, size, bold) => text.length * size * (bold ? 0.54 : 0.5);

/** All words of the picture's time, without the names at the left. */
function inPlot(layout: Layout): Words[] {
  return layout.rows.flatMap((row) => [...row.words, ...row.gapWords]);
}

/** Everything wrong with where words stand. */
function faults(layout: Layout): string[] {
  const found: string[] = [];
  const all = [...inPlot(layout), ...layout.ticks.flatMap((tick) => tick.label ?? []), ...layout.rows.flatMap((row) => row.side)];
  for (const word of all) {
    if (word.size < 14) found.push(`too small: ${word.text}`);
    if (word.x < 0 || word.x + word.width > layout.width + 0.5) found.push(`over the edge: ${word.text}`);
  }
  const words = inPlot(layout);
  for (const [index, word] of words.entries()) {
    if (word.x < layout.now.x && word.x + word.width > layout.now.x) found.push(`on the now line: ${word.text}`);
    for (const other of words.slice(index + 1)) if (touches(word, other)) found.push(`${word.text} / ${other.text}`);
  }
  for (const [index, tick] of layout.ticks.entries()) {
    const next = layout.ticks[index + 1];
    if (tick.label && next && tick.label.x + tick.label.width > next.x) found.push(`tick: ${tick.label.text}`);
  }
  return found;
}

/** Timelines by chance from a seed, for what no example thinks of. */
function chance(seed: number): Timeline {
  let state = seed;
  const next = (): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const stretch = (): [number, number] => {
    const [a, b] = [next(), next()];
    return a < b ? [a, b] : [b, a];
  };
  const lanes = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, index) => {
    const [from, to] = stretch();
    return {
      label: 'Occupation order with power of arrest'.slice(0, 5 + Math.floor(next() * 33)), detail: 'no contact, not home, not within the area named',
      bars: index % 4 === 3 ? [] : [bar(from, to, 2)], fromLabel: 'Released Tue 1 Sep 2026 21:00 from the station at Northfield',
      toLabel: 'Bail return Tue 1 Dec 2026 10:00', note: 'Considered Tue 1 Sep, not used: conditional bail was granted the same evening',
    };
  });
  const gaps = Array.from({ length: Math.floor(next() * 5) }, () => {
    const [from, to] = stretch();
    return { from, to, label: 'No cover Tue 1 Dec 10:00 to Wed 2 Dec 18:10, 32 h 10 min' };
  });
  return { ...exampleTimeline(), now: next(), lanes, gaps };
}

describe('the picture', () => {
  it.each([580, 640, 900, 1180])('keeps its words apart in %d pixels', (width) => {
    expect(faults(layOut(exampleTimeline(), width, measure, true))).toEqual([]);
  });

  it('keeps its words apart whatever the case is like', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const layout = layOut(chance(seed), 600 + (seed % 5) * 120, measure, true);
      expect(faults(layout), `seed ${seed}`).toEqual([]);
    }
  });

  it('says every label whole', () => {
    const timeline = exampleTimeline();
    const row = layOut(timeline, 620, measure, true).rows.find((candidate) => candidate.kind === 'strip');
    const said = row?.gapWords.map((word) => word.text).join(' ') ?? '';
    for (const gap of timeline.gaps) expect(said).toContain(gap.label);
  });

  it('says an end beside the now line rather than squeezed after it', () => {
    const lane = { label: 'Bail', detail: '', bars: [bar(0, 0.7, 2)], fromLabel: '', toLabel: 'Bail return Thu 26 Nov 2026 10:00', note: '' };
    const gap = { from: 0.02, to: 0.12, label: 'No cover Tue 10 Nov 14:05 to Wed 18 Nov 09:00, 7 days 18 h' };
    const late = layOut({ ...exampleTimeline(), now: 0.69, lanes: [lane], gaps: [] }, 740, measure, false);
    expect(late.rows[0]?.words.map((word) => word.text)).toEqual(['Bail return Thu 26 Nov 2026 10:00']);
    const early = layOut({ ...exampleTimeline(), now: 0.2, lanes: [lane], gaps: [gap] }, 740, measure, false);
    const strip = early.rows.find((row) => row.kind === 'strip');
    expect(strip?.gapWords.map((word) => word.text)).toEqual([gap.label]);
    const ahead = { from: 0.72, to: 1, label: 'Nothing to arrest for from Tue 24 Nov 10:00' };
    const open = layOut({ ...exampleTimeline(), now: 0.69, lanes: [lane], gaps: [ahead] }, 740, measure, false);
    const under = open.rows.find((row) => row.kind === 'strip')?.gapWords ?? [];
    expect(under.length).toBeGreaterThan(0);
    expect(under.every((word) => word.x > open.now.x)).toBe(true);
  });

  it('draws below arrest as a gap in the strip and the topics, not in the lanes', () => {
    const { rows } = layOut(exampleTimeline(), 900, measure, true);
    const kinds = (kind: string): boolean[] => rows.filter((row) => row.kind === kind).flatMap((row) => row.bars.map((placed) => placed.gap));
    expect(kinds('lane')).toEqual([false, false, false]);
    expect(kinds('strip')).toEqual([false, true, false, true]);
    expect(kinds('topic')).toContain(true);
  });

  it('names every bar in words', () => {
    const names = layOut(exampleTimeline(), 900, measure, true).rows.flatMap((row) => row.bars.map((placed) => placed.name));
    expect(names[0]).toBe(
      'Bail, 3 months (no contact, not home): Arrest, not a crime. From Tue 1 Sep 21:00. Bail return Tue 1 Dec 10:00. Its end is not certain.',
    );
    expect(names).toContain('All together: Gap from Tue 1 Dec 10:00, until he is known to be aware.');
    expect(names).toContain('School, children: Nothing to arrest for.');
  });

  it('leaves the topics out when they are closed', () => {
    const rows = layOut(exampleTimeline(), 900, measure, false).rows;
    expect(rows.some((row) => row.kind === 'topic')).toBe(false);
  });
});

describe('wrapping', () => {
  it('breaks between words and never loses one', () => {
    expect(wrap('Gap from Tue 1 Dec', 70, 14, false, measure)).toEqual(['Gap from', 'Tue 1 Dec']);
    expect(wrap('Llanfairpwllgwyngyll', 20, 14, false, measure)).toEqual(['Llanfairpwllgwyngyll']);
    expect(wrap('', 20, 14, false, measure)).toEqual([]);
  });

  it('keeps a date together where it fits', () => {
    expect(wrap('Bail return Thu 26 Nov 2026 10:00', 190, 14, false, measure)).toEqual(['Bail return', 'Thu 26 Nov 2026 10:00']);
    expect(wrap('Thu 26 Nov 2026 10:00', 60, 14, false, measure)).toEqual(['Thu 26', 'Nov 2026', '10:00']);
  });
});
