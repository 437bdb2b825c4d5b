/** Rows of the composite fields: papers to check, defects to tell, points of a site check, places for staff. */
import type { MaterialView } from '../../../matters/index.ts';
import type { Place } from './place.ts';

/** Papers of the place's case, in the order of the list. */
export const papersToCheck = ({ matter, one }: Place): readonly MaterialView[] =>
  matter.materials.filter((each) => each.case === one?.case);

/** A paper that is known to be wanting: marked by somebody, or not there though intake needs it. */
export const isWanting = (paper: MaterialView): boolean =>
  paper.verdict === 'defective' ||
  paper.verdict === 'missing' ||
  (paper.gate === 'intake' && (paper.state === 'missing' || paper.state === 'asked'));

/** A paper that an organ has, or that another case of the matter makes. */
export const isHeld = ({ way }: MaterialView): boolean =>
  ['registry', 'certificate', 'output', 'area-report'].includes(way);

/** Papers of all cases in intake that one notice may name; what is wanting comes first. What an organ holds is never asked for. */
export function papersToTell({ matter }: Place): readonly MaterialView[] {
  const inIntake = new Set(matter.cases.filter((one) => one.status === 'received').map((one) => one.case));
  const all = matter.materials.filter((each) => inIntake.has(each.case) && !isHeld(each));
  return [...all.filter(isWanting), ...all.filter((each) => !isWanting(each))];
}

/** Papers that the open notice asks for. */
export const papersAsked = ({ matter }: Place) => matter.correction?.defects ?? [];

/** The points that a site check must answer. */
export const pointsOf = ({ task }: Place) => task?.checklist ?? [];

/** How many conditions the form has room for. */
export const conditionPlaces = [0, 1, 2, 3] as const;

/** How many members of staff the form has room for; two are the least. */
export const staffPlaces = [0, 1, 2, 3] as const;
