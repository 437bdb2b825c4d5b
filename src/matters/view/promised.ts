/** The day by which a matter is promised, as its page shows it. */
import type { Almanac } from '../clock/clock.ts';
import { promiseOf } from '../clock/promised.ts';
import type { MatterView } from '../schema/matter.ts';
import type { MatterState } from '../state.ts';

/**
 * The latest promise of the cases once every one has its own; until then the plan's promise, which the log keeps as a day only.
 * Either is provisional when it lies beyond the last published calendar year (field reference 0).
 */
export function promiseShown(
  { cases, head }: Pick<MatterState, 'cases' | 'head'>,
  almanac: Almanac,
): Pick<MatterView, 'promisedOn' | 'promisedAt' | 'promisedProvisional'> {
  const last = promiseOf({ cases });
  if (last) return { promisedOn: last.on, promisedAt: last.at ?? null, promisedProvisional: last.provisional };
  const day = head.promisedOn;
  const isProvisional = day !== null && almanac.due({ n: 0, unit: 'wd' }, day).provisional;
  return { promisedOn: day, promisedAt: null, promisedProvisional: isProvisional };
}
