/**
 * The passes in their order. The reasons:
 * - `area-assessment` first: a waiver must come before sharing, or waiving later would delete base data that others share by then.
 * - `reuse-known` next: what is known needs no relief.
 * - `parallelise` and `early-tender` before the reliefs: those add declared coordination tasks, and whether they lengthen is seen only when
 *   mere custom no longer hides the true path.
 * - the five reliefs in the order of the law's mildness; one relief per requirement, the first that is eligible wins.
 * - joint work before `joint-notify`: one booking is moved to the front, not one for each department.
 * - `combine-certificates` right after `review-before-confirm-after`, which it needs, and before joint work, so that the time it takes to make
 *   the one certificate is weighed against reviewing one after another.
 * - channels when all contacts are joined; `stages` last, for it only looks at what the reliefs made of each item.
 */
import { agent } from './agent.ts';
import { areaAssessment } from './area-assessment.ts';
import { combineCertificates } from './combine-certificates.ts';
import { commit } from './commit.ts';
import { concludeOnSite } from './conclude-on-site.ts';
import { courier } from './courier.ts';
import { earlyTender } from './early-tender.ts';
import { jointAcceptance } from './joint-acceptance.ts';
import { jointAssess } from './joint-assess.ts';
import { jointDrawings } from './joint-drawings.ts';
import { jointMeasure } from './joint-measure.ts';
import { jointNotify } from './joint-notify.ts';
import { jointSurvey } from './joint-survey.ts';
import { kiosk } from './kiosk.ts';
import { mergeForm } from './merge-form.ts';
import { mergeMaterials } from './merge-materials.ts';
import { oneWindow } from './one-window.ts';
import { online } from './online.ts';
import { parallelise } from './parallelise.ts';
import { preliminaryOpinion } from './preliminary-opinion.ts';
import { reuseKnown } from './reuse-known.ts';
import { reviewBeforeConfirmAfter } from './review-before-confirm-after.ts';
import { simulateAhead } from './simulate-ahead.ts';
import { stages } from './stages.ts';
import { tolerate } from './tolerate.ts';
import type { Pass } from './pass.ts';
import type { Mechanism } from '../../catalogue/pure.ts';

export const passes: readonly Pass[] = [
  areaAssessment,
  reuseKnown,
  parallelise,
  earlyTender,
  tolerate,
  commit,
  simulateAhead,
  preliminaryOpinion,
  reviewBeforeConfirmAfter,
  combineCertificates,
  jointSurvey,
  concludeOnSite,
  jointMeasure,
  jointAssess,
  jointDrawings,
  jointAcceptance,
  jointNotify,
  mergeForm,
  mergeMaterials,
  oneWindow,
  online,
  courier,
  kiosk,
  agent,
  stages,
];

/** Every mechanism, in the order of the passes. */
export const ALL: readonly Mechanism[] = passes.map((p) => p.mechanism);
