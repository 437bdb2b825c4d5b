/**
 * The state of a matter in parts: a head of at most 2 KB, one part for each case, and the ledger of papers, notices and promises.
 * It holds references of personal values, never the values. `evolve` (evolve.ts) is its only writer.
 */
import type { Static } from 'typebox';
import type { ConditionRow as Row } from './facts/conditions.ts';
import type { CaseSpec, TaskSpec } from './facts/opening.ts';
import type { Due } from './shapes.ts';
import type { Ledger } from './state/ledger.ts';

/** Short on purpose: everything else is a flag with a life of its own. */
type CaseStatus =
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
  /** Somebody has brought it to the organ above that decides. */
  readonly isSentUp?: true;
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
  readonly place?: string;
  readonly presider?: string;
  /** Nobody asked: the organ holds it for a public interest (art. 46). */
  readonly isOwnMotion?: true;
  readonly isOver?: true;
  /** The day on which it was held, and its transcript; absent where it was abandoned. */
  readonly heldOn?: string;
  readonly transcript?: string;
}

/** The applicant's right to speak before a decision that weighs on them (art. 7, 36). */
interface Statement {
  readonly notice: string;
  readonly until: Due;
  readonly isMade: boolean;
}

/** Somebody whose major interest is touched (art. 36). */
interface ThirdParty {
  readonly until: Due;
  readonly isHeard: boolean;
  /** The notice that told them, and of what. */
  readonly notice?: string;
  readonly interest?: string;
}

/** A wish that somebody keep out of the case. */
interface Recusal {
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
  /** What the organ was charged for being late with, as the fact says it. */
  readonly lateWith?: readonly string[];
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

/** What somebody still has to put right: not supplied, and at least one of its cases still waits for it. */
export const openCorrections = ({ ledger, cases }: MatterState): MatterState['ledger']['corrections'] =>
  ledger.corrections.filter((each) => !each.isSupplied && each.cases.some((id) => cases[id]?.status === 'received'));

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
