/** What the bodies of many commands share. */
import { Type } from 'typebox';
import { Id, Instant, Sentence, closed } from '../../platform/shapes.ts';

/** What the sender saw of the case or task. */
export const version = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const onCase = { case: Id, version };
export const onTask = { task: Id, version };

/** When a staff member enters something that happened before: the moment and the evidence (postmark, paper slip, outage log). */
export const Late = closed({ occurredAt: Instant, evidence: Sentence });
