/** The rows of a matter from its state, posted in the command's own transaction: only what the command changed. */
import { lawfulDays, legalDay } from '../calendar/index.ts';
import { crashpoint, type Tx } from '../platform/index.ts';
import type { Almanac } from './clock/clock.ts';
import type { TaskSpec } from './facts/opening.ts';
import { changedCalls } from './projections/calls.ts';
import { daysOf, type TaskRow } from './projections/rows.ts';
import { isEnded, type CaseState, type MatterState, type TaskState } from './state.ts';
import * as store from './store.ts';

/** Writes head, changed cases and changed tasks. `before` is absent for a new matter. */
export function project(
  tx: Tx,
  before: MatterState | undefined,
  after: MatterState,
  hash: string,
  almanac: Almanac,
): void {
  const { head, ledger } = after;
  const row = [tx.key, head.id, head.seq, hash, head.status];
  if (before) tx.post(store.setMatter, [...row, JSON.stringify(head), JSON.stringify(ledger)]);
  else
    tx.post(store.addMatter, [
      ...row,
      head.district,
      head.number,
      head.receivedAt,
      JSON.stringify(head),
      JSON.stringify(ledger),
    ]);
  crashpoint('matter-row-written');
  const cases = Object.values(after.cases);
  const fresh = cases.filter((one) => !before?.cases[one.spec.case]);
  const changed = cases.filter((one) => before?.cases[one.spec.case] && before.cases[one.spec.case] !== one);
  if (fresh.length > 0) addCases(tx, head.id, fresh);
  if (changed.length > 0) setCases(tx, head.id, changed);
  const replanned = changed.filter((one) => before?.cases[one.spec.case]?.spec !== one.spec);
  if (replanned.length > 0)
    tx.post(store.setSpecs, [
      tx.key,
      head.id,
      replanned.map((one) => one.spec.case),
      replanned.map((one) => JSON.stringify(one.spec)),
    ]);
  crashpoint('case-rows-written');
  putTasks(tx, before, after, [...new Set([...fresh, ...changed, ...owing(before, after)])], almanac);
}

/** Cases of which only a promise has changed: its follow-up check is a line of the work list. */
const owing = (before: MatterState | undefined, { cases, ledger }: MatterState): readonly CaseState[] =>
  Object.entries(ledger.obligations).flatMap(([id, each]) =>
    before && before.ledger.obligations[id] !== each ? (cases[each.case] ?? []) : [],
  );

const stateOf = ({ spec: _spec, ...state }: CaseState): string => JSON.stringify(state);
const dueOf = (one: CaseState): string | null => (one.decision ? null : (one.promisedDue?.on ?? null));

function addCases(tx: Tx, id: string, cases: readonly CaseState[]): void {
  tx.post(store.addCases, [
    tx.key,
    id,
    cases.map((one) => one.spec.case),
    cases.map((one) => one.version),
    cases.map((one) => one.status),
    cases.map((one) => one.spec.organ),
    cases.map((one) => one.spec.item),
    cases.map((one) => one.number),
    cases.map(dueOf),
    cases.map((one) => JSON.stringify(one.spec)),
    cases.map(stateOf),
  ]);
}

function setCases(tx: Tx, id: string, cases: readonly CaseState[]): void {
  tx.post(store.setCases, [
    tx.key,
    id,
    cases.map((one) => one.spec.case),
    cases.map((one) => one.version),
    cases.map((one) => one.status),
    cases.map(dueOf),
    cases.map(stateOf),
  ]);
}

/** A case in intake is itself a line of the work list: somebody has to check and accept it. */
const intakeTask = (one: CaseState): string => `${one.spec.case}.intake`;

/** The rows of intake alone, as a new calendar counts their days. */
export function projectIntake(tx: Tx, state: MatterState, almanac: Almanac): void {
  const open = Object.values(state.cases).filter((one) => one.status === 'received' && one.receivedOn !== undefined);
  const rows = open.map((one) =>
    intakeRow(state, one, { number: one.number, itemName: one.spec.name, title: state.head.title }, almanac),
  );
  writeTasks(tx, state.head.id, rows);
}

function putTasks(
  tx: Tx,
  before: MatterState | undefined,
  after: MatterState,
  cases: readonly CaseState[],
  almanac: Almanac,
): void {
  const rows = cases.flatMap((one) => taskRows(after, one, before?.cases[one.spec.case], almanac));
  writeTasks(tx, after.head.id, [...rows, ...changedCalls(before, after, almanac)]);
}

