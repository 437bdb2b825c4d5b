/**
 * The state of a matter in parts: a head of at most 2 KB, one part for each case, and the ledger of papers, notices and promises.
 * It holds references of personal values, never the values. `evolve` (evolve.ts) is its only writer.
 */
import type { Static } from 'typebox';
import type { ConditionRow as Row } from './facts/conditions.ts';
import type { CaseSpec, TaskSpec } from './facts/opening.ts';
import type { Due, Duration, Given } from './shapes.ts';
import type { Activity, Finding } from './state/joint.ts';
import type { Handling, Relief } from './state/relief.ts';

/** Short on purpose: everything else is a flag with a life of its own. */
export type CaseStatus =
  | 'received'
  | 'accepted'
  | 'in-review'
  | 'decided'
  | 'delivered'
  | 'closed'
  | 'not-accepted'
  | 'withdrawn'
  | 'lapsed'
  | 'voided'
  | 'dropped';

/** Ends: after one of these a case takes only appeal, correction or archive facts. */
export const terminal: ReadonlySet<CaseStatus> = new Set([
  'closed',
  'not-accepted',
  'withdrawn',
  'lapsed',
  'voided',
  'dropped',
]);

export interface TaskState {
  readonly state: 'waiting' | 'open' | 'done' | 'dropped';
  readonly version: number;
  readonly openedAt?: string;
  readonly due?: Due;
  readonly assignee?: string;
  readonly scheduledAt?: string;
  readonly notified?: boolean;
  readonly passed?: boolean;
  readonly deemed?: true;
  /** Deemed because the organ was told and stayed away. */
  readonly isAbsent?: true;
  /** The day that minutes promised; it is the task's due day when it opens. */
  readonly limit?: Due;
  readonly opinion?: 'grant' | 'deny';
  readonly by?: string;
  readonly submitted?: true;
  /** A step that is under way: when it began, and the suspension that it shares where it stops the clock. */
  readonly begunAt?: string;
  readonly pause?: string;
  /** The meeting that prepares a collective decision. */
  readonly session?: Session;
}

/** Members called, votes cast, and what came of it. */
export interface Session {
  readonly id: string;
  readonly members: readonly string[];
  readonly votes: Readonly<Record<string, 'grant' | 'deny' | 'abstain'>>;
  readonly outcome?: 'granted' | 'denied' | 'none';
}

/** From the right that is told to the transcript (Licensing Law art. 46-48). */
export interface Hearing {
  readonly applyUntil?: string;
  /** The notice that told the right. */
  readonly notice?: string;
  readonly isWanted?: boolean;
  /** What each side answered; either may ask for it. */
  readonly answers?: Readonly<Partial<Record<'applicant' | 'third-party', boolean>>>;
  readonly holdBy?: Due;
  readonly calledFor?: string;
  readonly presider?: string;
  /** Nobody asked: the organ holds it for a public interest (art. 46). */
  readonly isOwnMotion?: true;
  readonly isOver?: true;
  /** The day on which it was held, and its transcript; absent where it was abandoned. */
  readonly heldOn?: string;
  readonly transcript?: string;
}

/** The applicant's right to speak before a decision that weighs on them (art. 7, 36). */
export interface Statement {
  readonly notice: string;
  readonly until: Due;
  readonly isMade: boolean;
}

/** Somebody whose major interest is touched (art. 36). */
export interface ThirdParty {
  readonly until: Due;
  readonly isHeard: boolean;
  /** The notice that told them, and of what. */
  readonly notice?: string;
  readonly interest?: string;
}

/** A wish that somebody keep out of the case. */
export interface Recusal {
  readonly id: string;
  readonly isDecided: boolean;
}

export interface Suspension {
  readonly id: string;
  readonly ground: string;
  readonly from: string;
  readonly to?: string;
  /** The instants, for promises in hours. */
  readonly fromAt?: string;
  readonly toAt?: string;
}

