/**
 * Answers to facts: a decision of a matter makes intents, an intent is sealed, a seal is reported to the person's data space and to the matter,
 * an end is reported to the data space, and a decision that fell ends what rests on it. At least once, each idempotent.
 */
import { legalDay } from '../calendar/index.ts';
import type { Fact } from '../journal/index.ts';
import type { Matters } from '../matters/index.ts';
import type { People } from '../people/index.ts';
import {
  houseActor,
  isRefusal,
  type House,
  type OutboxEvent,
  type Reaction,
  type TimerHandler,
} from '../platform/index.ts';
import { handOverEnds, wentTo } from './renewal/carried.ts';
import { endPart } from './decide.ts';
import { fact, readFacts, type FactName } from './facts.ts';
import { cellOfMatter } from './ids.ts';
import { intendAll } from './intent/intend.ts';
import { sealCertificate } from './seal/sealing.ts';
import { expiryTimer, houseCause, perform, stateOf } from './perform.ts';
import * as store from './store.ts';
import { lineOf, lineWith } from './renewal/succession.ts';
import type { Status } from './state.ts';

const isMatter = (event: OutboxEvent): boolean => event.group === 'cell' && event.stream.startsWith('m-');
const isCertificate = (event: OutboxEvent): boolean => event.group === 'cell' && event.stream.startsWith('c-');

const intending: Reaction = {
  name: 'certificates.intend',
  topics: ['case-decided', 'obligation-closed', 'case-withdrawn', 'case-lapsed', 'case-not-accepted', 'case-voided'],
  async react(event, house) {
    if (isMatter(event)) await intendAll(house, event.stream, event.key);
  },
};

const sealing: Reaction = {
  name: 'certificates.seal',
  topics: ['certificate-intended'] satisfies FactName[],
  async react(event, house) {
    if (isCertificate(event)) await sealCertificate(house, event.stream);
  },
};

const reported: readonly FactName[] = [
  'certificate-sealed',
  'certificate-recorded',
  'certificate-revoked',
  'certificate-forfeited',
  'certificate-withdrawn',
  'certificate-cancelled',
  'certificate-expired',
  'certificate-superseded',
];

/** How the data space names what has ended; it knows fewer words than the law. */
const heldAs: Readonly<
  Record<Exclude<Status, 'intended' | 'abandoned'>, 'valid' | 'revoked' | 'cancelled' | 'superseded' | 'expired'>
> = {
  valid: 'valid',
  revoked: 'revoked',
  forfeited: 'revoked',
  withdrawn: 'revoked',
  cancelled: 'cancelled',
  superseded: 'superseded',
  expired: 'expired',
};

/** The holder's data space gets the certificate, and its end. */
const dataSpace: Reaction = {
  name: 'certificates.data-space',
  topics: reported,
  async react(event, house) {
    const found = isCertificate(event) ? await stateOf(house, event.stream) : undefined;
    if (!found || found.state.status === 'intended' || found.state.status === 'abandoned') return;
    const { intent, status } = found.state;
    await house.room<People>('people').enterCertificate({
      personId: intent.holder,
      identifier: intent.identifier,
      type: intent.type,
      number: intent.number,
      matter: intent.matter,
      status: heldAs[status],
      ...(intent.validUntil === null ? {} : { validUntil: intent.validUntil }),
      cause: `certificates:${event.stream}:${event.seq}`,
    });
  },
};

/** Each case that the certificate is the result of is told. */
const matterTold: Reaction = {
  name: 'certificates.matter',
  topics: ['certificate-sealed', 'certificate-recorded'] satisfies FactName[],
  async react(event, house) {
    const found = isCertificate(event) ? await stateOf(house, event.stream) : undefined;
    if (!found) return;
    const { matter, cases, type, number, identifier } = found.state.intent;
    const sealed = readFacts(found.facts).find((one) => one.name === 'certificate-sealed');
    const seal = sealed?.name === 'certificate-sealed' ? sealed.data.letter : undefined;
    for (const [index, one] of cases.entries()) {
      const told = await house.room<Matters>('matters').enterCertificate({
        matterId: matter,
        case: one,
        type,
        number,
        identifier,
        // One seal is one line of the register, however many cases the certificate is the result of.
        ...(seal && index === 0 ? { seal } : {}),
        cause: `certificate:${event.stream}:${one}`,
      });
      if (isRefusal(told) && told.refused === 'database-unavailable') throw new Error(told.refused);
      if (isRefusal(told))
        house.log.error(
          { certificate: event.stream, case: one, refused: told.refused },
          'the matter does not take its certificate',
        );
    }
  },
};

/**
 * A single-holder right has one valid certificate, also where an earlier one lives in another cell: there it ends some seconds later.
 * Of two that were sealed at once the earlier one ends, whichever of them is told first: the other one's commit may have come after.
 */
const sameRight: Reaction = {
  name: 'certificates.same-right',
  topics: ['certificate-sealed', 'certificate-recorded'] satisfies FactName[],
  async react(event, house) {
    const found = isCertificate(event) ? await stateOf(house, event.stream) : undefined;
    const [row] = found
      ? await house.db.read<{ right_key: string | null }>(store.rightOf, [event.key, event.stream])
      : [];
    if (!found) return;
    const { supersedes } = found.state.intent;
    if (supersedes !== null) {
      await supersede(house, supersedes, event.stream, found.state.intent.identifier);
      await handOverEnds(house, supersedes, event.stream);
    }
    if (row?.right_key == null) return;
    for (const cell of house.shards.cell)
      for (const { certificate_id: other } of await house.db.read<{ certificate_id: string }>(store.ofRight, [
        cell,
        row.right_key,
        event.stream,
      ]))
        await oneOf(house, event.stream, other);
  },
};

