// The two Sundays on which London's clocks change, so that a form asks while it is being filled in. Rust decides when it is sent.
import type { Wall } from '../ipc/wire';

/** `twice`: the hour comes before and after the clocks go back; `never`: they go forward past it. */
export type ClockChange = 'twice' | 'never';

/** The last Sunday of a month (1 to 12), as its day of the month. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getUTCDate() - last.getUTCDay();
}

/** The time of day in figures, "01:30", where it is one of the hour from 01:00; as people type it: 1:30, 01.30, 0130. */
export function hourOfChange(time: string): string | undefined {
  const found = /^(?:0?1[:.]|01)([0-5]\d)$/.exec(time.trim());
  return found ? `01:${found[1]}` : undefined;
}

/** Whether a time is one that the change of the clocks makes come twice or not at all. */
export function clockChange(value: Wall): ClockChange | undefined {
  if (hourOfChange(value.time) === undefined) return undefined;
  const [day, month, year] = [value.day, value.month, value.year].map((part) => (/^\s*\d{1,4}\s*$/.test(part) ? Number(part) : NaN));
  if (year === undefined || !(year >= 1996 && year <= 2099) || (month !== 3 && month !== 10)) return undefined;
  if (day !== lastSunday(year, month)) return undefined;
  return month === 10 ? 'twice' : 'never';
}
