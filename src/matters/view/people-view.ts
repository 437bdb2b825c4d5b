/** Who applies and what they answered, masked by who looks. */
import { isErased, type Fact } from '../../journal/index.ts';
import type { PersonCard } from '../../people/index.ts';
import type { Actor, JsonValue } from '../../platform/index.ts';
import { mask } from '../../vocabulary/index.ts';
import { casesOfOrgan } from '../access.ts';
import type { MatterView } from '../schema.ts';
import type { MatterState } from '../state.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import { maskedAnswer, type Looker } from '../looks/masked.ts';

/** As whom the actor reads the answers. */
export const lookerOf = (state: MatterState, actor: Actor, isOwn: boolean): Looker =>
  isOwn
    ? 'own'
    : casesOfOrgan(state, actor.organ ?? '').length > 0 || actor.onBehalfOf === state.head.applicant
      ? 'handling'
      : 'knowing';

/** Own data whole to oneself, masked on staff's screens; unmasking is its own act. */
export function applicantView(card: PersonCard | undefined, may: boolean): MatterView['applicant'] {
  return card && may
    ? {
        name: card.name,
        identity: mask('resident-id', card.identity),
        phone: mask('phone', card.phone),
      }
    : null;
}

/** The answers of the form, with labels; erased ones say so. */
export function answersOf(facts: readonly Fact[], catalogue: Catalogue, looker: Looker): MatterView['answers'] {
  const data = facts[0]?.data as { answers?: JsonValue } | undefined;
  const answers = data?.answers;
  if (answers === undefined || answers === null || isErased(answers) || typeof answers !== 'object') return [];
  return Object.entries(answers as Record<string, JsonValue>).map(([element, value]) => {
    const known = catalogue.elements[element];
    return {
      element,
      label: known?.label ?? { zh: element, en: element },
      subject: known?.subject ?? 'matter',
      value: maskedAnswer(known, value, looker),
    };
  });
}
