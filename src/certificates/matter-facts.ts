/** Facts of a matter as its room reads them, from the log. */
import type { Fact } from '../journal/index.ts';
import type { MatterFact } from '../matters/index.ts';

/** The facts as `basis.ts` takes them; personal values stay references. */
export const asMatterFacts = (facts: readonly Fact[]): MatterFact[] =>
  facts.map(
    (fact) =>
      ({
        name: fact.name,
        version: 1,
        data: fact.data,
        seq: fact.seq,
        at: fact.occurredAt,
        actor: fact.actor.id,
      }) as unknown as MatterFact,
  );
