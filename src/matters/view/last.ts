/** The last fact of a name about a case. */
import type { FactData, MatterFact } from '../facts.ts';

/** Its data; undefined where nothing like that has happened. */
export function last<N extends MatterFact['name']>(
  facts: readonly MatterFact[],
  name: N,
  id: string,
): FactData<N> | undefined {
  return facts.findLast((one) => one.name === name && (one.data as { case?: string }).case === id)?.data as
    | FactData<N>
    | undefined;
}
