/**
 * The intent: what a matter's favourable decisions are to produce, written down before anything is sealed. Everything that needs another
 * shard is fetched before the transaction; inside it the decisions are read again from the log, then number and place are drawn.
 */
import { addMonths, dayNumber, isoDay, legalDay, type Duration } from '../calendar/index.ts';
import { catalogueOf, type Catalogue, type CertificateType, type Organ } from '../catalogue/index.ts';
import { append, load, personal, subjectKeys } from '../journal/index.ts';
import { matterFact, type MatterFact, type Matters } from '../matters/index.ts';
import type { People, PersonCard } from '../people/index.ts';
import {
  checkGlyphs,
  interleaved,
  isRefusal,
  type House,
  type JsonValue,
  type Refusal,
  type Tx,
} from '../platform/index.ts';
import { certificatesOf, type Basis } from './basis.ts';
import { carriedFrom, numberKept, renewedBy, type Renewed } from './carried.ts';
import { checkValue } from './check-value.ts';
import { fact, type FactData } from './facts.ts';
import { identifierOf, idOfBasis, isCounted, printedNumber, seriesPeriod, typedNumber } from './ids.ts';
import { houseCause } from './perform.ts';
import { statusPlace } from './status-list.ts';
import * as store from './store.ts';
import { takeTurn } from './succession.ts';

/** What is needed from elsewhere before the command. */
interface Scene {
  readonly matter: string;
  readonly applicant: string;
  readonly district: string;
  readonly catalogue: Catalogue;
  readonly type: CertificateType;
  readonly card: PersonCard;
  readonly answers: Readonly<Record<string, JsonValue>>;
  /** Credit code of the business, where it has one by now. */
  readonly uscc: string | undefined;
  /** The certificate of the same type that the matter renews. */
  readonly renews: Renewed | undefined;
}

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
  const turn = scene.renews ? await takeTurn(house, scene.renews.id, { by: id, matter }) : 'own';
  if (turn === 'moved') return await intend(house, matter, cell, basis, facts);
  if (turn === 'later') return undefined;
  const missing = await checkGlyphs([
    scene.card.name,
    scene.type.name,
    Object.values(scene.answers).filter((value) => typeof value === 'string'),
  ]);
  if (missing) throw new Error(`certificate ${id} cannot be printed: ${JSON.stringify(missing.detail)}`);
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

async function sceneOf(house: House, matter: string, basis: Basis, facts: readonly MatterFact[]): Promise<Scene> {
  const matters = house.room<Matters>('matters');
  const state = await matters.state(matter);
  if (!state) throw new Error(`no matter ${matter}`);
  const catalogue = await catalogueOf(house, state.head.catalogue);
  const type = catalogue.certificateTypes[basis.type];
  if (!type) throw new Error(`the catalogue ${catalogue.version} has no certificate type ${basis.type}`);
  const card = (await house.room<People>('people').cards([state.head.applicant])).get(state.head.applicant);
  if (!card) throw new Error(`no card of ${state.head.applicant}`);
  const answers = await matters.answers(matter);
  const renews = await renewedBy(house, facts);
  const uscc = text(answers['organisation.uscc']) ?? (await creditCode(house, catalogue, card, facts));
  return {
    matter,
    applicant: state.head.applicant,
    district: catalogue.district.code.slice(0, 6),
    catalogue,
    type,
    card,
    answers,
    uscc,
    renews: renews?.state.intent.type === type.code ? renews : undefined,
  };
}

/** The credit code that nobody typed: of the organisation itself, of a licence granted in this very matter, or of one that the person holds. */
async function creditCode(
  house: House,
  catalogue: Catalogue,
  card: PersonCard,
  facts: readonly MatterFact[],
): Promise<string | undefined> {
  if (card.kind === 'organisation') return card.identity;
  const isLicence = (type: string): boolean => catalogue.certificateTypes[type]?.numberPattern === '{uscc}';
  const here = certificatesOf(facts).filter((basis) => isLicence(basis.type) && basis.lacks.length === 0);
  const given = here.flatMap((basis) => basis.decisions).find((decision) => decision.elsewhere?.number)
    ?.elsewhere?.number;
  return (
    given ??
    (await house.room<People>('people').planContext(card.personId)).held.find((held) => isLicence(held.type))?.number
  );
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

/** A number from the pattern of a type. Cells interleave their serials, so that no two cells give one number. */
async function drawNumber(house: House, tx: Tx, scene: Scene, type: CertificateType, today: string): Promise<string> {
  const { numberPattern: pattern, code } = type;
  const year = today.slice(0, 4);
  let serial = 0;
  if (isCounted(pattern)) {
    const [row] = await tx.query<{ n: number }>(store.drawSerial, [tx.key, code, seriesPeriod(pattern, year)]);
    serial = interleaved((row?.n ?? 1) - 1, house.shards.cell, tx.key);
  }
  if (pattern.includes('{uscc}') && scene.uscc === undefined)
    throw new Error(`${code} of ${scene.matter} has no credit code for its number`);
  return printedNumber(pattern, { year, region: scene.district, serial, uscc: scene.uscc ?? '' });
}

function organOf(catalogue: Catalogue, id: string): Organ {
  const organ = catalogue.organs[id];
  if (!organ) throw new Error(`the catalogue ${catalogue.version} has no organ ${id}`);
  return organ;
}

const text = (value: JsonValue | undefined): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  return undefined;
};

