/** Facts of conditions of a grant. */
import { Type } from 'typebox';
import { Day, Id, Sentence, closed, orNull } from '../../platform/shapes.ts';
import { Duration } from '../shapes.ts';

/** `condition-set`: the grant binds to something later: by a day, or within a limit from the decision or from an event; `checker` looks. */
export const ConditionSet = closed({
  case: Id,
  condition: Id,
  text: Sentence,
  due: orNull(Day),
  event: orNull(Sentence),
  within: orNull(Duration),
  checker: Id,
  /** Null while its event has not happened. */
  obligation: orNull(Id),
});

/** `condition-event-recorded`: what it waited for happened on that day; the obligation opens. */
export const ConditionEventRecorded = closed({
  case: Id,
  condition: Id,
  on: Day,
  evidence: Sentence,
  obligation: Id,
});

export const conditionFacts = {
  'condition-set': ConditionSet,
  'condition-event-recorded': ConditionEventRecorded,
} as const;

/** A condition as it is sent: `Type.Optional` parts are left out, not null. */
export const ConditionRow = closed({
  text: Sentence,
  due: Type.Optional(Day),
  within: Type.Optional(Duration),
  event: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
  checker: Type.Optional(Id),
});
