/**
 * The intent: what a matter's favourable decisions are to produce, written down before anything is sealed. Everything that needs another
 * shard is fetched before the transaction; inside it the decisions are read again from the log, then number and place are drawn.
 */
import { legalDay } from '../../calendar/index.ts';
import { append, load, personal, subjectKeys } from '../../journal/index.ts';
import { matterFact, type MatterFact } from '../../matters/index.ts';
import { checkGlyphs, isRefusal, type House, type JsonValue, type Refusal, type Tx } from '../../platform/index.ts';
import { certificatesOf, type Basis } from '../basis.ts';
import { carriedFrom } from '../renewal/carried.ts';
import { checkValue } from '../checking/check-value.ts';
import { fact, type FactData } from '../facts.ts';
import { identifierOf, idOfBasis, typedNumber } from '../ids.ts';
import { houseCause } from '../perform.ts';
import { statusPlace } from '../checking/status-list.ts';
import * as store from '../store.ts';
import { takeTurn } from '../renewal/succession.ts';
import { type Scene, sceneOf, organOf, holderName, fieldsOf } from './scene.ts';
import { drawNumber, partsOf, untilOf, lastOf, rightKey } from './permits.ts';

/** Intends every certificate of the matter that is complete and not yet under way; gives their ids. Repeating it intends nothing twice. */
export async function intendAll(house: House, matterId: string, cell: number): Promise<readonly string[]> {
  const facts = (await load(house, 'cell', cell, matterId)).map(matterFact);
  const ids: string[] = [];
  for (const basis of certificatesOf(facts)) {
    if (basis.lacks.length > 0) continue;
    const id = await intend(house, matterId, cell, basis, facts);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

const basisKey = (matter: string, basis: Basis): string =>
  JSON.stringify([matter, basis.type, [...basis.cases].sort()]);

async function intend(
  house: House,
  matter: string,
  cell: number,
  basis: Basis,
  facts: readonly MatterFact[],
): Promise<string | undefined> {
  const id = idOfBasis(cell, matter, basis);
  const [known] = await house.db.read(store.getCertificate, [cell, id]);
  if (known) return id;
  const scene = await sceneOf(house, matter, basis, facts);
  const missing = await checkGlyphs([
    scene.card.name,
    scene.type.name,
    Object.values(scene.answers).filter((value) => typeof value === 'string'),
  ]);
  if (missing) throw new Error(`certificate ${id} cannot be printed: ${JSON.stringify(missing.detail)}`);
  // After what can fail for good: whoever stands in the line holds up those behind.
  const turn = scene.renews ? await takeTurn(house, scene.renews.id, { by: id, matter }) : 'own';
  if (turn === 'moved') return await intend(house, matter, cell, basis, facts);
  if (turn === 'later') return undefined;
  const keys = await subjectKeys(house).ensureAll([scene.applicant]);
  const done = await house.db.command<JsonValue>(
    { group: 'cell', key: cell, ...houseCause(`intend:${id}`) },
    async (tx) => {
      const now = certificatesOf((await load(tx, 'cell', cell, matter)).map(matterFact)).find(
        (each) => idOfBasis(cell, matter, each) === id,
      );
      if (!now || now.lacks.length > 0) return { refused: 'decisions-missing', status: 409 } satisfies Refusal;
      const [open] = await tx.query(store.openForBasis, [cell, basisKey(matter, basis)]);
      if (open) return null;
      return await write(house, tx, id, now, scene, keys);
    },
  );
  if (!isRefusal(done)) return done.reply === null ? undefined : id;
  if (done.refused === 'decisions-missing') return undefined;
  if (done.refused === 'stale') return id; // another worker has just intended the very same
  throw new Error(`certificate ${id}: ${done.refused}`);
}

async function write(
  house: House,
  tx: Tx,
  id: string,
  basis: Basis,
  scene: Scene,
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<JsonValue | Refusal> {
  const today = legalDay(tx.now);
  const own = basis.decisions.filter((each) => basis.cases.includes(each.case));
  const lead = own[0] as (typeof own)[number];
  const elsewhere = own.find((each) => each.elsewhere)?.elsewhere ?? null;
  const number = elsewhere?.number ?? (await drawNumber(house, tx, scene, scene.type, today));
  const [last] = await tx.query<{ version: number | null }>(store.lastVersion, [tx.key, typedNumber(number)]);
  const version = (last?.version ?? 0) + 1;
  const [place] = await tx.query<{ n: number }>(store.drawSerial, [tx.key, 'status', 'ever']);
  const statusList = statusPlace(house.secrets, tx.key, (place?.n ?? 1) - 1);
  const check = checkValue(house.secrets, typedNumber(number), house.shards.cell.indexOf(tx.key));
  const organ = organOf(scene.catalogue, lead.organ);
  const issuedOn = elsewhere ? lead.on : today;
  const parts = await partsOf(house, tx, scene, own, issuedOn);
  const carried = scene.renews
    ? carriedFrom(
        scene.renews.state,
        parts.map((part) => part.type),
        today,
      )
    : [];
  const permits = [...parts, ...carried];
  const validUntil = parts.length > 0 ? lastOf(permits) : untilOf(scene.type, issuedOn);
  const right = scene.type.single ? rightKey(house, scene, permits) : null;
  const intended: FactData<'certificate-intended'> = {
    type: scene.type.code,
    typeCode: scene.type.typeCode,
    name: scene.type.name,
    matter: scene.matter,
    cases: [...basis.cases],
    decisions: basis.decisions.map(({ conditions: _conditions, elsewhere: _elsewhere, ...each }) => ({
      ...each,
      organName: organOf(scene.catalogue, each.organ).name,
    })),
    conditions: [...new Set(own.flatMap((each) => each.conditions))],
    organ: { id: organ.id, name: organ.name, uscc: organ.uscc },
    holder: scene.applicant,
    holderIs: personal(scene.applicant, {
      name: holderName(scene),
      identity: scene.card.identity,
      kind: scene.card.kind,
    }),
    fields: personal(scene.applicant, fieldsOf(scene) as unknown as JsonValue),
    number,
    identifier: identifierOf(id, scene.type.typeCode, organ.uscc, version),
    version,
    check,
    statusList,
    issuedOn,
    validUntil,
    supersedes: scene.renews?.id ?? null,
    sealKind: null,
    checkUrl: `${house.config.publicUrl}/verify?number=${encodeURIComponent(number)}&check=${check}`,
    template: 'licence/1',
    isDemonstration: house.installation.kind !== 'real',
    elsewhere: elsewhere && { system: elsewhere.system, serial: elsewhere.serial },
  };
  const written = await append(tx, {
    stream: id,
    expectedSeq: 0,
    facts: [
      fact('certificate-intended', intended),
      ...(parts.length > 0 ? [fact('certificate-parts-named', { parts: [...parts] })] : []),
      ...(scene.renews && carried.length > 0
        ? [fact('certificate-parts-carried', { from: scene.renews.id, parts: [...carried] })]
        : []),
    ],
    actor: 'system',
    now: tx.now,
    keys,
  });
  if (isRefusal(written)) return written;
  tx.post(store.addCertificate, [
    tx.key,
    id,
    written.length,
    written.at(-1)?.hash ?? '',
    scene.type.code,
    number,
    typedNumber(number),
    version,
    check,
    scene.matter,
    basisKey(scene.matter, basis),
    right,
    organ.id,
    statusList.list,
    statusList.index,
    validUntil,
  ]);
  return { certificateId: id };
}
