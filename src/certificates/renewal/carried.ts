/**
 * What a renewal leaves of the combined certificate before it (docs/decisions/0081): permits that were not renewed go over to the new
 * certificate as they stand, a renewed permit keeps its number, and what ends later ends where the permit now stands.
 */
import type { MatterFact } from '../../matters/index.ts';
import { houseActor, isRefusal, type House } from '../../platform/index.ts';
import { endPart } from '../decide.ts';
import { readFacts, type FactData } from '../facts.ts';
import { idFrom } from '../ids.ts';
import { houseCause, perform, stateOf } from '../perform.ts';
import { partOn, type CertificateState, type PartState } from '../state.ts';

/** The certificate that a matter renews: the newest of its line, for another renewal may have ended meanwhile. */
export interface Renewed {
  readonly id: string;
  readonly state: CertificateState;
}

export async function renewedBy(house: House, facts: readonly MatterFact[]): Promise<Renewed | undefined> {
  const received = facts.find((each) => each.name === 'matter-received');
  const identifier = received?.name === 'matter-received' ? received.data.choices['renews'] : undefined;
  return identifier === undefined ? undefined : await newestOf(house, idFrom(identifier) ?? '');
}

async function newestOf(house: House, id: string): Promise<Renewed | undefined> {
  const found = await stateOf(house, id);
  if (!found) return undefined;
  const { successor } = found.state;
  return (successor === null ? undefined : await newestOf(house, successor)) ?? { id, state: found.state };
}

type Carried = FactData<'certificate-parts-carried'>['parts'][number];

/** A case has its name in its matter only; in the certificate that takes it over it is named with the matter. */
const placeOf = ({ intent }: CertificateState, part: PartState): { matter: string; case: string } =>
  part.of ?? { matter: intent.matter, case: part.case };
const named = ({ matter, case: one }: { matter: string; case: string }): string => `${matter}/${one}`;

/** The permits that go over: in force on the day, and of no type that was renewed. */
export function carriedFrom(old: CertificateState, renewed: readonly string[], today: string): readonly Carried[] {
  return old.parts.flatMap((part): Carried[] => {
    const decision = part.decision ?? old.intent.decisions.find((each) => each.case === part.case);
    if (!decision || renewed.includes(part.type) || partOn(old, part, today) !== 'valid') return [];
    const { ended: _ended, of: _of, decision: _decision, ...permit } = part;
    const of = placeOf(old, part);
    return [{ ...permit, case: named(of), of, decision: { ...decision, case: named(of) } }];
  });
}

/** The number of the permit that is renewed: it is the same permit with a later last day. */
export const numberKept = (old: CertificateState | undefined, type: string): string | undefined =>
  old?.parts.find((part) => part.type === type)?.number;

/** Ends in the new certificate what ended in the old one between the intent and the seal. */
export async function handOverEnds(house: House, old: string, by: string): Promise<void> {
  const found = await stateOf(house, old);
  for (const each of readFacts(found?.facts ?? [])) {
    if (!found || each.name !== 'certificate-part-ended') continue;
    const { case: one, act, ...data } = each.data;
    const part = found.state.parts.find((other) => other.case === one);
    if (part) await endThere(house, by, named(placeOf(found.state, part)), act, data);
  }
}

async function endThere(
  house: House,
  id: string,
  one: string,
  act: FactData<'certificate-part-ended'>['act'],
  data: FactData<'certificate-revoked'>,
): Promise<void> {
  const done = await perform(house, id, houseActor, houseCause(`ended-before:${id}:${one}:${act}`), ({ state }) => {
    const part = state.parts.find((each) => each.case === one);
    return part?.ended === null && state.status === 'valid' ? endPart(state, one, act, data) : undefined;
  });
  if (isRefusal(done)) throw new Error(done.refused);
}

/** Where a permit of a superseded certificate stands now, and under which name; undefined where it was not taken over. */
export const wentTo = (state: CertificateState, one: string): { id: string; case: string } | undefined => {
  if (state.status !== 'superseded' || state.successor === null) return undefined;
  const part = state.parts.find((each) => each.case === one);
  return part && { id: state.successor, case: named(placeOf(state, part)) };
};
