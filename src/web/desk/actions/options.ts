/** Choices that a place offers: codes with their words, tasks, notices, obligations, organs of this very matter. */
import { sayDate, sayInstant } from '../../app/dates.ts';
import type { Option } from './field.ts';
import type { Place } from './place.ts';

/** Codes of the shape, each with the word `web.desk.option.<group>.<code>`. */
export const codes =
  (group: string, ...values: readonly string[]) =>
  ({ visit }: Place): readonly Option[] =>
    values.map((value) => ({ value, label: visit.say(`web.desk.option.${group}.${value}`) }));

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

/** Promises that are to be checked. */
export const openChecks = ({ matter, visit }: Place): readonly Option[] =>
  matter.obligations
    .filter((each) => each.kind === 'check' && each.state !== 'closed')
    .map((each) => ({ value: each.obligation, label: `${each.text} · ${sayDate(visit.lang, each.due)}` }));

/** Papers of the case. */
export const needsOf = ({ matter, visit, one }: Place): readonly Option[] =>
  matter.materials
    .filter((each) => one === undefined || each.case === one.case)
    .map((each) => ({ value: each.need, label: visit.tell(each.name) }));

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

/** Organs that this matter knows. */
export function organsOf({ matter, visit }: Place): readonly Option[] {
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

/** Oneself, or nobody: to whom a task can be given without a list of colleagues. */
export const selfOrNobody = ({ visit }: Place): readonly Option[] => [
  { value: visit.visitor.id, label: visit.say('web.desk.to.me') },
  { value: '-', label: visit.say('web.desk.to.nobody') },
];
