/** What belongs to the whole matter besides the head: papers, corrections, promises, notices, conditions, hours, joint work. */
import type { Static } from 'typebox';
import type { Due, Duration, Given } from '../shapes.ts';
import type { Activity, Finding } from './joint.ts';
import type { Handling, Relief } from './relief.ts';

/** A limit and the day from which it runs. */
export interface Counted {
  readonly from: string;
  readonly within: { readonly n: number; readonly unit: 'min' | 'h' | 'wd' | 'd' | 'month' | 'year' };
}

interface Correction {
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
interface ConditionState {
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

interface Joint {
  readonly tasks: readonly string[];
  readonly scheduledAt?: string;
  readonly isCompleted: boolean;
}

/** Papers of one sheet that went from the window to an organ; `taken` when the organ has signed. */
interface HandOver {
  readonly organ: string;
  readonly cases: readonly string[];
  readonly papers: readonly { readonly case: string; readonly need: string }[];
  readonly isTaken: boolean;
}

/** All of it; what came later in the life of the house may be left out. */
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
