/** All rules of this room, in the order of their pages. */
import type { Rule } from '../rule.ts';
import { basisNotInForce } from './basis-not-in-force.ts';
import { catchAllMaterial } from './catch-all-material.ts';
import { conditionAlways } from './condition-always.ts';
import { conditionNever } from './condition-never.ts';
import { depthFourWithVisits } from './depth-four-with-visits.ts';
import { dominatedAlternative } from './dominated-alternative.ts';
import { elementUnused } from './element-unused.ts';
import { feeWithoutBasis } from './fee-without-basis.ts';
import { freeTextForCode } from './free-text-for-code.ts';
import { itemOnNoList } from './item-on-no-list.ts';
import { licenceCourse } from './licence-course.ts';
import { limitAboveLaw } from './limit-above-law.ts';
import { materialNobodyIssues } from './material-nobody-issues.ts';
import { mechanismWithoutBasis } from './mechanism-without-basis.ts';
import { mutualPrerequisites } from './mutual-prerequisites.ts';
import { nearDuplicateElement } from './near-duplicate-element.ts';
import { nearDuplicateMaterial } from './near-duplicate-material.ts';
import { noWayIn } from './no-way-in.ts';
import { obsoleteTerm } from './obsolete-term.ts';
import { obtainableBySharing } from './obtainable-by-sharing.ts';
import { onTheSpot } from './on-the-spot.ts';
import { outputNobodyNeeds } from './output-nobody-needs.ts';
import { promiseForStatute } from './promise-for-statute.ts';
import { promisedAboveStatutory } from './promised-above-statutory.ts';
import { proofCancelled } from './proof-cancelled.ts';
import { proofRepeated } from './proof-repeated.ts';
import { proofWithoutBasis } from './proof-without-basis.ts';
import { sameTelephones } from './same-telephones.ts';
import { surveyByOne } from './survey-by-one.ts';
import { themeItemNotLive } from './theme-item-not-live.ts';
import { toleranceOfKeyMaterial } from './tolerance-of-key-material.ts';
import { unfairIncentive } from './unfair-incentive.ts';
import { untidyName } from './untidy-name.ts';
import { vagueMaterial } from './vague-material.ts';
import { visitWithoutReason } from './visit-without-reason.ts';

export const RULES: readonly Rule[] = [
  catchAllMaterial,
  vagueMaterial,
  freeTextForCode,
  untidyName,
  basisNotInForce,
  obsoleteTerm,
  unfairIncentive,
  proofWithoutBasis,
  proofCancelled,
  proofRepeated,
  obtainableBySharing,
  mutualPrerequisites,
  promiseForStatute,
  promisedAboveStatutory,
  limitAboveLaw,
  onTheSpot,
  visitWithoutReason,
  depthFourWithVisits,
  noWayIn,
  feeWithoutBasis,
  sameTelephones,
  licenceCourse,
  surveyByOne,
  toleranceOfKeyMaterial,
  mechanismWithoutBasis,
  outputNobodyNeeds,
  materialNobodyIssues,
  itemOnNoList,
  themeItemNotLive,
  conditionNever,
  conditionAlways,
  dominatedAlternative,
  elementUnused,
  nearDuplicateElement,
  nearDuplicateMaterial,
];
