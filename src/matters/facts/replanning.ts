/** Facts of re-planning: something became different in the middle, and what follows from it, case by case. Never retroactive against the applicant. */
import { Type } from 'typebox';
import { NeedSpec, TaskSpec } from './opening.ts';
import { Id, Sentence, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis, Personal } from '../shapes.ts';

/** Where a changed fact comes from. */
export const sources = ['survey', 'applicant', 'registry', 'organ'] as const;

/** `fact-changed`: an element has another value than was handed in. The values are personal; `evidence` names the survey task or the document. */
export const FactChanged = closed({
  elements: Type.Array(Id, { minItems: 1 }),
  values: Personal,
  source: oneOf(sources),
  reasons: Sentence,
  evidence: orNull(Type.String({ maxLength: 200 })),
});

/**
 * `plan-changed`: the difference between the plan before and after, told to the applicant in one notice. `cause` law: with its basis and day
 * of force; catalogue: an edition that is better for the applicant. `kept` are cases that are decided already: nothing reaches them.
 */
export const PlanChanged = closed({
  cause: oneOf(['fact', 'law', 'catalogue']),
  because: Sentence,
  basis: Type.Array(Basis),
  from: Type.String(),
  to: Type.String(),
  added: Type.Array(Id),
  dropped: Type.Array(Id),
  kept: Type.Array(Id),
  requirementsAdded: Type.Array(Id),
  requirementsWaived: Type.Array(Id),
  promised: closed({ from: Type.String(), to: Type.String() }),
  notice: Id,
});

/** `edition-taken`: the matter stands on another edition of the catalogue and nothing of it is different; nobody is told. Later re-plannings start from it. */
export const EditionTaken = closed({
  cause: oneOf(['law', 'catalogue']),
  because: Sentence,
  basis: Type.Array(Basis),
  from: Type.String(),
  to: Type.String(),
});

/** `case-dropped`: the item is not needed any more; what others awaited from it, they await no longer. */
export const CaseDropped = closed({ case: Id, because: Sentence });

/** `requirement-added`: asked now, or asked in another way or by another gate than before (`was`). After acceptance it is due by the decision. */
export const RequirementAdded = closed({ case: Id, need: NeedSpec, was: orNull(closed({ way: Id, gate: Id })) });

/** `requirement-waived`: not asked any more; what was handed in for it stays in the file. */
export const RequirementWaived = closed({ case: Id, need: Id });

/** `step-added`: work that the changed fact makes necessary; `before` are the tasks that wait for it. */
export const StepAdded = closed({ case: Id, task: TaskSpec, before: Type.Array(Id) });

/** `step-dropped`: work that is not needed any more and that nobody has done. */
export const StepDropped = closed({ case: Id, task: Id });

/** `prerequisite-added`: the case rests on the result of another one now. */
export const PrerequisiteAdded = closed({
  case: Id,
  on: Id,
  gate: oneOf(['intake', 'decision', 'issue', 'convert', 'after-issue']),
});

/** `variant-changed`: commitment or tolerance does not hold for the changed facts, or holds now. */
export const VariantChanged = closed({
  case: Id,
  from: Id,
  to: oneOf(['ordinary', 'tolerated', 'committed', 'simulated', 'preliminary', 'reviewed-awaiting']),
});
