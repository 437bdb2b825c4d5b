import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';

/** The promised date in words; `machine` is YYYY-MM-DD. */
export interface PromisedDateProps {
  label: string;
  date: string;
  machine?: string | undefined;
  note?: string | undefined;
  /** Set when the calendar of that year is not published yet: says so beside the date. */
  provisional?: string | undefined;
  /** Why this date: usually a `Why`. */
  why?: ComponentChildren;
}

/** By which day, and why that day. */
export function PromisedDate({ label, date, machine, note, provisional, why }: PromisedDateProps) {
  return (
    <div class="ov-promised-date">
      <p class="ov-promised-date-label">
        <Icon name="calendar" />
        {label}
      </p>
      <p class="ov-promised-date-day">{machine === undefined ? date : <time datetime={machine}>{date}</time>}</p>
      {note !== undefined && <p class="ov-quiet">{note}</p>}
      {provisional !== undefined && (
        <p class="ov-promised-date-provisional">
          <Icon name="info" /> {provisional}
        </p>
      )}
      {why}
    </div>
  );
}
