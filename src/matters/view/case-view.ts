/** One case as people see it: status and flags, clocks with their colour and the reason of the date, tasks, decision. */
import { dueDate } from '../../calendar/index.ts';
import { closedSuspensions, colourAt, colourOf, duePassed, type Limit } from '../clock/clock.ts';
import { silence } from '../decide/intake/intake.ts';
import type { Due } from '../shapes.ts';
import type { CaseView, ClockView, TaskView } from '../schema.ts';
import { isEnded, openSuspension, type CaseState, type MatterState } from '../state.ts';
import { unserved } from '../decide/notices.ts';
import { aboveOf } from './above-view.ts';
import { besides } from './beside-view.ts';
import { sortOf } from '../decide/sort.ts';
import { last } from './last.ts';
import type { Seen } from './seen.ts';

export function caseView(seen: Seen, one: CaseState): CaseView {
  const { names } = seen;
  const { spec } = one;
  const suspension = openSuspension(one);
  const holder = holderOf(seen.state, one);
  const result = last(seen.facts, 'external-result-recorded', spec.case);
  return {
    case: spec.case,
    number: one.number,
    item: spec.item,
    name: spec.name,
    organ: spec.organ,
    organName: names.organ(spec.organ),
    organPhone: names.phone(spec.organ),
    handlingCode: spec.handlingCode,
    status: one.status,
    flags: flagsOf(seen, one),
    variant: spec.variant,
    version: one.version,
    waitingSince: one.waitingSince ?? null,
    review: spec.review,
    sort: sortOf(spec),
    receivedOn: one.receivedOn ?? null,
    acceptedOn: one.acceptedOn ?? null,
    external: spec.decidedIn ? { system: spec.decidedIn.system, serial: result?.serial ?? null } : null,
    answer: answerClock(seen, one),
    promised: clockView(seen, one, spec.promised, one.promisedDue),
    statutory: spec.statutory ? clockView(seen, one, spec.statutory, one.statutoryDue) : null,
    holder,
    holderName: holder === null ? null : holder === 'applicant' ? { zh: '申请人', en: 'You' } : names.organ(holder),
    suspension: suspension ? suspensionView(seen, suspension, spec.case) : null,
    tasks: spec.tasks.map((task) => taskView(seen, one, task.task)).filter((task) => task !== undefined),
    decision: decisionView(seen, one),
    notAccepted: notAcceptedView(seen, one),
    certificates: one.certificates.map((each) => ({
      ...each,
      name: names.certificate(each.type),
    })),
    ...besides(seen, one),
    ...paymentView(seen, one),
    remedies: spec.remedies,
    above: aboveOf(seen.facts, spec.case, seen),
  };
}

/** Why and until when about; the day that was told is not a day on which anything happens by itself. */
function suspensionView(
  { facts, almanac, today }: Seen,
  { ground, from }: CaseState['suspensions'][number],
  id: string,
): NonNullable<CaseView['suspension']> {
  const expected = last(facts, 'clock-suspended', id)?.expected ?? { n: 0, unit: 'wd' as const };
  const until = almanac.due(expected, from).on;
  return { ground, from, expected, until, isOver: today > until };
}

function paymentView({ facts }: Seen, { spec, payment }: CaseState): Pick<CaseView, 'payment'> {
  if (!spec.policy) return {};
  const { amount, document } = spec.policy;
  const state = payment?.state ?? 'not-ordered';
  const settled =
    state === 'returned' ? last(facts, 'payment-returned', spec.case) : last(facts, 'payment-settled', spec.case);
  return { payment: { amount, document, state, reason: state === 'ordered' ? null : (settled?.reason ?? null) } };
}

/** Who holds the case now: the applicant while a correction is open, else the organ of the open task, else the deciding organ. */
function holderOf(state: MatterState, one: CaseState): string | null {
  if (isEnded(one)) return null;
  const isCorrected = state.ledger.corrections.some((each) => !each.isSupplied && each.cases.includes(one.spec.case));
  if (isCorrected && one.status === 'received') return 'applicant';
  const open = one.spec.tasks.find((task) => one.tasks[task.task]?.state === 'open');
  return open?.organ ?? one.spec.organ;
}

const isPast = (due: Due | undefined, now: string): boolean => due !== undefined && now > duePassed(due).toISOString();

function flagsOf({ state, now }: Seen, one: CaseState): CaseView['flags'] {
  const { spec } = one;
  const obligations = Object.values(state.ledger.obligations).filter(
    (each) => each.case === spec.case && each.state !== 'closed',
  );
  const flags: [CaseView['flags'][number], boolean][] = [
    [
      'correction-pending',
      one.status === 'received' &&
        state.ledger.corrections.some((each) => !each.isSupplied && each.cases.includes(spec.case)),
    ],
    ['suspended', openSuspension(one) !== undefined],
    ['tolerated', obligations.some((each) => each.kind === 'supply')],
    ['committed', spec.variant === 'committed'],
    ['overdue', !one.decision && !isEnded(one) && !openSuspension(one) && isPast(one.promisedDue, now)],
    ['deemed-accepted', one.isDeemedAccepted === true],
    ['extended', one.extendedBy !== undefined],
    ['waits-for-other', !isEnded(one) && !one.decision && waitsForOther(state, one)],
    ['decided-elsewhere', spec.decidedIn !== null],
    ['notice-unserved', unserved(state, spec.case).length > 0],
    ['simulated', one.ahead?.kind === 'simulated' && !one.decision],
    ['preliminary', one.ahead?.kind === 'preliminary' && !one.decision],
    ['reviewed-awaiting', one.ahead?.kind === 'prepared' && !one.decision],
  ];
  return flags.filter(([, is]) => is).map(([flag]) => flag);
}

