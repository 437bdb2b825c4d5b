/** Units of a limit, kept as written: minute, hour, working day (工作日), calendar day (自然日), month, year. */
export type DurationUnit = 'min' | 'h' | 'wd' | 'd' | 'month' | 'year';

/** A length of time as the law or the department wrote it, never converted: 20 working days is not 28 days. `n` is whole and not negative. */
export interface Duration {
  readonly n: number;
  readonly unit: DurationUnit;
}

const WRITTEN = /^\s*(\d{1,6})\s*(min|h|wd|d|month|year)s?\s*$/;

/** A duration written like `5 wd`, `6 month`, `30 d`, or undefined where it is not one. */
export function parseDuration(text: string): Duration | undefined {
  const m = WRITTEN.exec(text);
  return m ? { n: Number(m[1]), unit: m[2] as DurationUnit } : undefined;
}

/** The way `parseDuration` reads it. */
export function writeDuration(duration: Duration): string {
  return `${duration.n} ${duration.unit}`;
}