/**
 * Of two valid ones the earlier ends; one that renews the other is the later one, whatever the clocks say. The second is read first: if it replaced
 * the first in the first one's own cell, the first has ended in the same transaction, and there is nothing to decide.
 */
async function oneOf(house: House, first: string, second: string): Promise<void> {
  const other = await stateOf(house, second);
  const own = await stateOf(house, first);
  if (!other || !own || own.state.successor !== null) return;
  const isLater =
    own.state.intent.supersedes === second ||
    (other.state.intent.supersedes !== first && beganAt(other.facts, second) < beganAt(own.facts, first));
  if (isLater) await supersede(house, second, first, own.state.intent.identifier);
  else await supersede(house, first, second, other.state.intent.identifier);
}

/** When a certificate became valid, as text that can be ordered; its id settles a tie. */
const beganAt = (facts: readonly Fact[], id: string): string =>
  `${facts.find((each) => each.name === 'certificate-sealed' || each.name === 'certificate-recorded')?.recordedAt ?? ''} ${id}`;

async function supersede(house: House, old: string, by: string, identifier: string): Promise<void> {
  const done = await perform(house, old, houseActor, houseCause(`supersede:${old}:${by}`), ({ state }) =>
    state.status === 'valid' ? fact('certificate-superseded', { by, identifier }) : undefined,
  );
  if (isRefusal(done)) throw new Error(done.refused);
}

/** Whoever waited behind a renewal looks again: it was sealed and built upon, it was abandoned, or its decision fell. */
const nextInLine: Reaction = {
  name: 'certificates.next-in-line',
  topics: ['certificate-superseded', 'certificate-abandoned', 'decision-revoked', 'decision-annulled', 'case-voided'],
  async react(event, house) {
    const intent = isCertificate(event) ? (await stateOf(house, event.stream))?.state.intent : undefined;
    const line = isMatter(event)
      ? await lineWith(house, event.stream)
      : await lineOf(house, (event.topic === 'certificate-abandoned' ? intent?.supersedes : event.stream) ?? '');
    for (const matter of line) await intendAll(house, matter, cellOfMatter(matter));
  },
};

/**
 * A decision that lost its force takes its certificates with it (撤销), at once and once; of a combined one only the permit that rests on it,
 * in whichever certificate of its line that permit stands by now.
 */
const fallen: Reaction = {
  name: 'certificates.fallen-decision',
  topics: ['decision-revoked', 'decision-annulled', 'case-voided'],
  async react(event, house) {
    if (!isMatter(event)) return;
    const lost = await house.room<Matters>('matters').factAt(event.stream, event.seq);
    const one = (lost?.data as { case?: string } | undefined)?.case;
    for (const row of await house.db.read<{ certificate_id: string }>(store.ofMatter, [event.key, event.stream]))
      await revokeIfOn(house, row.certificate_id, one, event);
  },
};

async function revokeIfOn(house: House, id: string, one: string | undefined, event: OutboxEvent): Promise<void> {
  const done = await perform(
    house,
    id,
    houseActor,
    houseCause(`fallen:${id}:${event.stream}:${event.seq}`),
    ({ state }) => {
      const part = state.parts.find((each) => each.case === one);
      if (!part && !state.intent.decisions.some((each) => each.case === one)) return undefined;
      // What was taken over is ended in the earlier certificate, and handed over when this one is sealed.
      if (state.status === 'intended' && part?.of) return undefined;
      if (state.status === 'intended')
        return fact('certificate-abandoned', { because: 'a decision it rests on is no longer in force' });
      if (state.status !== 'valid') return undefined;
      const lost = {
        reasons: `所依据的决定（${one ?? ''}）已失去效力`,
        basis: [{ law: '中华人民共和国行政许可法', article: '第六十九条' }],
        document: null,
        organ: state.intent.organ.id,
      };
      if (!part) return fact('certificate-revoked', lost);
      return part.ended === null ? endPart(state, part.case, 'revoke', { ...lost, organ: part.organ }) : undefined;
    },
  );
  if (isRefusal(done)) throw new Error(done.refused);
  const state = done.status === 'superseded' ? (await stateOf(house, id))?.state : undefined;
  const next = state && one !== undefined ? wentTo(state, one) : undefined;
  if (next) await revokeIfOn(house, next.id, next.case, event);
}

export const reactions: readonly Reaction[] = [
  intending,
  sealing,
  dataSpace,
  matterTold,
  sameRight,
  nextInLine,
  fallen,
];

/** Looks again when the last day of a certificate is over. */
const expiry: TimerHandler = {
  name: expiryTimer,
  async fire(event, house) {
    const done = await perform(
      house,
      event.stream,
      houseActor,
      houseCause(`expire:${event.stream}`),
      ({ state }, tx) => {
        const lastDay = state.intent.validUntil;
        return state.status === 'valid' && lastDay !== null && legalDay(tx.now) > lastDay
          ? fact('certificate-expired', { lastDay })
          : undefined;
      },
    );
    if (isRefusal(done)) throw new Error(done.refused);
  },
};

export const timers: readonly TimerHandler[] = [expiry];
