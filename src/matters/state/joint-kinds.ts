/** What tells the forms of joint work apart. The engine asks this table; it has no line for one of them (S033 S040 S041 S052 S067 S087 S090 S091 S094 S131 S132 S134 S135). */
import type { Static } from 'typebox';
import type { JointKindName } from '../facts/joint.ts';

export type JointName = Static<typeof JointKindName>;

export interface JointKind {
  /** Staff with enforcement cards whom each organ that must verify brings; 0 where nobody visits a place. */
  readonly staff: 0 | 2;
  /** The result is told there, before anybody leaves (现勘现结). */
  readonly onSite: boolean;
  /** Everybody answers about one version of one set. */
  readonly isVersioned: boolean;
  /** Each organ concludes for itself, or being there is enough and the minutes bind. */
  readonly answers: 'each' | 'attendance';
  /** Absence with proof of notice and an attendance record counts as agreement, where the cases allow it. */
  readonly absence: boolean;
  /** Dates in the minutes become limits of tasks. */
  readonly bindsLimits: boolean;
  /** One field record answers the tasks of all; a second field visit needs an exception. */
  readonly shares: boolean;
  /** What is told is the whole; a later demand outside it is flagged. */
  readonly tellsWhole: boolean;
  /** The paper that the applicant gets, one for all organs; none where it is the administration's own work. */
  readonly notice: 'joint-notification' | 'survey-record' | 'joint-reply' | null;
  /** Sets of drawings: one to review and one for the archive. */
  readonly sets: 0 | 2;
}

const usual: JointKind = {
  staff: 0,
  onSite: false,
  isVersioned: false,
  answers: 'each',
  absence: true,
  bindsLimits: false,
  shares: false,
  tellsWhole: false,
  notice: 'joint-reply',
  sets: 0,
};

/** Kind -> rules. */
export const jointKinds: Readonly<Record<JointName, JointKind>> = {
  notification: { ...usual, answers: 'attendance', tellsWhole: true, notice: 'joint-notification' },
  survey: { ...usual, staff: 2, onSite: true, notice: 'survey-record' },
  measurement: { ...usual, answers: 'attendance', absence: false, shares: true },
  assessment: usual,
  'drawing-review': { ...usual, isVersioned: true, sets: 2 },
  meeting: { ...usual, answers: 'attendance', bindsLimits: true, notice: null },
  acceptance: { ...usual, staff: 2, onSite: true },
  escalation: { ...usual, answers: 'attendance', bindsLimits: true, notice: null },
};
