/**
 * A day counter written differently on purpose: it walks a list of days one by one, over the raw data of chinese-days, and knows nothing of
 * tables, spans or unions. Tests only.
 */
import { createRequire } from 'node:module';
import type { Duration } from './duration.ts';
import type { Suspension } from './suspension.ts';

const raw = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
};

const FIRST = Date.UTC(2002, 0, 1);
const DAYS = 12_000;
const WITHOUT_NOTICE: Record<string, readonly string[]> = {
  early: ['01-01', '05-01', '05-02', '05-03', '10-01', '10-02', '10-03'],
  late: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'],
};

/** Every day from 2002 on as ISO text, and whether people work. */
const isoDays = Array.from({ length: DAYS }, (_, i) => new Date(FIRST + i * 86_400_000).toISOString().slice(0, 10));
const works = isoDays.map((iso) => {
  const weekend = [0, 6].includes(new Date(`${iso}T12:00:00Z`).getUTCDay());
  if (iso < '2004-01-01') return !weekend && !WITHOUT_NOTICE['early']?.includes(iso.slice(5));
  if (iso > '2026-12-31') return !weekend && !WITHOUT_NOTICE['late']?.includes(iso.slice(5));
  return iso in raw.workdays || (!weekend && !(iso in raw.holidays));
});
const published = (iso: string): boolean => iso >= '2004-01-01' && iso <= '2026-12-31';
const places = new Map(isoDays.map((iso, i) => [iso, i]));

/** Whether the oracle says that people work on that day (2002 to 2034). */
export function oracleWorks(iso: string): boolean {
  return works[places.get(iso) ?? -1] === true;
}

/** Due day and provisional mark by walking day after day. */
export function walkToDue(
  limit: Duration,
  start: string,
  suspensions: readonly Suspension[],
): { due: string; provisional: boolean } {
  const stands = (iso: string): boolean => suspensions.some((s) => iso > s.from && iso <= s.until);
  const at = places.get(start) ?? 0;
  let i = at;
  if (limit.unit === 'wd') {
    let left = limit.n;
    if (left === 0) while (!works[i] || stands(isoDays[i] ?? '')) i += 1;
    while (left > 0) {
      i += 1;
      if (works[i] && !stands(isoDays[i] ?? '')) left -= 1;
    }
    return answer(i, limit.n === 0 ? at : at + 1);
  }
  let left =
    limit.unit === 'd'
      ? limit.n
      : (places.get(monthsLater(start, limit.n * (limit.unit === 'year' ? 12 : 1))) ?? 0) - at;
  while (left > 0) {
    i += 1;
    if (!stands(isoDays[i] ?? '')) left -= 1;
  }
  const last = i;
  while (!works[i] || stands(isoDays[i] ?? '')) i += 1;
  return answer(i, last);
}

/** Days that count in `(from, to]`, walked one by one. */
export function walkUsed(unit: 'wd' | 'd', from: string, to: string, suspensions: readonly Suspension[]): number {
  let used = 0;
  for (let i = (places.get(from) ?? 0) + 1; i <= (places.get(to) ?? 0); i += 1) {
    const iso = isoDays[i] ?? '';
    if ((unit === 'd' || works[i]) && !suspensions.some((s) => iso > s.from && iso <= s.until)) used += 1;
  }
  return used;
}

function answer(due: number, from: number): { due: string; provisional: boolean } {
  return { due: isoDays[due] ?? '', provisional: isoDays.slice(from, due + 1).some((iso) => !published(iso)) };
}

/** Month arithmetic on text: where the month has no such day, the last one it has. */
function monthsLater(iso: string, months: number): string {
  const count = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12))}-${String((count % 12) + 1).padStart(2, '0')}`;
  for (let day = Number(iso.slice(8)); day > 0; day -= 1) {
    const candidate = `${month}-${String(day).padStart(2, '0')}`;
    if (places.has(candidate)) return candidate;
  }
  return '';
}
