/** Random days in the life of certificates on a real database: grants, intents, seals, ends and fallen decisions, up to three at once, in several cells. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type pg from 'pg';
import { isRefusal, type Actor } from '../../platform/index.ts';
import { acts, end } from '../decide.ts';
import { cellOf } from '../ids.ts';
import { intendAll } from '../intent/intend.ts';
import { houseCause, perform, stateOf } from '../perform.ts';
import { sealCertificate, unsignedFile } from '../seal/sealing.ts';
import { verifyTyped } from '../checking/verify.ts';
import type { Known } from './invariants.ts';
import { granted, type World } from './world.ts';

/** One thing that somebody does; `pick` chooses among what is there. */
interface Step {
  readonly kind: 'grant' | 'renew' | 'intend' | 'seal' | 'end' | 'fall' | 'tell' | 'years';
  readonly pick: number;
}

/** Moments, each with up to three things at once. */
export type Play = readonly (readonly Step[])[];

const kinds = [
  'grant',
  'grant',
  'grant',
  'renew',
  'renew',
  'intend',
  'intend',
  'seal',
  'seal',
  'end',
  'fall',
  'tell',
] as const;
const step = fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(1000) });
const later = fc.record({ kind: fc.constant('years' as const), pick: fc.nat(6) });

export const plays: fc.Arbitrary<Play> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.array(step, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: later.map((one) => [one]) },
  ),
  { minLength: 4, maxLength: 9 },
);

/** The types that the plays issue: each a right that one holder has once at one place, each with a number from a counter. */
const types = [
  { type: 'food-permit', organ: 'approval-bureau' },
  { type: 'fire-opinion', organ: 'fire-brigade' },
] as const;

/** What the harness does differently on purpose. */
export interface Meddling {
  /** Runs after each moment, as whoever owns the database. */
  readonly between?: (owner: pg.Client, matters: readonly string[]) => Promise<void>;
  /** Draws a certificate again. */
  readonly draw?: typeof unsignedFile;
  /** Changes what is known of one certificate before it is looked at. */
  readonly known?: (one: Known) => Known;
}

let played = 0;
const cellIn = (id: string): number => Number(/^[mc]-(\d+)-/.exec(id)?.[1]);
const approver = (organ: string): Actor => ({ kind: 'staff', id: 's-1-approver', roles: ['approver'], organ });

/** Plays, lets everything settle, and gives every certificate of the play. Throws where a grant of the right room, with nobody meddling, came to no certificate. */
export async function play(world: World, owner: pg.Client, moments: Play, meddling: Meddling = {}): Promise<Known[]> {
  const n = (played += 1);
  world.answers['premises.address'] = `安和县示范路${n}号`;
  const matters: string[] = [];
  for (const moment of moments) {
    world.at = new Date(world.at.getTime() + 1000);
    await Promise.all(moment.map((one) => attempt(world, owner, one, matters)));
    await meddling.between?.(owner, matters);
  }
  world.at = new Date(world.at.getTime() + 1000);
  await world.relay.drain();
  await meddling.between?.(owner, matters);
  await world.relay.drain();
  const waiting = meddling.between ? [] : await waitingIn(owner, matters);
  if (waiting.length > 0) throw new Error(`${waiting.join(', ')}: granted, and no certificate came`);
  const ids = await idsOf(owner, matters);
  const all: Known[] = [];
  for (const id of ids) {
    const known = await knownOf(world, owner, id, n, meddling.draw ?? unsignedFile);
    all.push(meddling.known ? meddling.known(known) : known);
  }
  return all;
}

