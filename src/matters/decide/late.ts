/**
 * Days that the law sets an organ beside the clock of the decision: a permit is issued and served within ten working days of the decision
 * (Licensing Law art. 44), a hearing held within twenty of being asked for (art. 47), what an organ above decides examined and sent up within
 * twenty of its acceptance (art. 43). Whoever misses one is charged, once; nothing else follows.
 */
import { lawfulDays } from '../../calendar/index.ts';
import type { Almanac } from '../clock/clock.ts';
import type { Due } from '../shapes.ts';
import { isEnded, isGranted, type CaseState, type MatterState } from '../state.ts';
import { isCharged, type Owed } from './charge.ts';
import { hasOnlyPaperDecision } from './consequences.ts';
import { withholds } from './relief/relief.ts';
import { sortOf } from './sort.ts';

/** Until when the organ has to bring a permit that was granted; undefined where nothing is with the organ, or it is not of the Licensing Law. */
export function deliverBy(state: MatterState, one: CaseState, almanac: Almanac): Due | undefined {
  const sort = sortOf(one.spec);
  if (!isGranted(one) || !one.decision || (sort !== 'licence' && sort !== 'renewal')) return undefined;
  if (!isWithOrgan(state, one)) return undefined;
  return almanac.due(lawfulDays('licence.delivery'), one.decision.on);
}

/** What lies ready at the counter waits for the applicant, and what their own promise holds back is not the organ's. */
function isWithOrgan(state: MatterState, one: CaseState): boolean {
  if (one.status !== 'decided') return false;
  const { obligations } = state.ledger;
  if (Object.values(obligations).some((each) => each.case === one.spec.case && withholds(each))) return false;
  return state.head.delivery === 'courier' || !hasOnlyPaperDecision(state, one.spec.case);
}

/** Until when an organ that examines for the one above has to send the case up; undefined where nothing goes up, or it has gone. */
function sendUpBy(one: CaseState, almanac: Almanac): Due | undefined {
  const { decidedIn, tasks } = one.spec;
  if (decidedIn?.above !== true || one.acceptedOn === undefined || one.decision || isEnded(one)) return undefined;
  const isSent = tasks.some(({ task }) => one.tasks[task]?.submitted || one.tasks[task]?.isSentUp);
  return isSent ? undefined : almanac.due(lawfulDays('licence.lower-review'), one.acceptedOn);
}

/** Everything of the case that is owed and for which nobody was charged yet. */
export function owedBeside(state: MatterState, one: CaseState, almanac: Almanac): readonly Owed[] {
  const owed: Owed[] = [];
  const { hearing } = one;
  if (hearing?.isWanted && !hearing.isOver && !hearing.calledFor && hearing.holdBy && !isEnded(one) && !one.decision)
    owed.push({ about: 'hearing', due: hearing.holdBy });
  const due = deliverBy(state, one, almanac);
  if (due) owed.push({ about: 'delivery', due });
  const up = sendUpBy(one, almanac);
  if (up) owed.push({ about: 'lower-review', due: up });
  return owed.filter((each) => !isCharged(one, each));
}