export interface CaseState {
  readonly spec: CaseSpec;
  readonly number: string;
  readonly status: CaseStatus;
  /** The seq of the last fact that touched the case: what a page must have seen to act on it. */
  readonly version: number;
  /** Absent while the case waits for the result of another one before it is even received. */
  readonly receivedOn?: string;
  readonly acceptedOn?: string;
  readonly isDeemedAccepted?: true;
  readonly clockFrom?: string;
  /** The instant from which a promise in hours runs. */
  readonly runsFrom?: string;
  readonly promisedDue?: Due;
  readonly statutoryDue?: Due;
  /** What the one extension gave; not the cap. */
  readonly extendedBy?: { readonly n: number; readonly unit: 'min' | 'h' | 'wd' | 'd' | 'month' | 'year' };
  readonly overdue: readonly ('promised' | 'statutory')[];
  readonly suspensions: readonly Suspension[];
  readonly tasks: Readonly<Record<string, TaskState>>;
  readonly checks: Readonly<Record<string, 'fits' | 'defective' | 'missing'>>;
  readonly recused: readonly string[];
  readonly hearing?: Hearing;
  readonly statement?: Statement;
  readonly thirdParties?: Readonly<Record<string, ThirdParty>>;
  readonly recusals?: readonly Recusal[];
  readonly decision?: {
    readonly effect: 'granted' | 'denied';
    readonly on: string;
    readonly by?: string;
    readonly materials: readonly string[];
    /** Number of the case in the system that decided it. */
    readonly serial?: string;
    /** The day on which it lost its force. */
    readonly revokedOn?: string;
  };
  /** A result before its prerequisite exists. */
  readonly ahead?: Ahead;
  readonly certificates: readonly { readonly type: string; readonly number: string; readonly identifier: string }[];
  /** The applicant stands at the counter since then. */
  readonly waitingSince?: string;
  readonly isSupervisorTold?: true;
  readonly isSupervisorAware?: true;
  readonly voidProposedBy?: string;
  /** The payment of a policy. */
  readonly payment?: {
    readonly order: string;
    readonly amount: number;
    readonly by: string;
    readonly state: 'ordered' | 'paid' | 'refused' | 'returned' | 'recovered';
  };
  /** Needs that came later, by the place of the fact that brought them: no earlier notice could have named them. */
  readonly neededSince?: Readonly<Record<string, number>>;
}

/** What was found before the formal prerequisite exists: without effect, or not in force yet. */
export interface Ahead {
  readonly kind: 'simulated' | 'preliminary' | 'prepared';
  readonly effect: 'granted' | 'denied';
  readonly reasons: string;
  readonly conditions: readonly string[];
  /** Conditions that are to be checked once the result is the decision. */
  readonly rows?: readonly Static<typeof Row>[];
  readonly by: string;
  readonly examinedBy?: string;
  readonly on: string;
  readonly materials: readonly string[];
}

/** A limit and the day from which it runs. */
export interface Counted {
  readonly from: string;
  readonly within: { readonly n: number; readonly unit: 'min' | 'h' | 'wd' | 'd' | 'month' | 'year' };
}

export interface Correction {
  readonly notice: string;
  readonly nth: number;
  readonly cases: readonly string[];
  readonly needs: readonly string[];
  readonly until: Due;
  /** Where the limit is known: what it was, and the day it began. */
  readonly counted?: Counted;
  readonly isSupplied: boolean;
  readonly suppliedOn?: string;
}

export interface Obligation {
  readonly case: string;
  readonly need?: string;
  readonly kind: 'supply' | 'check';
  readonly mechanism: string;
  readonly due: Due;
  readonly counted?: Counted;
  readonly withholds: boolean;
  readonly state: 'open' | 'overdue' | 'breached' | 'closed';
  readonly checker?: string;
  readonly isReminded?: true;
}

/** A condition of a grant with a day or an event. */
export interface ConditionState {
  readonly case: string;
  readonly text: string;
  readonly due: string | null;
  readonly event: string | null;
  readonly within: Counted['within'] | null;
  readonly checker: string;
  readonly obligation: string | null;
}

export interface NoticeState {
  readonly kind: string;
  readonly number: string;
  readonly cases: readonly string[];
  readonly isServed: boolean;
  readonly seq: number;
  /** Told to somebody else than the applicant, on paper. */
  readonly to?: 'third-party';
  /** In what time it may be answered, from the day on which it is served. */
  readonly within?: Static<typeof Duration>;
  /** Issued, and not yet sealed: whose seal it waits for. */
  readonly awaitsSeal?: { readonly organ: string; readonly kind: string };
}

/** An hour that the applicant chose. */
export interface Booking {
  readonly kind: 'survey' | 'appointment';
  readonly cases: readonly string[];
  readonly tasks: readonly string[];
  readonly organs: readonly string[];
  readonly at: string;
}

export interface Joint {
  readonly tasks: readonly string[];
  readonly scheduledAt?: string;
  readonly isCompleted: boolean;
}

/** What every list needs; at most 2 KB. */
export interface Head {
  readonly id: string;
  readonly seq: number;
  readonly theme: string | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly district: string;
  readonly districtCode: string;
  readonly districtName: string;
  readonly catalogue: string;
  readonly applicant: string;
  readonly agent: string | null;
  readonly channel: string;
  readonly site: string | null;
  readonly delivery: 'electronic' | 'window' | 'courier' | 'kiosk';
  /** Where the result is to be picked up, where the applicant chose another place than that of the hand-in. */
  readonly pickUpSite?: string;
  readonly electronicService: boolean;
  readonly receivedAt: string;
  readonly receivedOn: string;
  readonly number: string;
  readonly promisedOn: string | null;
  readonly visits: number;
  readonly violations: number;
  readonly status: 'running' | 'complete';
  readonly completedAt?: string;
}

