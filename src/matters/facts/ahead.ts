/** Facts of work before the formal prerequisite exists: results without effect, opinions, prepared decisions, and how each becomes formal. */
import { Type } from 'typebox';
import { ConditionRow } from './conditions.ts';
import { Day, Id, Sentence, Sha256, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis } from '../shapes.ts';

const result = {
  case: Id,
  task: Id,
  effect: oneOf(['granted', 'denied']),
  conditions: Type.Array(Sentence),
  reasons: Sentence,
  by: Id,
  examinedBy: orNull(Id),
  on: Day,
  /** The documents that it rests on; the delta check compares with them. */
  materials: Type.Array(Sha256),
};

/** `result-simulated`: what would be decided (模拟审批). It has no effect and no number, and nothing prints it as an approval. */
export const ResultSimulated = closed(result);

/** `opinion-issued`: the stamped technical opinion (初审意见书) with a number of its own; it is no permit. */
export const OpinionIssued = closed({ ...result, notice: Id });

/** `decision-prepared`: fully reviewed, in force only when the licence that it follows exists (前置审核、后置确认). */
export const DecisionPrepared = closed({ ...result, basis: Type.Array(Basis) });

/** `delta-checked`: every paper that changed since was looked at; either it changes nothing, or the case is examined again. */
export const DeltaChecked = closed({
  case: Id,
  task: Id,
  changed: Type.Array(closed({ need: Id, note: Sentence })),
  verdict: oneOf(['no-effect', 'examine-again']),
  by: Id,
});

/** `result-converted`: the prerequisite exists and the result becomes the formal decision. */
export const ResultConverted = closed({
  case: Id,
  from: oneOf(['simulated', 'preliminary']),
  by: Id,
  after: Type.Array(Id),
});

/**
 * `conditions-foreseen`: conditions of a result without effect that are to be checked, beside their words in the result. They are set when it becomes
 * the decision; then their limits begin.
 */
export const ConditionsForeseen = closed({ case: Id, rows: Type.Array(ConditionRow, { minItems: 1 }) });

/** Name -> shape. */
export const aheadFacts = {
  'result-simulated': ResultSimulated,
  'opinion-issued': OpinionIssued,
  'decision-prepared': DecisionPrepared,
  'conditions-foreseen': ConditionsForeseen,
  'delta-checked': DeltaChecked,
  'result-converted': ResultConverted,
} as const;
