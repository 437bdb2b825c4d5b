/** Letters as somebody who decides in the organ records them and takes them back: a fact of the office, and a row that every cell reads. */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead, inOwnName } from '../../journal/index.ts';
import {
  isRefusal,
  type Actor,
  type CommandKey,
  type House,
  type JsonValue,
  type Refusal,
  type Tx,
} from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { documentsOf, sealKinds, sealWords } from '../seal-kinds.ts';
import { builtIn, type SealLetter } from './letters.ts';
import { sealLetters } from './in-force.ts';
import type { LetterBody, SealList } from './schema.ts';
import * as store from './store.ts';

/** POST /api/seals. Refused: a document that this seal is not put on, an item of another organ, days the wrong way round, a number that the organ has used. */
export async function recordLetter(
  house: House,
  actor: Actor,
  body: LetterBody,
  key: CommandKey,
): Promise<{ letter: string } | Refusal> {
  const organ = actor.organ ?? '';
  const possible = documentsOf(body.kind);
  const documents = body.documents ?? [...possible];
  const strange = documents.find((one) => !possible.includes(one));
  if (strange !== undefined)
    return { refused: 'seal-not-for-document', detail: { kind: body.kind, document: strange } };
  if (body.until < body.from) return { refused: 'letter-days-wrong' };
  const { items = null } = body;
  const known = (await currentCatalogue(house)).items;
  const foreign = items?.find((one) => known[one]?.organ !== organ);
  if (foreign !== undefined) return { refused: 'seal-not-for-item', detail: { item: foreign } };
  const letter = house.ids.next();
  const { kind, form, number, from, until, keeper } = body;
  return await written(house, actor, key, async (tx) => {
    const [added] = await tx.query(store.addSealLetter, [
      letter,
      organ,
      kind,
      form,
      number,
      JSON.stringify(documents),
      from,
      until,
      keeper,
      actor.id,
      tx.now,
      items === null ? null : JSON.stringify(items),
    ]);
    if (!added) return { refused: 'letter-number-used', detail: { number } };
    const data = { letter, organ, kind, form, number, documents, items, from, until, keeper };
    return { name: 'seal-letter-recorded', data };
  });
}

/** POST /api/seals/:letter/end: from today on nothing more is sealed under it. */
export async function endLetter(
  house: House,
  actor: Actor,
  letter: string,
  reason: string,
  key: CommandKey,
): Promise<{ letter: string } | Refusal> {
  const found = (await sealLetters(house, true)).find((one) => one.letter === letter);
  if (!found || found.organ !== actor.organ) return { refused: 'seal-letter-not-found' };
  return await written(house, actor, key, async (tx) => {
    const [ended] = await tx.query(store.endSealLetter, [letter, legalDay(tx.now)]);
    if (!ended) return { refused: 'seal-letter-ended' };
    return { name: 'seal-letter-taken-back', data: { letter, organ: found.organ, number: found.number, reason } };
  });
}

type Written = { readonly name: string; readonly data: { readonly letter: string } & Record<string, JsonValue> };

async function written(
  house: House,
  actor: Actor,
  key: CommandKey,
  work: (tx: Tx) => Promise<Written | Refusal>,
): Promise<{ letter: string } | Refusal> {
  const done = await house.db.command<JsonValue>(key, async (tx) => {
    const fact = await work(tx);
    if (isRefusal(fact)) return fact;
    const appended = await append(tx, {
      stream: `seals-${actor.organ ?? ''}`,
      expectedSeq: atHead,
      facts: [{ name: fact.name, version: 1, data: fact.data }],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(appended) ? appended : { letter: fact.data.letter };
  });
  await sealLetters(house, true);
  return isRefusal(done) ? done : (done.reply as { letter: string });
}

const stateOf = (one: SealLetter, today: string): SealList['letters'][number]['state'] =>
  one.endedOn !== null ? 'ended' : today < one.from ? 'not-yet' : today > one.until ? 'expired' : 'in-force';

/** GET /api/seals: the letters of one's own organ; the centre and supervision see those of all. */
export async function sealList(house: House, actor: Actor): Promise<SealList> {
  const { organs, items } = await currentCatalogue(house);
  const today = legalDay(house.clock.now());
  const isWide = actor.roles.some((role) => role === 'coordinator' || role === 'supervisor');
  const own = (await sealLetters(house, true)).filter((one) => isWide || one.organ === actor.organ);
  const missing =
    house.installation.kind === 'real' || actor.organ === undefined
      ? []
      : sealKinds.filter((kind) => !own.some((one) => one.organ === actor.organ && one.kind === kind));
  const demonstration = missing.map((kind) => builtIn(actor.organ as string, kind));
  return {
    kinds: sealKinds.map((kind) => ({
      kind,
      name: sealWords(kind) ?? { zh: kind, en: kind },
      documents: [...documentsOf(kind)],
    })),
    letters: [...own.toReversed(), ...demonstration].map((one) => ({
      ...one,
      documents: [...one.documents],
      items: one.items?.map((id) => ({ id, name: items[id]?.name ?? { zh: id, en: id } })) ?? null,
      organName: organs[one.organ]?.name ?? { zh: one.organ, en: one.organ },
      state: stateOf(one, today),
      isBuiltIn: demonstration.includes(one),
    })),
    items: Object.values(items)
      .filter((one) => one.organ === actor.organ)
      .map(({ id, name }) => ({ id, name })),
    mayRecord: actor.roles.includes('approver') && actor.organ !== undefined,
  };
}
