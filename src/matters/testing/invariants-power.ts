/** Invariants 9 and 22 of power: two people, no act after recusal, and each act by who held the power for it on its day. */
import { legalDay } from '../../calendar/index.ts';
import type { FactName, MatterFact } from '../facts.ts';
import { first, pick, specs, type Invariant, type Log } from './log.ts';

/** 9 */
export const fourEyes: Invariant = (log) =>
  first(pick(log, 'case-decided'), ({ data }) => {
    const spec = specs(log).find((one) => one.case === data.case);
    const examined = pick(log, 'examined').findLast((one) => one.data.case === data.case);
    return spec?.review !== 'one' && examined && examined.data.by === data.decidedBy
      ? `${data.case}: examined and decided by one person`
      : undefined;
  }) ??
  first(pick(log, 'conflict-declared'), (conflict) => {
    const later = log.facts.find(
      (fact) =>
        fact.seq > conflict.seq &&
        fact.actor === conflict.data.staff &&
        ['case-accepted', 'examined', 'survey-recorded', 'vote-cast', 'hearing-held', 'case-decided'].includes(
          fact.name,
        ) &&
        (fact.data as { case?: string }).case === conflict.data.case &&
        !(fact.name === 'case-decided' && fact.data.decidedBy === null),
    );
    return later ? `${conflict.data.case}: ${conflict.data.staff} acted after recusal` : undefined;
  });

/** What each act needs: a role, and the organ of the case where it is an organ's act. */
const needs: Partial<Record<FactName, readonly [role: string, isOfOrgan: boolean]>> = {
  examined: ['reviewer', true],
  'survey-recorded': ['inspector', true],
  'limit-extended': ['approver', true],
  'case-withdrawn': ['applicant', false],
};

/** To whom the task was given when it was answered; whoever answered it where it was nobody's. Whoever must keep out holds nothing any more. */
function holderThen(log: Log, answer: Extract<MatterFact, { name: 'examined' | 'survey-recorded' }>): string {
  const { task, case: id } = answer.data;
  const given = pick(log, 'task-assigned').findLast((one) => one.data.task === task && one.seq < answer.seq);
  if (!given?.data.to) return answer.actor;
  const isOut = pick(log, 'conflict-declared').some(
    (one) => one.data.case === id && one.data.staff === given.data.to && one.seq > given.seq && one.seq < answer.seq,
  );
  return isOut ? answer.actor : given.data.to;
}

/** 22: who acts for another does so within the mandate, and a task of a colleague is answered only by who stands in for them that day. */
export const reach: Invariant = (log) =>
  first(log.facts, (fact) => {
    const actor = log.actors.get(fact.actor);
    const { theme } = log.state.head;
    const isOutside =
      actor?.onBehalfOf !== undefined &&
      !(actor.scopes ?? ['*']).some((scope) => scope === '*' || scope === theme || scope === log.id);
    if (isOutside) return `${fact.name} by ${fact.actor}, whose mandate does not cover the matter`;
    if (fact.name !== 'examined' && fact.name !== 'survey-recorded') return undefined;
    const to = holderThen(log, fact);
    return to === fact.actor || actor?.covers?.includes(to)
      ? undefined
      : `${fact.data.task} was ${to}’s and ${fact.actor} answered it`;
  });

/** 22, by the day: whoever acts by mandate, lent power or cover held it at that instant, and a counter's act is done where the counter stands. */
export const onItsDay: Invariant = (log) => {
  const { register } = log;
  if (!register) return undefined;
  const { theme } = log.state.head;
  const holds = (one: { from: Date; until: Date | null }, at: string): boolean =>
    one.from.toISOString() <= at && (one.until === null || at < one.until.toISOString());
  return first(log.facts, (fact) => {
    const actor = log.actors.get(fact.actor);
    const where = fact.name === 'visit-recorded' ? fact.data.site : undefined;
    if (actor?.site !== undefined && where !== undefined && where !== actor.site)
      return `${fact.actor} of ${actor.site} recorded a visit at ${where}`;
    const mandates = register.mandates.filter((one) => one.agent === fact.actor);
    if (mandates.length > 0 && !mandates.some((one) => holds(one, fact.at) && ['*', theme, log.id].includes(one.scope)))
      return `${fact.name} by ${fact.actor}, whose mandate did not hold at ${fact.at}`;
    const role = organActs[fact.name];
    const grants = register.grants.filter((one) => one.staff === fact.actor);
    const organ = specs(log).find((spec) => spec.case === (fact.data as { case?: string }).case)?.organ;
    const isHeld = grants.some((one) => role?.includes(one.role) && one.organ === organ && holds(one, fact.at));
    if (role && grants.length > 0 && !isHeld) return `${fact.name} by ${fact.actor}, whose power did not hold then`;
    return coveredThen(log, fact);
  });
};

/** Acts of an organ and the roles of which one is needed. */
const organActs: Partial<Record<FactName, readonly string[]>> = {
  examined: ['reviewer'],
  'survey-recorded': ['inspector', 'reviewer'],
  'limit-extended': ['approver'],
  'case-decided': ['approver'],
};

/** A task that was given to a colleague is answered by another on a day of that colleague's absence only. */
const coveredThen = (log: Log, fact: MatterFact): string | undefined => {
  if (fact.name !== 'examined' && fact.name !== 'survey-recorded') return undefined;
  const to = holderThen(log, fact);
  const today = legalDay(fact.at);
  const isAway = log.register?.absences.some(
    (one) => one.staff === to && one.cover === fact.actor && one.from <= today && today <= one.until,
  );
  return to === fact.actor || isAway ? undefined : `${fact.actor} answered for ${to}, who was not away on ${today}`;
};

/** 22 */
export const authority: Invariant = (log) =>
  first(log.facts, (fact) => {
    const {
      case: id,
      decidedBy,
      elsewhere,
    } = fact.data as { case?: string; decidedBy?: string | null; elsewhere?: unknown };
    const need =
      fact.name === 'case-decided' && decidedBy !== null && elsewhere === null
        ? (['approver', true] as const)
        : needs[fact.name];
    const actor = log.actors.get(fact.actor);
    if (!need || !actor) return undefined;
    const organ = specs(log).find((spec) => spec.case === id)?.organ;
    const also = { inspector: 'reviewer', applicant: 'agent' }[need[0]];
    const isAble = actor.roles.some((role) => role === need[0] || role === also);
    return isAble && (!need[1] || actor.organ === organ)
      ? undefined
      : `${id}: ${fact.name} by ${fact.actor}, who holds no such power`;
  });
