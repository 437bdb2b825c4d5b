/** What a walk over the journal is asked, counts and finds; shared by both halves of the verifier. */
import type { Group } from '../../platform/index.ts';
import type { Anchor } from '../tree/anchors.ts';
import type { Finding } from './chain.ts';
import type { Parts } from '../parts.ts';
import type { SubjectKeys } from '../subject-keys.ts';
import type { CheckpointKey } from '../tree/suites.ts';

/** What to verify. Without a group all three; with a stream only that stream's chain (in the groups asked for). */
export interface VerifyOrder {
  readonly group?: Group;
  readonly stream?: string;
  readonly keys: SubjectKeys;
  readonly trusted: readonly CheckpointKey[];
  readonly anchors: readonly Anchor[];
  /** Told now and then how far the walk is. */
  readonly progress?: (counts: Counts) => void;
}

/** What was looked at. */
export interface Counts {
  facts: number;
  streams: number;
  values: number;
  erased: number;
  leaves: number;
  checkpoints: number;
  anchors: number;
}

/** The result: nothing wrong where `findings` is empty. */
export interface Report {
  readonly counts: Counts;
  readonly findings: Finding[];
}

/** Where a walk collects. */
export interface Walk {
  readonly house: Parts;
  readonly order: VerifyOrder;
  readonly counts: Counts;
  readonly findings: Finding[];
}
