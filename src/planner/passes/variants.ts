/** Which of the six variants of tolerance an entry names, and why it may be closed: the switch, a statute, the safety list. */
import { isStatute, reliefVariants, safetyList, switchOfVariant } from '../../catalogue/pure.ts';
import type { Condition, Eligibility, LegalBasis, ReliefVariant, Requirement, Text } from '../../catalogue/pure.ts';
import type { Graph } from '../graph.ts';
import type { Need, PlanItem, PlanObligation } from '../plan.ts';
import { holds } from '../resolve/context.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';

/** The variant that an entry names; `usual` where it names none. A word that is none of the six is none. */
export function variantOf<T extends ReliefVariant | undefined>(
  entry: Eligibility | undefined,
  usual: T,
): ReliefVariant | T {
  const named = entry?.with?.['variant'] as ReliefVariant;
  return reliefVariants[named] ? named : usual;
}

/** The requirement that a need answers. */
export const requirementOf = ({ catalogue }: Pick<Context, 'catalogue'>, need: Need): Requirement | undefined =>
  catalogue.items[need.item]?.requirements.find((one) => one.id === need.requirement);

/** Whether a relief that the requirement offers is open to this person. */
export const offered = (
  context: Context,
  { item }: Need,
  { when, basis }: { readonly when?: Condition; readonly basis: readonly LegalBasis[] },
): boolean => holds(context, when, { item, basis, certain: true }, 0.5) === true;

/** Why no relief on trust: an unrepaired breach, or a variant that is closed. */
export const refusal = (
  context: Context,
  mechanism: 'commit' | 'tolerate',
  variant: ReliefVariant | undefined,
  item: string,
  names: Readonly<Record<string, Text>>,
  need?: Need,
): Text | undefined =>
  context.input.credit === 'good'
    ? closedVariant(context, variant, item, names, need)
    : say(`pass.${mechanism}.credit`, names);

/** The graph with what is owed entered, and its item turned. */
export const owing = (graph: Graph, owed: PlanObligation, turn: (item: PlanItem) => PlanItem): Graph => ({
  ...graph,
  items: graph.items.map((i) => (i.id === owed.item ? turn(i) : i)),
  obligations: [...graph.obligations, owed],
});

/** Why this variant may not be used for this paper or item here, or nothing. A, D and E bind nobody and need no document. */
function closedVariant(
  { catalogue }: Context,
  variant: ReliefVariant | undefined,
  item: string,
  names: Readonly<Record<string, Text>>,
  need?: Need,
): Text | undefined {
  if (!variant || !reliefVariants[variant].needsDocument) return undefined;
  const gate = catalogue.switches[switchOfVariant(variant)];
  const why =
    !gate?.on || !gate.document
      ? 'switch'
      : catalogue.lists?.[safetyList]?.items.includes(item)
        ? 'safety'
        : need?.key
          ? 'key'
          : conditionBasis(catalogue, item, need).some((basis) => isStatute(basis.law))
            ? need
              ? 'statute'
              : 'statute-item'
            : undefined;
  return why && say(`pass.variant.${why}`, { ...names, variant });
}

/** The articles that set the condition in whose place the promise would stand: of the paper, or of the whole item. */
const conditionBasis = (catalogue: Context['catalogue'], item: string, need: Need | undefined): readonly LegalBasis[] =>
  (need ? requirementOf({ catalogue }, need)?.basis : catalogue.items[item]?.basis) ?? [];
