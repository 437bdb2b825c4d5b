/** A certificate as its holder and the organs see it. Every read by staff is recorded in the holder's data space. */
import { legalDay } from '../calendar/index.ts';
import type { Fact } from '../journal/index.ts';
import type { People } from '../people/index.ts';
import type { Actor, House, Refusal } from '../platform/index.ts';
import { maySee, permittedActions } from './access.ts';
import { idFrom } from './ids.ts';
import { stateOf } from './perform.ts';
import { partsOn } from './parts.ts';
import { fieldsOf, holderOf } from './print.ts';
import type { CertificateView } from './schema.ts';
import { statusOn, type CertificateState } from './state.ts';

/** A certificate that the actor may see. Unknown and not permitted get the same answer. */
export async function seen(
  house: House,
  actor: Actor,
  text: string,
): Promise<{ id: string; state: CertificateState; facts: readonly Fact[] } | Refusal> {
  const id = idFrom(text);
  const found = id === undefined ? undefined : await stateOf(house, id);
  if (id === undefined || !found || !(await maySee(house, actor, found.state)))
    return { refused: 'certificate-not-found' };
  if (actor.kind === 'staff') {
    const { holder, matter } = found.state.intent;
    const organ = actor.organ === undefined ? {} : { organ: actor.organ };
    await house
      .room<People>('people')
      .recordRead({ personId: holder, by: actor.id, matter, purpose: 'certificate', ...organ });
  }
  return { id, ...found };
}

/** The view of a certificate that was `seen`. */
export function viewOf(
  house: House,
  actor: Actor,
  { id, state, facts }: { id: string; state: CertificateState; facts: readonly Fact[] },
): CertificateView {
  const { intent } = state;
  const holder = holderOf(intent);
  return {
    id,
    status: statusOn(state, intent.validUntil, legalDay(house.clock.now())),
    type: intent.type,
    name: intent.name,
    number: intent.number,
    identifier: intent.identifier,
    check: intent.check,
    version: intent.version,
    organ: intent.organ.name,
    holder: holder ? { name: holder.name, identity: holder.identity } : null,
    fields: [...(fieldsOf(intent) ?? [])],
    conditions: intent.conditions,
    decisions: [...intent.decisions, ...state.parts.flatMap((part) => part.decision ?? [])].map(
      ({ case: one, caseNumber, itemName, organName, on, document }) => ({
        case: one,
        caseNumber,
        itemName,
        organName,
        on,
        document,
      }),
    ),
    parts: partsOn(state, legalDay(house.clock.now())),
    matter: intent.matter,
    issuedOn: intent.issuedOn,
    validUntil: intent.validUntil,
    successor: state.successor,
    hasFile: state.file !== null,
    sealLetter: state.file?.letter?.number ?? null,
    elsewhere: intent.elsewhere,
    checkUrl: intent.checkUrl,
    demonstration: intent.isDemonstration,
    history: facts.map((fact) => ({ name: fact.name, at: fact.occurredAt, reasons: reasonsIn(fact) })),
    permittedActions: [...permittedActions(actor, state)],
  };
}

const reasonsIn = ({ data }: Fact): string | null => {
  const reasons = typeof data === 'object' && data !== null && 'reasons' in data ? data['reasons'] : undefined;
  return typeof reasons === 'string' ? reasons : null;
};
