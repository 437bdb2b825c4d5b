/** The part of the ledger that tolerance and commitment keep. */
import type { Due } from '../shapes.ts';
import type { TermSpec } from '../facts/relief.ts';

/** What was agreed. */
export interface Relief {
  readonly case: string;
  readonly need: string | null;
  readonly variant: TermSpec['variant'];
  readonly promise: boolean;
  readonly issues: TermSpec['issues'];
  readonly breach: TermSpec['breach'];
  readonly basis: TermSpec['basis'];
  readonly signer: TermSpec['signer'];
  readonly text: TermSpec['text'];
  readonly textVersion: string;
  readonly signedBy?: string;
}

/** Order, defence, decision: what follows a breach. */
export interface Handling {
  readonly obligation: string;
  readonly case: string;
  readonly organ: string;
  readonly openedBy: string;
  readonly basis: TermSpec['basis'];
  readonly putRightBy: Due;
  readonly isHeard: boolean;
  readonly state: 'open' | 'decided' | 'closed';
  readonly outcome?: string;
  readonly isRepaired?: true;
}
