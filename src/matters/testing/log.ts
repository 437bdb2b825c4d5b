/** A stream of facts as the invariants read it, and the few questions that they all ask of it. */
import { dayKind, type Calendar } from '../../calendar/index.ts';
import type { Acting } from '../access.ts';
import type { FactData, FactName, MatterFact } from '../facts.ts';
import type { CaseSpec } from '../facts/opening.ts';
import type { Register } from './powers.ts';
import type { MatterState } from '../state.ts';

export interface Log {
  readonly facts: readonly MatterFact[];
  readonly state: MatterState;
  readonly id: string;
  readonly actors: ReadonlyMap<string, Acting>;
  /** Dated power, where the play has some. */
  readonly register?: Register | undefined;
  /** Calendars in force, each from the fact after `seq` on. */
  readonly calendars: readonly { readonly seq: number; readonly calendar: Calendar }[];
}

export type Invariant = (log: Log) => string | undefined;

export const pick = <N extends FactName>(log: Log, name: N) =>
  log.facts.filter((one) => one.name === name) as (MatterFact & { readonly name: N; readonly data: FactData<N> })[];
export const specs = (log: Log): readonly CaseSpec[] => pick(log, 'case-opened').map((one) => one.data.spec);
export const first = <T>(items: readonly T[], check: (item: T) => string | undefined): string | undefined => {
  for (const item of items) {
    const broken = check(item);
    if (broken) return broken;
  }
  return undefined;
};

/** Whether people work on a day, by the calendar that was in force at a fact. */
export const worksAt =
  (log: Log, seq: number) =>
  (day: string): boolean => {
    const { calendar } =
      log.calendars.findLast((one) => one.seq < seq) ?? (log.calendars[0] as Log['calendars'][number]);
    return dayKind(calendar, day) === 'workday';
  };

/** The facts that speak of one case. */
export const about = (log: Log, id: string): readonly MatterFact[] =>
  log.facts.filter((one) => (one.data as { case?: string }).case === id);
