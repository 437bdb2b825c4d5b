/** Choices that a place offers: codes with their words, tasks, notices, obligations, organs of this very matter. */
import { legalDay } from '../../../calendar/index.ts';
import { isFixedDay } from '../colour.tsx';
import { sayDue, sayInstant } from '../../app/dates.ts';
import { mayDo } from '../role-kinds.ts';
import { isHeld } from './rows.ts';
import type { Option } from './field.ts';
import type { Place } from './place.ts';

/** Codes of the shape, each with the word `web.desk.option.<group>.<code>`. */
export const codes =
  (group: string, ...values: readonly string[]) =>
  ({ visit }: Place): readonly Option[] =>
    values.map((value) => ({ value, label: visit.say(`web.desk.option.${group}.${value}`) }));

/** A fresh number for a hand-over sheet. */
export const freshSheet = ({ visit }: Place): string => `jj-${visit.house.ids.next().slice(-12)}`;

/** Cases whose paper still lies at the window. */
export function casesAtWindow({ matter, visit }: Place): readonly Option[] {
  const gone = new Set(matter.handOvers.flatMap((one) => one.cases));
  return matter.cases
    .filter((one) => !gone.has(one.case))
    .map((one) => ({ value: one.case, label: `${visit.tell(one.name)} · ${visit.tell(one.organName)}` }));
}

/** Organs that cases at the window go to. */
export function organsAtWindow(place: Place): readonly Option[] {
  const open = new Set(casesAtWindow(place).map((one) => one.value));
  const organs = new Map(
    place.matter.cases.filter((one) => open.has(one.case)).map((one) => [one.organ, one.organName] as const),
  );
  return [...organs].map(([value, name]) => ({ value, label: place.visit.tell(name) }));
}

/** Sheets that nobody has signed for. */
export const openSheets = ({ matter }: Place): readonly Option[] =>
  matter.handOvers.filter((one) => !one.isTaken).map((one) => ({ value: one.sheet, label: one.sheet }));

/** Papers of the open sheets, `case|need`. */
export const sheetPapers = ({ matter, visit }: Place): readonly Option[] =>
  matter.handOvers
    .filter((one) => !one.isTaken)
    .flatMap((one) => one.papers)
    .map(({ case: id, need }) => {
      const paper = matter.materials.find((each) => each.case === id && each.need === need);
      return { value: `${id}|${need}`, label: paper ? visit.tell(paper.name) : need };
    });

/** Cases that are not ended. */
export const casesOf = ({ matter, visit }: Place): readonly Option[] =>
  matter.cases.map((one) => ({ value: one.case, label: `${visit.tell(one.name)} ${one.number}` }));

/** Site checks that wait for a date. Those that are held together say so. */
export const openSurveys = ({ matter, visit }: Place): readonly Option[] =>
  matter.cases.flatMap((one) =>
    one.tasks
      .filter((task) => task.kind === 'survey' && task.state === 'open')
      .map((task) => ({
        value: task.task,
        label: `${visit.tell(one.name)} · ${visit.tell(task.name)} · ${visit.tell(task.organName)}${task.joint ? ` · ${visit.say('web.desk.joint')}` : ''}`,
      })),
  );

/** Work that lies in another system. */
export const openExternal = ({ matter, visit }: Place): readonly Option[] =>
  matter.cases.flatMap((one) =>
    one.tasks
      .filter((task) => task.kind === 'external' && task.state === 'open')
      .map((task) => ({ value: task.task, label: visit.tell(one.name) })),
  );

/** Documents that nobody has served yet. */
export const unservedNotices = ({ matter, visit }: Place): readonly Option[] =>
  matter.notices
    .filter((notice) => !notice.isServed)
    .map((notice) => ({
      value: notice.notice,
      label: `${visit.say(`matters.notice.${notice.kind}`)} ${notice.number}`,
    }));

/** Documents that wait for their seal. */
export const unsealedNotices = ({ matter, visit }: Place): readonly Option[] =>
  matter.notices
    .filter((notice) => notice.awaitsSeal)
    .map((notice) => ({
      value: notice.notice,
      label: `${visit.say(`matters.notice.${notice.kind}`)} ${notice.number}`,
    }));

/** Promises that are to be checked. */
export const openChecks = ({ matter, visit }: Place): readonly Option[] =>
  matter.obligations
    .filter((each) => each.kind === 'check' && each.state !== 'closed')
    .map((each) => ({
      value: each.obligation,
      label: `${each.text} · ${sayDue(visit, each.due, { isFirm: isFixedDay(matter, each.obligation) })}`,
    }));

