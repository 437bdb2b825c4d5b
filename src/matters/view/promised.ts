/** The day by which a matter is promised, as its page shows it. */
import type { Almanac } from '../clock/clock.ts';
import { promiseOf } from '../clock/promised.ts';
import type { MatterView } from '../schema/matter.ts';
import type { MatterState } from '../state.ts';

/** Provisional when it lies beyond the last published calendar year (field reference 0), also where only the plan's day is known. */
export function promiseShown(
  { cases, head }: Pick<MatterState, 'cases' | 'head'>,
  almanac: Almanac,
): Pick<MatterView, 'promisedOn' | 'promisedAt' | 'promisedProvisional'> {
  const promise = promiseOf({ cases, head });
  if (!promise) return { promisedOn: null, promisedAt: null, promisedProvisional: false };
  const { on, at, provisional } = promise;
  return {
    promisedOn: on,
    promisedAt: at ?? null,
    promisedProvisional: provisional ?? almanac.due({ n: 0, unit: 'wd' }, on).provisional,
  };
}
