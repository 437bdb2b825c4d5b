/** Dates and times as people read them, always in the district's own time. */
import type { Lang, Say } from './say.ts';

const zone = 'Asia/Shanghai';
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const cache = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang}:${name}`;
  let made = cache.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-CN', options);
    cache.set(key, made);
  }
  return made;
}

/** `2026-12-03` becomes `12月3日 星期四` or `Thu 3 December`; with `year`, the year as well. */
export function sayDate(lang: Lang, iso: string, year = false): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (lang === 'en') {
    return format('en', year ? 'date-year' : 'date', {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
      ...(year ? { year: 'numeric' } : {}),
    }).format(date);
  }
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return `${year ? `${date.getUTCFullYear()}年` : ''}${day} 星期${weekdays[date.getUTCDay()]}`;
}

/** An instant as date and time of day in the district: `2026年11月28日 17:37` or `28 Nov 2026, 17:37`. */
export function sayInstant(lang: Lang, instant: string | Date): string {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  return format(lang, 'instant', {
    year: 'numeric',
    month: lang === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(date);
}

interface SayDueOptions {
  readonly at?: string | null;
  readonly year?: boolean;
  readonly isFirm?: boolean;
  readonly iso?: boolean;
}

/**
 * A counted day, with its time of day where hours are promised. Beyond the last published calendar it says beside it that it was counted by
 * weekends only. `isFirm` where it is known not to rest on a calendar, or where the page says it in a sentence of its own; `iso` for tables and
 * drawings that write days in figures.
 */
export function sayDue(
  { lang, say, publishedUntil }: { readonly lang: Lang; readonly say: Say; readonly publishedUntil: number },
  on: string,
  { at = null, year = false, isFirm = false, iso = false }: SayDueOptions = {},
): string {
  const isProvisional = !isFirm && Number(on.slice(0, 4)) > publishedUntil;
  const date = iso ? on : sayDate(lang, on, year || isProvisional);
  const day = at === null ? date : `${date} ${sayTime(at)}`;
  return isProvisional ? say('web.when.by-weekends', { day }) : day;
}

/** A promised limit in its own unit; one of no days is decided on the spot (即办). */
export const sayLimit = (
  { say }: { readonly say: Say },
  { n, unit }: { readonly n: number; readonly unit: string },
): string => (n === 0 ? say('web.items.instant') : say(`unit.${unit}`, { n }));

/** An instant as the time of day in the district, `9:30`. */
export const sayTime = (instant: string): string =>
  format('en', 'time', {
    hour: 'numeric',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(new Date(instant));