/** What belongs to the whole matter besides the head: papers, corrections, promises, notices, joint work. */
/** Papers of one sheet that went from the window to an organ; `taken` when the organ has signed. */
export interface HandOver {
  readonly organ: string;
  readonly cases: readonly string[];
  readonly papers: readonly { readonly case: string; readonly need: string }[];
  readonly isTaken: boolean;
}

export interface Ledger {
  readonly materials: Readonly<Record<string, Given>>;
  readonly corrections: readonly Correction[];
  readonly obligations: Readonly<Record<string, Obligation>>;
  readonly notices: Readonly<Record<string, NoticeState>>;
  readonly joints: Readonly<Record<string, Joint>>;
  readonly visits: readonly { readonly visit: string; readonly site: string }[];
  readonly reliefs?: Readonly<Record<string, Relief>>;
  readonly handlings?: Readonly<Record<string, Handling>>;
  readonly activities?: Readonly<Record<string, Activity>>;
  readonly findings?: Readonly<Record<string, Finding>>;
  /** Needs that a joint notification told; a later demand outside it is flagged. */
  readonly told?: readonly string[];
  readonly conditions?: Readonly<Record<string, ConditionState>>;
  /** Need -> who fetches it. */
  readonly fetches?: Readonly<Record<string, 'centre' | 'window'>>;
  /** By what the hour is for: a joint step, a task, a case. */
  readonly bookings?: Readonly<Record<string, Booking>>;
  /** By sheet; absent in matters that were last written before there were sheets. */
  readonly handOvers?: Readonly<Record<string, HandOver>>;
}

export interface MatterState {
  readonly head: Head;
  readonly ledger: Ledger;
  readonly cases: Readonly<Record<string, CaseState>>;
}

/** The case of an id; a case that does not exist is a bug of the caller, who has asked `hasCase` before. */
export function caseOf(state: MatterState, id: string): CaseState {
  const found = state.cases[id];
  if (!found) throw new Error(`matter ${state.head.id} has no case ${id}`);
  return found;
}

export const isEnded = (one: CaseState): boolean => terminal.has(one.status);
export const isGranted = (one: CaseState): boolean =>
  one.decision?.effect === 'granted' && one.decision.revokedOn === undefined && one.status !== 'voided';
export const openSuspension = (one: CaseState): Suspension | undefined =>
  one.suspensions.find((each) => each.to === undefined);

/** The pinned task and its case, by the task's id. */
export function findTask(
  state: MatterState,
  task: string,
): { readonly one: CaseState; readonly spec: TaskSpec; readonly task: TaskState } | undefined {
  for (const one of Object.values(state.cases)) {
    const spec = one.spec.tasks.find((each) => each.task === task);
    const hot = one.tasks[task];
    if (spec && hot) return { one, spec, task: hot };
  }
  return undefined;
}

/** The needs of a case that still lack a paper, by the gates given; what other cases were given on the same document line counts. */
export function missingNeeds(state: MatterState, one: CaseState, gates: readonly string[]): readonly string[] {
  const lines = new Set(Object.keys(state.ledger.materials).flatMap((need) => lineOf(state, need)));
  return one.spec.needs
    .filter((need) => gates.includes(need.gate) && need.relief === null && !isGivenByOthers(need.way))
    .filter((need) => !state.ledger.materials[need.need] && !lines.has(need.line) && one.checks[need.need] !== 'fits')
    .map((need) => need.need);
}

/** Ways that ask nothing of the applicant: what organs hold is fetched, what is generated needs no upload (S116). */
export const isGivenByOthers = (way: string): boolean =>
  ['certificate', 'registry', 'output', 'area-report', 'generated-form', 'commitment'].includes(way);

function lineOf(state: MatterState, need: string): readonly string[] {
  return Object.values(state.cases).flatMap((one) =>
    one.spec.needs.filter((each) => each.need === need).map((each) => each.line),
  );
}

/** An uploaded or fetched paper of this need, directly or through the same document line. */
export function paperOf(state: MatterState, one: CaseState, need: string): Given | undefined {
  const direct = state.ledger.materials[need];
  if (direct) return direct;
  const line = one.spec.needs.find((each) => each.need === need)?.line;
  const other = Object.keys(state.ledger.materials).find(
    (each) => line !== undefined && lineOf(state, each).includes(line),
  );
  return other === undefined ? undefined : state.ledger.materials[other];
}

/** The exact documents that a decision on this case rests on, sorted. */
export function hashSet(state: MatterState, one: CaseState): readonly string[] {
  const hashes = one.spec.needs
    .map((need) => paperOf(state, one, need.need)?.sha256)
    .filter((hash) => typeof hash === 'string');
  return [...new Set(hashes)].toSorted();
}