function writeTasks(tx: Tx, matterId: string, rows: readonly TaskRow[]): void {
  if (rows.length === 0) return;
  tx.post(store.putTasks, [
    tx.key,
    matterId,
    rows.map((row) => row.task),
    rows.map((row) => row.one.spec.case),
    rows.map((row) => row.version),
    rows.map((row) => row.organ),
    rows.map((row) => row.kind),
    rows.map((row) => row.one.spec.item),
    rows.map((row) => row.state),
    rows.map((row) => row.due),
    rows.map((row) => row.dueAt),
    rows.map((row) => row.amberAt),
    rows.map((row) => row.openedAt),
    rows.map((row) => row.assignee),
    rows.map((row) => JSON.stringify(row.shown)),
    rows.map((row) => (row.kind === 'follow-up' ? null : (row.one.waitingSince ?? null))),
  ]);
}

/** The last day of a public notice that is up, whether or not whoever put it up has recorded the step as done. */
const publicUntil = (spec: TaskSpec, { begunAt }: TaskState, almanac: Almanac): string | null =>
  spec.kind === 'public-notice' && begunAt !== undefined ? almanac.due(spec.duration, legalDay(begunAt)).on : null;

function taskRows(
  after: MatterState,
  one: CaseState,
  before: CaseState | undefined,
  almanac: Almanac,
): readonly TaskRow[] {
  const shown = { number: one.number, itemName: one.spec.name, title: after.head.title };
  const rows: TaskRow[] = [intakeRow(after, one, shown, almanac), ...followUpRows(after, one, shown, almanac)];
  for (const spec of one.spec.tasks) {
    const task = one.tasks[spec.task];
    const isWaitKnown = before?.waitingSince === one.waitingSince;
    if (!task || (before && isWaitKnown && before.tasks[spec.task] === task)) continue;
    const start = task.openedAt?.slice(0, 10);
    rows.push({
      task: spec.task,
      one,
      version: task.version,
      organ: spec.organ,
      kind: spec.kind,
      state: task.state,
      ...daysOf(task.due, one.spec.promised, almanac, start),
      openedAt: task.openedAt ?? null,
      assignee: task.assignee ?? null,
      shown: {
        ...shown,
        name: spec.name,
        joint: spec.joint,
        scheduledAt: task.scheduledAt ?? null,
        publicUntil: publicUntil(spec, task, almanac),
      },
    });
  }
  return rows;
}

const intakeName = { zh: '受理', en: 'Intake' };

function intakeRow(after: MatterState, one: CaseState, shown: object, almanac: Almanac): TaskRow {
  const limit = one.spec.intake.noticeLimit ?? lawfulDays('licence.correction-notice');
  const due = one.receivedOn === undefined ? undefined : almanac.due(limit, one.receivedOn);
  const isOpen = one.status === 'received' && one.receivedOn !== undefined;
  const ended = one.status === 'received' ? 'waiting' : 'done';
  return {
    task: intakeTask(one),
    one,
    version: one.version,
    organ: one.spec.organ,
    kind: 'intake',
    state: isOpen ? 'open' : ended,
    ...daysOf(due, limit, almanac, one.receivedOn),
    openedAt: after.head.receivedAt,
    assignee: null,
    shown: { ...shown, name: intakeName, joint: null, scheduledAt: null, ...hearingShown(one) },
  };
}

/** Time and place of a hearing that is called and not over, for whoever wants to listen (Licensing Law art. 48). */
const hearingShown = (one: CaseState): object => {
  const { calledFor, place, isOver } = one.hearing ?? {};
  return calledFor === undefined || isOver || isEnded(one)
    ? {}
    : { hearingAt: new Date(calledFor).toISOString(), hearingPlace: place ?? null };
};

const conditionName = { zh: '附条件核查', en: 'Check of a condition' };
const followUpName = { zh: '承诺核查', en: 'Follow-up check' };

/** What was promised and is to be checked is work of the organ, with its day, also after the case has ended. */
function followUpRows(after: MatterState, one: CaseState, shown: object, almanac: Almanac): TaskRow[] {
  return Object.entries(after.ledger.obligations).flatMap(([obligation, each]) => {
    if (each.case !== one.spec.case || each.kind !== 'check') return [];
    return [
      {
        task: `${one.spec.case}.check-${obligation}`,
        one,
        version: one.version,
        organ: each.checker ?? one.spec.tasks.find((task) => task.kind === 'survey')?.organ ?? one.spec.organ,
        kind: 'follow-up',
        state: each.state === 'closed' ? 'done' : 'open',
        ...daysOf(each.due, one.spec.promised, almanac),
        openedAt: one.decision?.on ? `${one.decision.on}T00:00:00.000Z` : after.head.receivedAt,
        assignee: null,
        shown: {
          ...shown,
          name: each.mechanism === 'condition' ? conditionName : followUpName,
          joint: null,
          scheduledAt: null,
        },
      },
    ];
  });
}
