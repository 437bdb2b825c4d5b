/** The shell: lock, read, decide, number, append, project, timers; one transaction. Nothing else writes a matter. */
import { legalDay } from '../calendar/index.ts';
import { append, subjectKeys } from '../journal/index.ts';
import type { People } from '../people/index.ts';
import {
  causesOfHouse,
  crashpoint,
  interleaved,
  isRefusal,
  type Actor,
  type Cause,
  type House,
  type JsonValue,
  type Refusal,
  type Tx,
} from '../platform/index.ts';
import { maySee, type Acting } from './access.ts';
import { calendarInForce } from './calendar/in-force.ts';
import type { Almanac } from './clock/clock.ts';
import type { Command } from './commands.ts';
import { projectCounter } from './counter/projections.ts';
import { decide } from './decide.ts';
import { nextLook } from './decide/look.ts';
import { receive, type HandIn } from './decide/intake/receive.ts';
import { placed, type Context, type Draft } from './decide/scene.ts';
import { noteMoved } from './editions/outcome.ts';
import { evolve } from './evolve.ts';
import type { NewMatterFact } from './facts.ts';
import { cellOf } from './ids.ts';
import { districtWord, fillNumbers, seriesIn } from './perform/numbers.ts';
import { takeAgain, type Again } from './perform/once.ts';
import { lockState, readState } from './perform/read-state.ts';
import { project, projectIntake } from './projections.ts';
import type { Replanned } from './decide/replan/replanned.ts';
import { sealsInForce } from './seals/in-force.ts';
import type { Seals } from './seals/letters.ts';
import { projectSeals } from './seals/projections.ts';
import type { MatterState } from './state.ts';
import * as store from './store.ts';

export { readState };

/** The timer that says "look again" at a matter. */
export const lookTimer = 'matters.look-again';
/** The timer that asks another system for results that it has not pushed. */
export const pollTimer = 'matters.poll-external';
/** How long a pushed result is waited for before asking. */
export const pollMs = 60_000;

/** What a command answers: where the stream stands, and the names of what happened. */
export interface Performed {
  readonly matterId: string;
  readonly seq: number;
  readonly facts: readonly string[];
}

/** A cause of the house itself; `name` is the reaction or timer with the fact it answers. */
export const houseCause = causesOfHouse('matters');

export const acting = (actor: Actor): Acting => ({
  kind: actor.kind,
  id: actor.id,
  roles: actor.roles,
  ...(actor.organ === undefined ? {} : { organ: actor.organ }),
  ...(actor.onlyItems === undefined ? {} : { onlyItems: actor.onlyItems }),
  ...(actor.site === undefined ? {} : { site: actor.site }),
  ...(actor.onBehalfOf === undefined ? {} : { onBehalfOf: actor.onBehalfOf }),
  ...(actor.scopes === undefined ? {} : { scopes: actor.scopes }),
});

/** Performs one command on a running matter. Whoever stands in for the assignee of a task is asked for only where it matters. */
export async function perform(
  house: House,
  matterId: string,
  command: Command,
  actor: Actor,
  cause: Cause,
  replanned?: Replanned,
): Promise<Performed | Refusal> {
  const done = await performAs(house, matterId, command, actor, cause, [], replanned);
  if (!isRefusal(done) || done.refused !== 'task-assigned-to-another') return done;
  const covers = await coversOf(house, actor);
  return covers.length === 0 ? done : await performAs(house, matterId, command, actor, cause, covers, replanned);
}

/** Colleagues for whom the actor stands in today. */
export async function coversOf(house: House, actor: Actor): Promise<readonly string[]> {
  if (actor.kind !== 'staff' || !house.has('people')) return [];
  return await house.room<People>('people').coveredBy(actor.id, legalDay(house.clock.now()));
}