async function attempt(world: World, owner: pg.Client, { kind, pick }: Step, matters: string[]): Promise<void> {
  const { house } = world;
  const matter = matters[pick % Math.max(1, matters.length)];
  if (kind === 'grant') return await grant(world, pick, matters);
  if (kind === 'tell') return void (await world.relay.drain());
  if (kind === 'years') return void (world.at = new Date(world.at.getTime() + pick * 365 * 86_400_000));
  if (matter === undefined) return;
  if (kind === 'renew') return await renew(world, owner, pick, matters);
  if (kind === 'intend') return void (await intendAll(house, matter, cellIn(matter)));
  if (kind === 'fall') return await world.tell(matter, { name: 'decision-revoked', data: { case: 'c1' } });
  const ids = await idsOf(owner, [matter]);
  const id = ids[pick % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (kind === 'seal') return void (await sealCertificate(house, id));
  const act = acts[pick % acts.length] as (typeof acts)[number];
  const legal = { reasons: '依法', basis: [{ law: '中华人民共和国行政许可法' }], document: null };
  await perform(house, id, approver('any'), houseCause(`play:${id}:${house.ids.next()}`), ({ state }) =>
    end(state, act, { ...legal, organ: state.intent.organ.id }),
  );
}

async function grant(world: World, pick: number, matters: string[]): Promise<void> {
  const { type, organ } = types[pick % 4 === 0 ? 1 : 0];
  // Two cells, so that a successor meets its predecessor in its own cell and in another.
  const matter = await world.openIn(1 + (pick % 2), { id: 'c1', outputs: [type], organ });
  await world.tell(matter, granted('c1', { organ }));
  matters.push(matter);
}

/** A renewal of a certificate of the play, granted at once: several of one certificate are decided in the same moment. */
async function renew(world: World, owner: pg.Client, pick: number, matters: string[]): Promise<void> {
  const ids = await idsOf(owner, matters);
  const id = ids[pick % Math.max(1, ids.length)];
  const found = id === undefined ? undefined : await stateOf(world.house, id);
  if (!found) return;
  const { type, organ, identifier } = found.state.intent;
  const one = { id: 'c1', outputs: [type], organ: organ.id };
  const matter = await world.openRenewal(identifier, 1 + (pick % 2), one);
  await world.tell(matter, granted('c1', { organ: organ.id }));
  matters.push(matter);
}

/** Matters whose decision stands and which have no certificate, though everything has settled. */
async function waitingIn(owner: pg.Client, matters: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ matter: string }>(
    `select matter from unnest($1::text[]) as matter
     where not exists (select from journal.cell_fact where stream = matter and name = 'decision-revoked')
       and not exists (select from certificates.certificate c where c.matter = matter and c.status <> 'intended')`,
    [matters],
  );
  return rows.map((row) => row.matter);
}

async function idsOf(owner: pg.Client, matters: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ id: string }>(
    'select certificate_id as id from certificates.certificate where matter = any ($1) order by 1',
    [matters],
  );
  return rows.map((row) => row.id);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function knownOf(
  world: World,
  owner: pg.Client,
  id: string,
  n: number,
  draw: typeof unsignedFile,
): Promise<Known> {
  const found = await stateOf(world.house, id);
  if (!found) throw new Error(`no ${id}`);
  const { rows } = await owner.query<{ text: string }>(
    'select text from journal.cell_fact where stream = $1 order by seq',
    [id],
  );
  const facts = rows.map((row) => {
    const { name, data, recordedAt } = JSON.parse(row.text) as { name: string; data: never; recordedAt: string };
    return { name, data, at: recordedAt };
  });
  const { intent, file } = found.state;
  const drawn = file ? await draw(found.facts, found.state) : null;
  const bytes = file ? await world.house.files.get(file.sha256) : undefined;
  return {
    id,
    cell: cellOf(id) ?? 0,
    facts,
    right: `${world.applicant} ${intent.type} ${n}`,
    drawnAgain: drawn && !isRefusal(drawn) ? sha256(drawn) : null,
    kept: bytes ? sha256(bytes) : null,
    answer: await verifyTyped(world.house, intent.number, intent.check),
    isListed: await isListed(world, cellOf(id) ?? 0, intent.statusList),
  };
}

/** Whether the list that anybody may fetch has the certificate's bit set. */
async function isListed(
  world: World,
  cell: number,
  { list, index }: { list: number; index: number },
): Promise<boolean> {
  const reply = await world.app.inject(`/api/status-lists/${cell}/${list}`);
  const { encodedList } = reply.json<{ encodedList: string }>();
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
  return ((bits[index >> 3] as number) & (0x80 >> (index & 7))) !== 0;
}
