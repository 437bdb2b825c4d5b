/** What a page may weigh and how long it may take, by kind of page. Weight and requests are kept by the exit code, times only told: they depend on the machine. */
import { office, telephone, type Circumstances } from './measure.ts';

/** A budget. Kilobytes of 1024 bytes on the wire, gzip; milliseconds. */
export interface Budget {
  readonly kilobytes: number;
  readonly requests: number;
  /** Kilobytes that a touch may fetch afterwards. */
  readonly later: number;
  readonly paint: number;
  readonly touch: number;
  readonly at: Circumstances;
}

/**
 * By kind of page. A page is itself, its island and what the island shares with others: three requests, none to another host. What a touch
 * fetches afterwards is counted apart (decision 0035): only the question page does, for the planner and its theme.
 */
export const budgets: Readonly<Record<'guide' | 'form' | 'desk', Budget>> = {
  guide: { kilobytes: 15, requests: 3, later: 38, paint: 1000, touch: 100, at: telephone },
  form: { kilobytes: 20, requests: 3, later: 0, paint: 1200, touch: 100, at: telephone },
  desk: { kilobytes: 110, requests: 3, later: 0, paint: 1000, touch: 100, at: office },
};
