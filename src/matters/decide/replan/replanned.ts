/** What planning a running matter again comes to, as its rules and its pages read it. */
import type { PlanDifference } from '../../../planner/index.ts';
import type { JsonValue } from '../../../platform/index.ts';
import type { Changes } from './changes.ts';

/** What a re-planning found, for `decide`. `seq` is the state it was made from: a later one makes it stale. */
export interface Replanned {
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly changes: Changes;
  readonly difference: PlanDifference;
  readonly isBetter: boolean;
  readonly stops: readonly { readonly zh: string; readonly en: string }[];
  /** The act over many matters that this is part of; what became of the matter is noted with its facts. */
  readonly change?: string;
}

/** The same with what a person reads of it before it is recorded. */
export interface Told extends Replanned {
  readonly visits: { readonly from: number; readonly to: number };
  /** The difference in sentences. */
  readonly told: readonly { readonly zh: string; readonly en: string }[];
}

/** What became different: facts, or the catalogue under the matter. */
export type Different =
  | { readonly facts: Readonly<Record<string, JsonValue>> }
  | { readonly catalogue: string; readonly cause: 'law' | 'catalogue' };
