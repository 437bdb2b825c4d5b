/** The part of the ledger that joint work keeps. */
import type { JointName } from './joint-kinds.ts';

export interface Activity {
  readonly kind: JointName;
  readonly cases: readonly string[];
  readonly tasks: readonly string[];
  readonly organs: readonly string[];
  readonly at: string;
  readonly notifiedAt: string;
  readonly calledBy: string;
  readonly version: string | null;
  readonly because: string | null;
  readonly level: string | null;
  readonly round: number;
  readonly attended: readonly string[];
  readonly excused: readonly string[];
  /** Organ -> its own conclusion of the present round. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Organs whose absence was taken for agreement; it is no signature. */
  readonly deemed: readonly string[];
  /** Organs that must answer in this round; absent: all. */
  readonly asked?: readonly string[];
  readonly state: 'called' | 'concluded';
  readonly passed?: boolean;
  readonly isSigned?: true;
}

export interface Finding {
  readonly task: string;
  readonly text: string;
  readonly isOpen: boolean;
}
