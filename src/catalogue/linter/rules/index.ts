/** All rules of this room, in the order of their pages. */
import type { Rule } from '../rule.ts';
import { feeWithoutBasis, licenceCourse, sameTelephones, surveyByOne } from './audit.ts';
import { basisNotInForce } from './basis-not-in-force.ts';
import { catchAllMaterial } from './catch-all-material.ts';
import { conditionAlways, conditionNever } from './conditions.ts';
import { dominatedAlternative } from './dominated-alternative.ts';
import { freeTextForCode } from './free-text-for-code.ts';
import { onTheSpot, promisedAboveStatutory } from './limits.ts';
import { mutualPrerequisites } from './mutual-prerequisites.ts';
import { nearDuplicateElement, nearDuplicateMaterial } from './near-duplicates.ts';
import { obsoleteTerm } from './obsolete-term.ts';
import { obtainableBySharing } from './obtainable-by-sharing.ts';
import { proofCancelled } from './proof-cancelled.ts';
import { proofRepeated } from './proof-repeated.ts';
import { proofWithoutBasis } from './proof-without-basis.ts';
import { mechanismWithoutBasis, toleranceOfKeyMaterial } from './relief.ts';
import { unfairIncentive } from './unfair-incentive.ts';
import { untidyName } from './untidy-name.ts';
import { elementUnused, itemOnNoList, materialNobodyIssues, outputNobodyNeeds, themeItemNotLive } from './use.ts';
import { vagueMaterial } from './vague-material.ts';
import { depthFourWithVisits, noWayIn, visitWithoutReason } from './visits.ts';

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
  promisedAboveStatutory,
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