async function performAs(
  house: House,
  matterId: string,
  command: Command,
  actor: Actor,
  cause: Cause,
  covers: readonly string[],
  replanned?: Replanned,
): Promise<Performed | Refusal> {
  const cell = cellOf(matterId);
  if (cell === undefined || !house.shards.cell.includes(cell)) return { refused: 'matter-not-found' };
  const { almanac } = await calendarInForce(house, command.name === 'apply-calendar');
  const seals = await sealsInForce(house);
  // A changed fact is personal: it is sealed under the applicant's key, which lives elsewhere and is fetched before.
  const applicant = replanned && (await readState(house.db, matterId))?.state.head.applicant;
  const keys = applicant === undefined ? undefined : await subjectKeys(house).ensureAll([applicant]);
  const assignee = await assigneeOf(house, command);
  const named = await namedOf(house, command);
  const done = await house.db.command({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const locked = await lockState(tx, matterId);
    // Whoever may not see a matter does not learn from a refusal that it exists (S20).
    if (!locked || maySee(locked.state, acting(actor)) === 'none')
      return { refused: 'matter-not-found' } satisfies Refusal;
    crashpoint('matter-locked');
    const late = 'late' in command.body && command.body.late ? command.body.late.occurredAt : undefined;
    const asked = {
      ...contextAt(tx.now, actor, { almanac, seals }, late),
      ...(replanned ? { replanned } : {}),
      ...(assignee ? { assignee } : {}),
      ...(named ? { named } : {}),
    };
    const context = covers.length === 0 ? asked : { ...asked, actor: { ...asked.actor, covers } };
    const draft = decide(locked.state, command, context);
    if (isRefusal(draft)) return draft;
    crashpoint('matter-decided');
    if (replanned?.change !== undefined) await noteMoved(tx, replanned.change, matterId, draft.facts);
    if (command.name === 'apply-calendar') {
      // What is not kept but counted each time: the day of intake on the work list, and when to look again.
      projectIntake(tx, draft.state, almanac);
      tx.timer(matterId, lookTimer, nextLook(draft.state, almanac));
    }
    return await write(house, tx, { state: locked.state, hash: locked.hash }, draft, context, actor, keys);
  });
  return isRefusal(done) ? done : (done.reply as unknown as Performed);
}

/** Whoever a task is to be given to, for the rule to judge after it has asked who orders it; nobody is somebody without organ and power. */
async function assigneeOf(house: House, command: Command): Promise<Context['assignee']> {
  if (command.name !== 'assign-task' || command.body.to === null || !house.has('people')) return undefined;
  return (await powerOf(house, command.body.to)) ?? { roles: [] };
}

/** Whoever is called to a session or is to preside; an id that is nobody's is left out. */
async function namedOf(house: House, command: Command): Promise<Context['named']> {
  const ids =
    command.name === 'convene-session'
      ? command.body.members
      : command.name === 'call-hearing'
        ? [command.body.presider]
        : [];
  if (ids.length === 0 || !house.has('people')) return undefined;
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await powerOf(house, id)] as const));
  return Object.fromEntries(found.flatMap(([id, power]) => (power ? [[id, power]] : [])));
}

async function powerOf(house: House, staff: string): Promise<Context['assignee']> {
  const card = await house.room<People>('people').staff(staff);
  return (
    card && {
      organ: card.organ,
      roles: card.roles as Acting['roles'],
      onlyItems: card.onlyItems as Required<Acting>['onlyItems'],
    }
  );
}

/** Receives a matter under the id made from its key; what it applies for again on a certificate is taken with it. */
export async function performHandIn(
  house: House,
  place: { cell: number; matterId: string },
  handIn: HandIn,
  actor: Actor,
  cause: Cause,
  late?: { readonly occurredAt: string; readonly evidence: string },
  again?: Again,
): Promise<Performed | Refusal> {
  const keys = await subjectKeys(house).ensureAll([handIn.received.applicant]);
  crashpoint('subject-key-kept');
  const { almanac } = await calendarInForce(house);
  const seals = await sealsInForce(house);
  const done = await house.db.command({ group: 'cell', key: place.cell, ...cause }, async (tx) => {
    const context = contextAt(tx.now, actor, { almanac, seals }, late?.occurredAt);
    const draft = receive(place.matterId, handIn, context, late?.evidence);
    if (isRefusal(draft)) return draft;
    const taken = again && (await takeAgain(tx, again, place.matterId));
    if (taken) return taken;
    return await write(house, tx, undefined, draft, context, actor, keys, place.matterId);
  });
  return isRefusal(done) ? done : (done.reply as unknown as Performed);
}

