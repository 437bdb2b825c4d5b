/** Which of the six variants of tolerance an entry names, and why it may be closed: the switch, a statute, the safety list. */
import { reliefVariants, safetyList, switchOfVariant } from '../../catalogue/pure.ts';
import type { Eligibility, LegalBasis, ReliefVariant, Text } from '../../catalogue/pure.ts';
import type { Need } from '../plan.ts';
import type { Context } from '../resolve/context.ts';
import { say } from '../say.ts';

/** The variant that an entry names; `usual` where it names none. A word that is none of the six is none. */
export function variantOf(entry: Eligibility | undefined, usual?: ReliefVariant): ReliefVariant | undefined {
  const named = entry?.with?.['variant'] as ReliefVariant;
  return reliefVariants[named] ? named : usual;
}

/** Why this variant may not be used for this paper or item here, or nothing. A, D and E bind nobody and need no document. */
export function closedVariant(
  { catalogue }: Context,
  variant: ReliefVariant | undefined,
  item: string,
  names: Readonly<Record<string, Text>>,
  need?: Need,
): Text | undefined {
  if (!variant || !reliefVariants[variant].needsDocument) return undefined;
  const gate = catalogue.switches[switchOfVariant(variant)];
  const requirement = catalogue.items[item]?.requirements.find((one) => one.id === need?.requirement);
  const why =
    !gate?.on || !gate.document
      ? 'switch'
      : catalogue.lists?.[safetyList]?.items.includes(item)
        ? 'safety'
        : need?.key
          ? 'key'
          : requirement?.basis.some(isStatute)
            ? 'statute'
            : undefined;
  return why && say(`pass.variant.${why}`, { ...names, variant });
}

/** A statute (法律), not a regulation, a rule or measures (办法): no promise takes the place of a condition that it sets. */
const isStatute = ({ law }: LegalBasis): boolean => /([^办]法|法典)$/.test(law);
