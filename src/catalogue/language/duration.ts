/** Durations as departments write them: a number and a unit, kept as written. */
import type { Duration } from '../../calendar/pure.ts';

const UNITS: Readonly<Record<string, Duration['unit']>> = {
  min: 'min',
  分钟: 'min',
  h: 'h',
  小时: 'h',
  wd: 'wd',
  工作日: 'wd',
  个工作日: 'wd',
  d: 'd',
  日: 'd',
  天: 'd',
  自然日: 'd',
  个自然日: 'd',
  month: 'month',
  个月: 'month',
  月: 'month',
  year: 'year',
  年: 'year',
};

type DurationResult =
  | { readonly duration: Duration }
  | { readonly problem: 'unit-missing' | 'duration'; readonly found: string };

/** Reads `5 wd`, `5个工作日`, `{ n: 5, unit: wd }`. */
export function readDuration(raw: unknown): DurationResult {
  if (typeof raw === 'object' && raw !== null && 'n' in raw && 'unit' in raw) return { duration: raw as Duration };
  const found = String(raw);
  const m = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z\u4e00-\u9fff]*)\s*$/.exec(found);
  if (!m) return { problem: 'duration', found };
  if (m[2] === '') return { problem: 'unit-missing', found: m[1] ?? found };
  const unit = UNITS[m[2] ?? ''];
  return unit ? { duration: { n: Number(m[1]), unit } } : { problem: 'duration', found };
}
