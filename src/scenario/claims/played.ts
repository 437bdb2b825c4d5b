/** What playing a case of a claim gives: figures, predicted and measured. */
import type { Mechanism } from '../../catalogue/index.ts';
import type { Counted } from './figures.ts';

/** The old way, or the reformed one. */
export type Side = 'baseline' | 'optimised';

/** One side of one case, predicted and measured. `stuck` are acts that never became possible; then nothing was measured to the end. */
export interface Played {
  readonly claim: string;
  readonly case: string;
  readonly side: Side;
  /** The one mechanism that was taken away, where the reformed way is played once more without it. */
  readonly without?: Mechanism;
  readonly predicted: Counted;
  readonly measured: Counted;
  readonly stuck: readonly string[];
  readonly facts: number;
}
