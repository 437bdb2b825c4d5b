/** What a page may weigh and how long it may take, by kind of page. Weight and requests are kept by the exit code, times only told: they depend on the machine. */
import { office, telephone, type Circumstances } from './measure.ts';

/** A budget. Kilobytes of 1024 bytes on the wire, gzip; milliseconds. */
export interface Budget {
  readonly kilobytes: number;
  readonly requests: number;
  readonly paint: number;
  readonly touch: number;
  readonly at: Circumstances;
}

/**
 * By kind of page. A page is itself, its island and what the island shares with others: three requests, none to another host.
 * `live` is over the 15 KB of a guide: the question page brings the planner and its theme, so that an answer tells at once what it changes
 * (decision 0034). The page itself works without.
 */
export const budgets: Readonly<Record<'guide' | 'live' | 'form' | 'desk', Budget>> = {
  guide: { kilobytes: 15, requests: 3, paint: 1000, touch: 100, at: telephone },
  live: { kilobytes: 29, requests: 5, paint: 1000, touch: 100, at: telephone },
  form: { kilobytes: 20, requests: 3, paint: 1200, touch: 100, at: telephone },
  desk: { kilobytes: 110, requests: 3, paint: 1000, touch: 100, at: office },
};
