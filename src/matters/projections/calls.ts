/**
 * Who is called to speak with others and has not spoken yet, as lines of the work list: a member of a session that decides together (集体讨论),
 * an organ of joint work that has no step of its own in it (联审会议). They are no tasks of the case; they stand and end with the call.
 */
import { dayOver, legalDay } from '../../calendar/index.ts';
import type { Almanac } from '../clock/clock.ts';
import { casesFor, tasksOf, wanting } from '../decide/joint/joint-result.ts';
import { isEnded, type CaseState, type MatterState, type TaskState } from '../state.ts';
import type { Activity } from '../state/joint.ts';
import { daysOf, type TaskRow } from './rows.ts';

const voteName = { zh: '集体讨论表决', en: 'Vote in a session' };
const jointName = { zh: '联合办理', en: 'Joint work' };

/** Lines of one matter that wait for a word, each under an id of its own. */
export function callsOf(state: MatterState, almanac: Almanac): readonly TaskRow[] {
  const running = Object.values(state.cases).filter((one) => !isEnded(one) && !one.decision);
  const called = Object.entries(state.ledger.activities ?? {}).filter(([, one]) => one.state === 'called');
  return [
    ...running.flatMap((one) => votesOf(state, one, almanac)),
    ...called.flatMap(([joint, one]) => answersOf(state, joint, one, almanac)),
  ];
}

/** The vote is due when the decision is that it prepares, and is nobody's but the member's. */
function votesOf(state: MatterState, one: CaseState, almanac: Almanac): readonly TaskRow[] {
  return one.spec.tasks.flatMap((spec) => {
    const task = one.tasks[spec.task];
    return task?.state !== 'open'
      ? []
      : silentMembers(task).map((member) => ({
          task: `${spec.task}.vote-${member}`,
          one,
          version: task.version,
          organ: spec.organ,
          kind: 'vote',
          state: 'open',
          ...daysOf(task.due, one.spec.promised, almanac, task.openedAt?.slice(0, 10)),
          openedAt: task.openedAt ?? null,
          assignee: member,
          shown: { ...shownOf(state, one), name: voteName },
        }));
  });
}

const silentMembers = ({ session }: TaskState): readonly string[] =>
  session === undefined || session.outcome !== undefined
    ? []
    : session.members.filter((member) => session.votes[member] === undefined);

/** An organ that has a step in it finds the step; every other one that is still to speak finds the call, due at its hour. */
function answersOf(state: MatterState, joint: string, one: Activity, almanac: Almanac): readonly TaskRow[] {
  return wanting(state, one).flatMap((organ) => {
    const at = casesFor(state, one, organ).find((each) => !isEnded(each));
    if (!at || tasksOf(state, one, organ).some(({ task }) => task.state === 'open')) return [];
    return [
      {
        task: `${joint}.called-${organ}`,
        one: at,
        version: at.version,
        organ,
        kind: 'joint',
        state: 'open',
        ...hourOf(one, at, almanac),
        openedAt: one.notifiedAt,
        assignee: null,
        shown: { ...shownOf(state, at), name: jointName, joint, called: one.kind },
      },
    ];
  });
}

/** A first round is due at its hour and amber on that day; another one has no hour of its own and is due with the case. */
function hourOf(one: Activity, at: CaseState, almanac: Almanac): Pick<TaskRow, 'due' | 'dueAt' | 'amberAt'> {
  if (one.round > 1 && at.promisedDue) return daysOf(at.promisedDue, at.spec.promised, almanac);
  const day = legalDay(one.at);
  const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return { due: day, dueAt: new Date(one.at).toISOString(), amberAt: dayOver(eve) };
}

const shownOf = ({ head }: MatterState, one: CaseState): object => ({
  number: one.number,
  itemName: one.spec.name,
  title: head.title,
  joint: null,
  scheduledAt: null,
});

/** What the lines of calls are to become: those that are new or other than before, and those that are over. */
export function changedCalls(
  before: MatterState | undefined,
  after: MatterState,
  almanac: Almanac,
): readonly TaskRow[] {
  const were = before ? callsOf(before, almanac) : [];
  const are = callsOf(after, almanac);
  const key = ({ one, ...row }: TaskRow): string => JSON.stringify([row, one.waitingSince]);
  const known = new Set(were.map(key));
  const open = new Set(are.map((row) => row.task));
  return [
    ...are.filter((row) => !known.has(key(row))),
    ...were.filter((row) => !open.has(row.task)).map((row) => ({ ...row, state: 'done' })),
  ];
}
