/**
 * Whose turn it is to follow a certificate (docs/decisions/0092). Every renewal of a certificate stands in a line kept in that certificate's own
 * log; the first one takes over what was not renewed, the next one waits until it is sealed and then builds on it.
 */
import { load } from '../../journal/index.ts';
import { matterFact } from '../../matters/index.ts';
import { houseActor, isRefusal, type House } from '../../platform/index.ts';
import { certificatesOf } from '../basis.ts';
import { renewedBy } from './carried.ts';
import { fact, type FactData } from '../facts.ts';
import { cellOfMatter, idOfBasis } from '../ids.ts';
import { houseCause, perform, stateOf } from '../perform.ts';

/** A place in the line: the certificate that is to follow, and the matter whose result it is. */
type Claim = FactData<'certificate-succession-claimed'>;

/** `own`: go on. `later`: another one goes first, and its end wakes whoever waits (`next-in-line` in reactions.ts). `moved`: somebody has followed already, look for the newest. */
type Turn = 'own' | 'later' | 'moved';

/** Takes a place in the line of a certificate, once, and says whether it is the first one. The place is taken before the question is asked, so that nobody is woken too early. */
export async function takeTurn(house: House, certificate: string, claim: Claim): Promise<Turn> {
  const done = await perform(
    house,
    certificate,
    houseActor,
    houseCause(`follow:${certificate}:${claim.by}`),
    ({ state }) => (state.successor === null ? fact('certificate-succession-claimed', claim) : undefined),
  );
  if (isRefusal(done)) throw new Error(`${claim.by} cannot follow ${certificate}: ${done.refused}`);
  const state = (await stateOf(house, certificate))?.state;
  if (!state || state.successor !== null) return 'moved';
  for (const one of state.line) {
    if (one.by === claim.by) return 'own';
    if (!(await isVoid(house, one))) return 'later';
  }
  return 'moved';
}

/** A place is void where nothing will come of it: the certificate was abandoned, or its decision fell before anything was intended. */
async function isVoid(house: House, { by, matter }: Claim): Promise<boolean> {
  const status = (await stateOf(house, by))?.state.status;
  if (status !== undefined) return status === 'abandoned';
  const cell = cellOfMatter(matter);
  const complete = certificatesOf((await load(house, 'cell', cell, matter)).map(matterFact)).filter(
    (basis) => basis.lacks.length === 0,
  );
  return complete.every((basis) => idOfBasis(cell, matter, basis) !== by);
}

/** The matters that stand in the line of a certificate, in its order. */
export async function lineOf(house: House, certificate: string): Promise<readonly string[]> {
  return [...new Set((await stateOf(house, certificate))?.state.line.map((one) => one.matter))];
}

/** The line in which a matter stands, where it renews anything: a decision that fell may have been the first one's. */
export async function lineWith(house: House, matter: string): Promise<readonly string[]> {
  const facts = (await load(house, 'cell', cellOfMatter(matter), matter)).map(matterFact);
  const renewed = await renewedBy(house, facts);
  return renewed ? await lineOf(house, renewed.id) : [];
}
