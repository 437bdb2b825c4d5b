/** Every limit that the law sets and this house knows, as data with its article. An item's own limits are data of the item and go before these. */
import type { Duration, DurationUnit } from './duration.ts';
import data from './limits.json' with { type: 'json' };

/** A limit as the law writes it. `mark` S: read in a source, M: from memory, to be confirmed before it decides anything. */
export interface Limit {
  readonly id: string;
  readonly duration: Duration;
  /** Working time follows the region's calendar of working days, calendar time every day. */
  readonly calendar: 'working' | 'every-day';
  readonly law: string;
  /** Article, with paragraph and item; empty where the source did not give it. */
  readonly article: string;
  /** The fact that starts it, not counted, and the fact that ends it. */
  readonly starts: string;
  readonly ends: string;
  /** `before`: so long before the start fact at the latest. */
  readonly direction: 'after' | 'before';
  readonly extension?: { readonly by: Duration; readonly approver: string };
  /** `joint`: only where several organs handle a matter as one (art. 26), never for an item by itself. */
  readonly handling?: 'joint';
  /** What silence means when it runs out; absent: nothing. */
  readonly silence?: string;
  readonly note?: string;
  readonly mark: 'S' | 'M';
}

interface Row {
  readonly id: string;
  readonly n: number;
  readonly unit: string;
  readonly law: string;
  readonly article: string;
  readonly starts: string;
  readonly ends: string;
  readonly mark: string;
  readonly direction?: string;
  readonly silence?: string;
  readonly handling?: string;
  readonly note?: string;
  readonly extension?: { readonly n: number; readonly unit: string; readonly approver: string };
}

/** All limits by id, in the order of the file. Source: field reference 2.3, content facts 3. */
export const limits: ReadonlyMap<string, Limit> = new Map((data as readonly Row[]).map((row) => [row.id, read(row)]));

/** How long the law gives, by id: rules read their days here, so that a number stands once. An id that is not in the table is a bug. */
export function lawfulDays(id: string): Duration {
  const limit = limits.get(id);
  if (!limit) throw new Error(`there is no limit ${id}`);
  return limit.duration;
}

function read(row: Row): Limit {
  const duration = { n: row.n, unit: row.unit as DurationUnit };
  const { extension, silence, note } = row;
  return {
    id: row.id,
    duration,
    calendar: duration.unit === 'wd' ? 'working' : 'every-day',
    law: row.law,
    article: row.article,
    starts: row.starts,
    ends: row.ends,
    direction: row.direction === 'before' ? 'before' : 'after',
    mark: row.mark === 'S' ? 'S' : 'M',
    ...(extension && {
      extension: { by: { n: extension.n, unit: extension.unit as DurationUnit }, approver: extension.approver },
    }),
    ...(row.handling === 'joint' && { handling: row.handling }),
    ...(silence !== undefined && { silence }),
    ...(note !== undefined && { note }),
  };
}
