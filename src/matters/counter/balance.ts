/** The balance of a counter at the end of a day (日结), from its rows. Pure. What the system says is held against what the clerk counts by hand. */

/** A row of the counter, dates as `2026-11-25`. */
export interface CounterRow {
  readonly isPaper: boolean;
  readonly receivedOn: string;
  readonly handedOn: string | null;
  readonly takenOn: string | null;
  readonly missing: number;
  readonly isPickup: boolean;
  readonly readyOn: string | null;
  readonly collectedOn: string | null;
  readonly goneOn: string | null;
}

/** One side of the balance: what lay there in the morning, came in, went out, ended otherwise, and lies there now. */
interface Side {
  readonly opening: number;
  readonly came: number;
  readonly went: number;
  readonly ended: number;
  readonly waiting: number;
}

interface Balance {
  /** Cases whose papers came over the counter; they go to the organs. */
  readonly papers: Side;
  /** Results that are collected here. */
  readonly results: Side;
}

/** What the clerk found by counting. */
interface Counted {
  readonly papers: number;
  readonly results: number;
}

/** Why a row needs somebody's look at the end of the day. */
type Open = 'not-handed-over' | 'not-signed-for' | 'paper-missing' | 'not-collected';

interface Course {
  readonly came: string | null;
  readonly went: string | null;
  readonly ended: string | null;
}

const paperCourse = (row: CounterRow): Course | undefined =>
  row.isPaper
    ? { came: row.receivedOn, went: row.handedOn, ended: row.handedOn === null ? row.goneOn : null }
    : undefined;
const resultCourse = (row: CounterRow): Course | undefined =>
  row.isPickup && row.readyOn !== null ? { came: row.readyOn, went: row.collectedOn, ended: null } : undefined;

/** Both sides on a day; rows that were settled before it may be left out. */
export function balanceOf(rows: readonly CounterRow[], day: string): Balance {
  return {
    papers: sideOf(
      rows.flatMap((row) => paperCourse(row) ?? []),
      day,
    ),
    results: sideOf(
      rows.flatMap((row) => resultCourse(row) ?? []),
      day,
    ),
  };
}

function sideOf(courses: readonly Course[], day: string): Side {
  const known = courses.filter((one) => one.came !== null && one.came <= day);
  const leftOn = (one: Course): string => one.went ?? one.ended ?? '9999-12-31';
  const of = (keep: (one: Course) => boolean): number => known.filter(keep).length;
  return {
    opening: of((one) => (one.came as string) < day && leftOn(one) >= day),
    came: of((one) => one.came === day),
    went: of((one) => one.went === day),
    ended: of((one) => one.went === null && one.ended === day),
    waiting: of((one) => leftOn(one) > day),
  };
}

/** The sides whose count differs from the system, with by how many: more (+) or fewer (-) than there should be. */
export function differencesOf(
  balance: Balance,
  counted: Counted,
): readonly { readonly side: 'papers' | 'results'; readonly by: number }[] {
  return (['papers', 'results'] as const).flatMap((side) => {
    const by = counted[side] - balance[side].waiting;
    return by === 0 ? [] : [{ side, by }];
  });
}

/** What a row still waits for on that day, so that a difference can be found by name. */
export function openOf(row: CounterRow, day: string): readonly Open[] {
  const isBefore = (on: string | null): boolean => on !== null && on <= day;
  const open: Open[] = [];
  if (row.isPaper && !isBefore(row.handedOn) && !isBefore(row.goneOn)) open.push('not-handed-over');
  if (isBefore(row.handedOn) && !isBefore(row.takenOn)) open.push('not-signed-for');
  if (isBefore(row.takenOn) && row.missing > 0) open.push('paper-missing');
  if (row.isPickup && isBefore(row.readyOn) && !isBefore(row.collectedOn)) open.push('not-collected');
  return open;
}
