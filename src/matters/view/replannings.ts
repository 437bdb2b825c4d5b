/** What changed in the plan of a matter, as its people read it: why, what came, what went, and what stays as it is. */
import type { MatterFact } from '../facts.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';

type Plan = Extract<MatterFact, { name: 'plan-changed' }>;

/** One entry for each re-planning, oldest first. */
export function replanningsOf(state: MatterState, facts: readonly MatterFact[]): MatterView['replannings'] {
  const names = needNames(facts);
  const of = (ids: readonly string[]) => ids.flatMap((id) => state.cases[id]?.spec.name ?? []);
  return facts
    .filter((fact): fact is Plan => fact.name === 'plan-changed')
    .map(({ seq, at, data }) => ({
      seq,
      at,
      cause: data.cause,
      because: data.because,
      basis: [...data.basis],
      added: of(data.added),
      dropped: of(data.dropped),
      kept: of(data.kept),
      asked: data.requirementsAdded.flatMap((need) => names.get(need) ?? []),
      waived: data.requirementsWaived.flatMap((need) => names.get(need) ?? []),
      notice: data.notice,
    }));
}

/** Names of all requirements that the matter ever had: a waived one has left its case. */
function needNames(facts: readonly MatterFact[]): ReadonlyMap<string, { readonly zh: string; readonly en: string }> {
  return new Map(
    facts.flatMap((fact) => {
      if (fact.name === 'case-opened') return fact.data.spec.needs.map((need) => [need.need, need.name] as const);
      return fact.name === 'requirement-added' ? [[fact.data.need.need, fact.data.need.name] as const] : [];
    }),
  );
}