/** Conditions whose event has not happened yet. */
export const waitingConditions = ({ matter }: Place): readonly Option[] =>
  matter.conditions
    .filter((one) => one.obligation === null)
    .map((one) => ({ value: one.condition, label: `${one.text} · ${one.event ?? ''}` }));

/** Organs of this case that can look whether a condition is kept. */
export function checkers({ one, visit }: Place): readonly Option[] {
  if (!one) return [];
  const organs = new Map([
    [one.organ, one.organName] as const,
    ...one.tasks.map((task) => [task.organ, task.organName] as const),
    ...(one.supervision ? [[one.supervision.organ, one.supervision.organName] as const] : []),
  ]);
  return [...organs].map(([value, name]) => ({ value, label: visit.tell(name) }));
}

/** Papers of the case. */
export const needsOf = ({ matter, visit, one }: Place): readonly Option[] =>
  matter.materials
    .filter((each) => one === undefined || each.case === one.case)
    .map((each) => ({ value: each.need, label: visit.tell(each.name) }));

/** Papers that the applicant can be asked for. */
export const needsToAsk = (place: Place): readonly Option[] => {
  const held = new Set(place.matter.materials.filter(isHeld).map((each) => each.need));
  return needsOf(place).filter((each) => !held.has(each.value));
};

/** Third parties who were told and have not been heard. */
export const openParties = ({ one }: Place): readonly Option[] =>
  (one?.thirdParties ?? [])
    .filter((each) => !each.isHeard)
    .map((each) => ({ value: each.party, label: `${each.party} · ${each.interest}` }));

/** Wishes that somebody keep out, on which nobody has decided. */
export const openRecusals = ({ one }: Place): readonly Option[] =>
  (one?.recusals ?? [])
    .filter((each) => !each.isDecided)
    .map((each) => ({ value: each.application, label: each.whom }));

/** Every organ of the district; where the list cannot be read, those that this matter knows. */
export function organsOf({ matter, visit, choices }: Place): readonly Option[] {
  if (choices.organs.length > 0) return choices.organs.map(({ id, name }) => ({ value: id, label: visit.tell(name) }));
  const names = new Map(
    matter.cases.flatMap((one) => [
      [one.organ, one.organName] as const,
      ...one.tasks.map((task) => [task.organ, task.organName] as const),
    ]),
  );
  return [...names].map(([value, name]) => ({ value, label: visit.tell(name) }));
}

/** Visits that were recorded: several results handed over together are one visit. */
export const visitsOf = ({ matter, visit }: Place): readonly Option[] =>
  matter.timeline.flatMap((entry) =>
    entry.name === 'visit-recorded' && typeof entry.detail['visit'] === 'string'
      ? [{ value: entry.detail['visit'], label: sayInstant(visit.lang, entry.at) }]
      : [],
  );

/** The visit of today, where there is one: whoever still stands there has come once. */
export function visitOfToday(place: Place): string {
  return lastVisitOn(place.matter, legalDay(place.visit.house.clock.now().toISOString())) ?? '';
}

/** The last visit that was recorded on a day of the district. */
export function lastVisitOn({ timeline }: Place['matter'], day: string): string | undefined {
  const last = timeline.findLast((entry) => entry.name === 'visit-recorded' && legalDay(entry.at) === day);
  return typeof last?.detail['visit'] === 'string' ? last.detail['visit'] : undefined;
}

/** Places where somebody can come; where the list cannot be read, the one that the matter knows. */
export function sitesOf({ matter, visit, choices }: Place): readonly Option[] {
  const known = choices.sites.map(({ id, name }) => ({ value: id, label: visit.tell(name) }));
  const { site } = matter;
  return site === null || known.some((one) => one.value === site) ? known : [...known, { value: site, label: site }];
}

/** To whom a task can be given: oneself, whoever in its organ may do such work, or back to all of them. */
export function assignees({ visit, task, choices }: Place): readonly Option[] {
  const others = choices.staff.filter(
    (one) => one.id !== visit.visitor.id && (task === undefined || mayDo(one.roles, task.kind)),
  );
  return [
    { value: visit.visitor.id, label: visit.say('web.desk.to.me') },
    ...others.map((one) => ({ value: one.id, label: one.name })),
    { value: '-', label: visit.say('web.desk.to.nobody') },
  ];
}

/** Colleagues who examine, decide or inspect: members of a session, presiders, people who may have to keep out. */
export const colleagues = ({ choices }: Place): readonly Option[] =>
  choices.staff
    .filter((one) => one.roles.some((role) => ['reviewer', 'approver', 'inspector'].includes(role)))
    .map((one) => ({ value: one.id, label: one.name }));

/** Colleagues who carry an enforcement card. */
export const cardHolders = ({ choices }: Place): Place['choices']['staff'] =>
  choices.staff.filter((one) => one.card !== null);
