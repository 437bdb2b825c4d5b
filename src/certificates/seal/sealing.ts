/**
 * Sealing: the intent is drawn, the sealer asks the log itself whether every decision stands, signs, keeps the file under its hash, and only then
 * records the seal. A crash anywhere before that leaves an intent, and the next try begins again; after it there is nothing left to do.
 */
import { createHash } from 'node:crypto';
import { load, type Fact } from '../../journal/index.ts';
import {
  canonical,
  houseActor,
  isRefusal,
  renderLicence,
  type House,
  type JsonValue,
  type Refusal,
  type Tx,
} from '../../platform/index.ts';
import { matterFact, type Matters } from '../../matters/index.ts';
import { stillStands } from '../basis.ts';
import { seal } from '../decide.ts';
import { fact, type FactData, type NewCertificateFact } from '../facts.ts';
import { cellOf, cellOfMatter } from '../ids.ts';
import { houseCause, lock, stateOf, write, type Found } from '../perform.ts';
import { licenceOf } from '../print.ts';
import type { CertificateState } from '../state.ts';
import * as store from '../store.ts';
import { sealProvider } from './provider.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The unsigned file of a certificate, drawn from its log: the same bytes every time. The letter under which it is sealed stands beside the seal;
 * what was sealed before letters were printed is drawn without, as its hash says.
 */
export async function unsignedFile(
  facts: readonly Fact[],
  state: CertificateState,
  letter = state.file?.letter?.number ?? null,
): Promise<Uint8Array | Refusal> {
  const at = new Date((facts[0] as Fact).recordedAt);
  const paper = licenceOf(state.intent, at, state.parts);
  if (!paper) return { refused: 'personal-values-erased', status: 410 };
  if (letter === null) return await renderLicence(paper);
  const drawn = await renderLicence({ ...paper, sealLetter: letter });
  const isAsSealed = state.file === null || isRefusal(drawn) || sha256(drawn) === state.file.unsignedSha256;
  return isAsSealed ? drawn : await renderLicence(paper);
}

/** What the record seals sign: who issued what, to be checked without the PDF. RFC 8785, no personal value. */
function verificationRecord(
  id: string,
  { intent, parts }: Pick<CertificateState, 'intent' | 'parts'>,
  fileSha256: string,
): string {
  const { identifier, number, version, type, typeCode, issuedOn, validUntil, statusList } = intent;
  return canonical({
    certificate: id,
    identifier,
    number,
    version,
    type,
    typeCode,
    issuer: intent.organ.uscc,
    issuedOn,
    validUntil,
    statusList,
    sha256: fileSha256,
    ...(parts.length > 0 && {
      parts: parts.map((part) => ({ type: part.typeCode, number: part.number, validUntil: part.validUntil })),
    }),
  } as unknown as JsonValue);
}

/** Seals an intended certificate, or records that another system issued it. Gives the state of affairs; throws where it cannot be done now. */
export async function sealCertificate(house: House, id: string): Promise<'sealed' | 'abandoned' | 'nothing-to-do'> {
  const found = await stateOf(house, id);
  if (!found || found.state.status !== 'intended') return 'nothing-to-do';
  const { intent } = found.state;
  if (!(await standsNow(house, intent))) return await conclude(house, id, undefined);
  if (intent.elsewhere) return await conclude(house, id, fact('certificate-recorded', intent.elsewhere));
  const items = intent.decisions.map((one) => one.item);
  const letter = must(await house.room<Matters>('matters').sealFor(intent.organ.id, 'certificate', items), id);
  const unsigned = must(await unsignedFile(found.facts, found.state, letter.number), id);
  const provider = must(await sealProvider(house), id);
  const at = new Date((found.facts[0] as Fact).recordedAt);
  const signed = await provider.sealPdf(unsigned, { at, reason: 'certificate issued', place: intent.organ.uscc });
  const hash = await house.files.put(signed.bytes);
  const record = verificationRecord(id, found.state, hash);
  const seals = await provider.sealRecord(record);
  const data = {
    sha256: hash,
    bytes: signed.bytes.length,
    unsignedSha256: sha256(unsigned),
    algorithm: signed.algorithm,
    keyId: signed.keyId,
    provider: provider.name,
    letter,
    record,
    seals: [...seals],
  };
  return await conclude(house, id, fact('certificate-sealed', data));
}

function must<T>(outcome: T | Refusal, id: string): T {
  if (isRefusal(outcome))
    throw new Error(`certificate ${id} cannot be sealed: ${outcome.refused} ${JSON.stringify(outcome.detail ?? {})}`);
  return outcome;
}

async function standsNow(source: House | Tx, intent: FactData<'certificate-intended'>): Promise<boolean> {
  const cell = 'query' in source ? source.key : cellOfMatter(intent.matter);
  return stillStands((await load(source, 'cell', cell, intent.matter)).map(matterFact), intent.type, intent.decisions);
}

/** Records the outcome in one transaction, after asking the log once more. `outcome` undefined: the decisions had already fallen. */
async function conclude(
  house: House,
  id: string,
  outcome: NewCertificateFact | undefined,
): Promise<'sealed' | 'abandoned' | 'nothing-to-do'> {
  const cell = cellOf(id) as number;
  const done = await house.db.command<JsonValue>(
    { group: 'cell', key: cell, ...houseCause(`seal:${id}`) },
    async (tx) => {
      const locked = await lock(tx, id);
      if (!locked || locked.state.status !== 'intended') return 'nothing-to-do';
      const stands = outcome !== undefined && (await standsNow(tx, locked.state.intent));
      if (!stands)
        return (
          must(
            await write(
              house,
              tx,
              locked,
              [fact('certificate-abandoned', { because: 'a decision it rests on is no longer in force' })],
              houseActor,
            ),
            id,
          ) && 'abandoned'
        );
      await supersede(house, tx, locked);
      const next = outcome.name === 'certificate-sealed' ? seal(locked.state, outcome.data) : outcome;
      if (!next) return 'nothing-to-do';
      must(await write(house, tx, locked, [next], houseActor), id);
      return 'sealed';
    },
  );
  if (isRefusal(done)) throw new Error(`certificate ${id} cannot be sealed: ${done.refused}`);
  return done.reply as 'sealed' | 'abandoned' | 'nothing-to-do';
}

/** The valid certificate of the same single-holder right ends in the same transaction in which its successor begins. */
async function supersede(house: House, tx: Tx, successor: Found): Promise<void> {
  const [row] = await tx.query<{ right_key: string | null }>(store.rightOf, [tx.key, successor.id]);
  if (row?.right_key == null) return;
  for (const old of await tx.query<{ certificate_id: string }>(store.lockSameRight, [
    tx.key,
    row.right_key,
    successor.id,
  ])) {
    const locked = await lock(tx, old.certificate_id);
    if (locked)
      must(
        await write(
          house,
          tx,
          locked,
          [fact('certificate-superseded', { by: successor.id, identifier: successor.state.intent.identifier })],
          houseActor,
        ),
        successor.id,
      );
  }
}
