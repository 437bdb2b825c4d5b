/** Reads the literals of a condition: numbers, text, dates, durations. Each answers undefined for what it cannot keep exactly. */
import { dayOf } from '../day.ts';

/** Number as written, at most 15 significant digits so that it is kept exactly; undefined for more, or for exponents. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/\s+/g, '');
  if (!/^-?(\d+(\.\d+)?|\.\d+)$/.test(plain)) return undefined;
  const digits = plain.replace(/^-?[0.]*/, '').replace('.', '');
  return digits.length > 15 ? undefined : Number(plain);
}

/** Content of a quoted text, with the escapes \" \\ \/ \b \f \n \r \t \uXXXX; undefined for any other. */
export function readText(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** ISO date of an existing day of the years 0001 to 9999, or undefined. */
export function readDate(text: string): string | undefined {
  return dayOf(text) === undefined ? undefined : text;
}

/** ISO 8601 duration in years and months, or in days: P3Y, P1Y6M, P18M, P30D, with a leading minus if wanted; undefined for hours or a mixture. */
export function readDuration(text: string): { unit: 'month' | 'day'; n: number } | undefined {
  const days = /^(-?)P(\d{1,7})D$/.exec(text);
  if (days) return { unit: 'day', n: signed(days[1], Number(days[2])) };
  const months = /^(-?)P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?$/.exec(text);
  if (!months) return undefined;
  return { unit: 'month', n: signed(months[1], Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)) };
}

function signed(sign: string | undefined, n: number): number {
  return sign === '-' && n !== 0 ? -n : n;
}

/** ISO 8601 text of a duration; the opposite of `readDuration`. */
export function durationText(unit: 'month' | 'day', n: number): string {
  const sign = n < 0 ? '-' : '';
  const size = Math.abs(n);
  if (unit === 'day') return `${sign}P${size}D`;
  const years = Math.floor(size / 12);
  const months = size % 12;
  return `${sign}P${years > 0 ? `${years}Y` : ''}${months > 0 || years === 0 ? `${months}M` : ''}`;
}
