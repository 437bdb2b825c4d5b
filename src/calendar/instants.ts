/**
 * Instants and legal days. The legal day of an instant is the date on the wall in the district's zone (a setting, Asia/Shanghai), whatever
 * the machine's own zone. Online arrival in the designated system is the legal moment (法释〔2009〕20号 §6), so the server's instant is the source.
 */
import { Temporal } from 'temporal-polyfill';

/** The zone of all legal days in mainland China. */
export const LEGAL_ZONE = 'Asia/Shanghai';

/** An instant as the house carries it: a Date, or an ISO text with an offset. */
export type InstantLike = Date | string;

/** The ISO date on the wall at an instant. */
export function legalDay(instant: InstantLike, zone: string = LEGAL_ZONE): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** Minutes after midnight on the wall at an instant. */
export function legalMinute(instant: InstantLike, zone: string = LEGAL_ZONE): number {
  const at = zoned(instant, zone);
  return at.hour * 60 + at.minute;
}

/** The instant (ISO, UTC) of so many minutes after midnight on a day, by the wall clock; where a clock change skipped it, the moment after. */
export function instantOf(day: string, minute: number, zone: string = LEGAL_ZONE): string {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return iso(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant());
}

/** The first instant (ISO, UTC) after a legal day: a limit that ends on that day is over from here on (民法典 §203: the last day ends at 24:00). */
export function dayOver(day: string, zone: string = LEGAL_ZONE): string {
  return iso(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant());
}

function zoned(instant: InstantLike, zone: string): Temporal.ZonedDateTime {
  const text = typeof instant === 'string' ? instant : instant.toISOString();
  return Temporal.Instant.from(text).toZonedDateTimeISO(zone);
}

function iso(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}