const waitsForOther = (state: MatterState, one: CaseState): boolean =>
  one.spec.waits.some((wait) => !state.cases[wait.case]?.decision && !isEnded(state.cases[wait.case] ?? one));

function clockView(
  { almanac, calendar, today, now }: Seen,
  one: CaseState,
  limit: Limit,
  due: Due | undefined,
): ClockView | null {
  const start = one.clockFrom;
  if (due === undefined || start === undefined) return null;
  const until = one.decision?.on ?? today;
  const pauses = closedSuspensions(one.suspensions, until);
  const extension = one.extendedBy;
  const whole = extension && extension.unit === limit.unit ? { n: limit.n + extension.n, unit: limit.unit } : limit;
  const colour = one.decision ? 'none' : openSuspension(one) ? 'paused' : colourAt(due, whole, now, almanac, start);
  return {
    limit: whole,
    due: due.on,
    dueAt: due.at ?? null,
    provisional: due.provisional,
    colour,
    usedWorkingDays: almanac.used(start, until, pauses),
    leftWorkingDays: Math.max(0, almanac.used(until, due.on)),
    why: [...dueDate(whole, start, calendar, closedSuspensions(one.suspensions)).why] as ClockView['why'],
  };
}

/** Before acceptance nothing runs but the time in which the organ must answer. Its day is not that of the result, and promises none. */
function answerClock({ state, almanac, calendar, today }: Seen, one: CaseState): ClockView | null {
  const silent = silence(state, one, almanac);
  if (!silent || one.spec.intake.noticeLimit === null) return null;
  return {
    limit: one.spec.intake.noticeLimit,
    due: silent.due.on,
    dueAt: null,
    provisional: silent.due.provisional,
    colour: colourOf(silent.due, today, almanac, silent.from),
    usedWorkingDays: almanac.used(silent.from, today),
    leftWorkingDays: Math.max(0, almanac.used(today, silent.due.on)),
    why: [...dueDate(one.spec.intake.noticeLimit, silent.from, calendar).why] as ClockView['why'],
  };
}

function taskView({ state, names, almanac, now, isStaff }: Seen, one: CaseState, id: string): TaskView | undefined {
  const spec = one.spec.tasks.find((each) => each.task === id);
  const task = one.tasks[id];
  if (!spec || !task) return undefined;
  const isOpen = task.state === 'open';
  return {
    task: id,
    kind: spec.kind,
    name: spec.name,
    organ: spec.organ,
    organName: names.organ(spec.organ),
    state: task.state,
    version: task.version,
    due: task.due?.on ?? null,
    dueAt: task.due?.at ?? null,
    colour:
      isOpen && task.due ? colourAt(task.due, one.spec.promised, now, almanac, task.openedAt?.slice(0, 10)) : 'none',
    joint: spec.joint,
    scheduledAt: task.scheduledAt ?? null,
    assignee: isStaff ? (task.assignee ?? null) : null,
    assigneeName: isStaff && task.assignee !== undefined ? names.staff(task.assignee) : null,
    checklist: spec.checklist,
    passed: task.passed ?? null,
    deemed: task.deemed === true,
    opinion: isStaff ? (task.opinion ?? null) : null,
    session:
      isStaff && task.session
        ? {
            members: task.session.members.length,
            voted: Object.keys(task.session.votes).length,
            outcome: task.session.outcome ?? null,
          }
        : null,
    waitsFor: task.state === 'waiting' ? spec.waits.flatMap((wait) => waitView(state, one, wait)) : [],
  };
}

function waitView(
  state: MatterState,
  one: CaseState,
  wait: CaseState['spec']['tasks'][number]['waits'][number],
): TaskView['waitsFor'] {
  if ('case' in wait) {
    const other = state.cases[wait.case];
    return other && !other.decision && !isEnded(other) ? [{ what: wait.case, name: other.spec.name }] : [];
  }
  const spec = one.spec.tasks.find((each) => each.task === wait.task);
  const task = one.tasks[wait.task];
  return spec && task && task.state !== 'done' && task.state !== 'dropped'
    ? [{ what: wait.task, name: spec.name }]
    : [];
}

function decisionView({ facts, names, isStaff }: Seen, one: CaseState): CaseView['decision'] {
  const decided = last(facts, 'case-decided', one.spec.case);
  if (!decided) return null;
  const { effect, on, reasons, conditions, basis, remedies, materials } = decided;
  return {
    effect,
    on,
    reasons,
    conditions,
    basis,
    remedies,
    materials,
    deemed: decided.deemed !== null,
    decidedBy: !isStaff || decided.decidedBy === null ? null : names.staff(decided.decidedBy),
  };
}

function notAcceptedView({ facts }: Seen, one: CaseState): CaseView['notAccepted'] {
  const data = last(facts, 'case-not-accepted', one.spec.case);
  return data ? { kind: data.kind, reasons: data.reasons, signpost: data.signpost } : null;
}