function contextAt(
  now: Date,
  actor: Actor,
  inForce: { readonly almanac: Almanac; readonly seals: Seals },
  occurredAt?: string,
): Context {
  const at = now.toISOString();
  return {
    now: at,
    today: legalDay(occurredAt ?? at),
    actor: acting(actor),
    ...inForce,
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
}

interface Before {
  readonly state: MatterState;
  readonly hash: string;
}

async function write(
  house: House,
  tx: Tx,
  before: Before | undefined,
  draft: Draft,
  context: Context,
  actor: Actor,
  keys?: ReadonlyMap<string, Uint8Array>,
  id: string = before?.state.head.id ?? '',
): Promise<JsonValue | Refusal> {
  const seq = before?.state.head.seq ?? 0;
  if (draft.facts.length === 0) return { matterId: id, seq, facts: [] };
  const facts = await number(house, tx, draft, context);
  crashpoint('numbers-drawn');
  const recorded = facts.map((one, index) => placed(one, seq + index + 1, context));
  const state = recorded.reduce<MatterState | undefined>((state, one) => evolve(state, one, id), before?.state);
  const written = await append(tx, {
    stream: id,
    expectedSeq: seq,
    ...(before ? { previous: before.hash } : {}),
    facts,
    actor,
    now: tx.now,
    ...(context.occurredAt === undefined ? {} : { occurredAt: new Date(context.occurredAt) }),
    ...(keys ? { keys } : {}),
  });
  if (isRefusal(written)) return written;
  crashpoint('matter-appended');
  const after = state as MatterState;
  project(tx, before?.state, after, written.at(-1)?.hash ?? '', context.almanac);
  projectCounter(tx, before?.state, after, recorded, context.today);
  projectSeals(tx, after, recorded, context.today);
  crashpoint('rows-written');
  tx.timer(id, lookTimer, nextLook(after, context.almanac));
  if (facts.some((one) => one.name === 'external-submitted'))
    tx.timer(id, pollTimer, new Date(tx.now.getTime() + pollMs));
  crashpoint('timers-noted');
  tx.afterCommit(() => house.live.publish(id));
  return { matterId: id, seq: after.head.seq, facts: facts.map((one) => one.name) };
}

/** Draws the numbers that the facts ask for. Cells interleave their serials, so that no two cells give one number (decision 0079). */
async function number(house: House, tx: Tx, draft: Draft, context: Context): Promise<readonly NewMatterFact[]> {
  const series = seriesIn(draft.facts);
  if (series.size === 0) return draft.facts;
  const at = new Map<string, number>();
  for (const [name, count] of [...series].toSorted()) {
    const period = name === 'case' ? context.today : context.today.slice(0, 4);
    const [row] = await tx.query<{ n: number }>(store.drawNumbers, [tx.key, name, period, count]);
    at.set(name, (row?.n ?? count) - count);
  }
  const draw = (name: string): number => {
    const n = at.get(name) ?? 0;
    at.set(name, n + 1);
    return interleaved(n, house.shards.cell, tx.key);
  };
  return fillNumbers(
    draft.facts,
    {
      district: districtCode(draft),
      today: context.today,
      channel: channelCode(draft.state.head.channel),
      wordOf: (organ) => context.seals.wordOf(organ) ?? districtWord(draft.state.head.districtName),
    },
    draw,
  );
}

const districtCode = (draft: Draft): string => draft.state.head.districtCode;
/** Field reference 2.2: 8 offline window, 9 online window. */
const channelCode = (channel: string): string => (channel === 'online' ? '9' : '8');