/** Printed as the name of a business where the form names one, otherwise the person. */
const holderName = (scene: Scene): string => text(scene.answers['organisation.name']) ?? scene.card.name;

/** The type's fields with values in words; a field that nobody answered is left out, never invented. */
function fieldsOf(scene: Scene): { label: { zh: string; en: string }; value: string }[] {
  return scene.type.fields.flatMap((field) => {
    const value = inWords(scene, field.element);
    return value === undefined ? [] : [{ label: field.label, value }];
  });
}

function inWords(scene: Scene, element: string): string | undefined {
  const value = scene.answers[element];
  const options = scene.catalogue.elements[element]?.options ?? [];
  const one = (each: JsonValue): string | undefined =>
    options.find((option) => option.value === each)?.label.zh ?? text(each);
  if (Array.isArray(value)) return value.flatMap((each) => one(each) ?? []).join('、') || undefined;
  if (value !== undefined && value !== null) return one(value);
  if (element === 'organisation.name') return scene.card.name;
  return element === 'organisation.uscc' ? scene.uscc : undefined;
}

/** The permits of a combined certificate: what each item would have issued alone, with its own number and its own last day. */
async function partsOf(
  house: House,
  tx: Tx,
  scene: Scene,
  own: Basis['decisions'],
  issuedOn: string,
): Promise<readonly Part[]> {
  const combined = new Set(scene.type.combines ?? []);
  const parts: Part[] = [];
  for (const decision of own) {
    for (const code of scene.catalogue.items[decision.item]?.outputs ?? []) {
      const type = scene.catalogue.certificateTypes[code];
      if (!type || !combined.has(code)) continue;
      parts.push({
        case: decision.case,
        type: code,
        typeCode: type.typeCode,
        name: type.name,
        number: numberKept(scene.renews?.state, code) ?? (await drawNumber(house, tx, scene, type, issuedOn)),
        organ: decision.organ,
        organName: organOf(scene.catalogue, decision.organ).name,
        validUntil: untilOf(type, issuedOn),
      });
    }
  }
  return parts;
}

type Part = FactData<'certificate-parts-named'>['parts'][number];

const untilOf = ({ validity }: CertificateType, from: string): string | null =>
  validity ? lastDay(from, validity) : null;

/** A combined certificate lasts as long as any of its permits. */
const lastOf = (parts: readonly Part[]): string | null =>
  parts.some((part) => part.validUntil === null)
    ? null
    : (parts
        .map((part) => part.validUntil ?? '')
        .toSorted()
        .at(-1) ?? null);

/** One right of one holder at one place; of a combined certificate, to the same permits. Keyed, so that the row tells nothing. */
const rightKey = (house: House, scene: Scene, parts: readonly Part[]): string =>
  house.secrets
    .mac(
      'certificate right',
      JSON.stringify([
        scene.applicant,
        scene.type.code,
        text(scene.answers['premises.address']) ?? '',
        ...parts.map((part) => part.type).toSorted(),
      ]),
    )
    .toString('hex');

/** The last day of a validity that begins on a day: five years from 2026-11-25 end on 2031-11-24. */
export function lastDay(from: string, validity: Duration): string {
  const day = dayNumber(from);
  if (validity.unit === 'd') return isoDay(day + validity.n - 1);
  if (validity.unit === 'year' || validity.unit === 'month')
    return isoDay(addMonths(day, validity.unit === 'year' ? validity.n * 12 : validity.n) - 1);
  throw new Error(`a validity in ${validity.unit} has no last day`);
}
