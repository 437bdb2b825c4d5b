/** One line of a work list as its columns hold it. */
import { amberAt, duePassed, type Almanac, type Limit } from '../clock/clock.ts';
import type { Due } from '../shapes.ts';
import type { CaseState } from '../state.ts';

export interface TaskRow {
  readonly task: string;
  readonly one: CaseState;
  readonly version: number;
  readonly organ: string;
  readonly kind: string;
  readonly state: string;
  readonly due: string | null;
  /** When it has passed, and from when it is amber. */
  readonly dueAt: string | null;
  readonly amberAt: string | null;
  readonly openedAt: string | null;
  readonly assignee: string | null;
  readonly shown: object;
}

/** The columns of a due date; all empty where there is none. */
export function daysOf(
  due: Due | undefined,
  limit: Limit,
  almanac: Almanac,
  start?: string,
): Pick<TaskRow, 'due' | 'dueAt' | 'amberAt'> {
  if (!due) return { due: null, dueAt: null, amberAt: null };
  return { due: due.on, dueAt: duePassed(due).toISOString(), amberAt: amberAt(due, limit, almanac, start) };
}
