/**
 * Timers only say "look again". What a day has brought is decided here from the state: it may be nothing, and the same day twice brings
 * nothing new. No deemed effect rests on a provisional date (matters.md section 3).
 */
import { duePassed, type Almanac } from '../clock/clock.ts';
import type { Due } from '../shapes.ts';
import { isEnded, openSuspension, type CaseState, type MatterState } from '../state.ts';
import { accept, silence } from './intake/intake.ts';
import { endByLapse } from './intake/lapse.ts';
import { chargeLate } from './charge.ts';
import { owedBeside } from './late.ts';
import { lookAtPromises, promiseDays } from './relief/relief.ts';
import { settleDecision } from './decision/review.ts';
import { onMatter, type Context, type Draft } from './scene.ts';

export const lookAgain = onMatter<'look-again'>({
  possible: () => undefined,
  decide: ({ draft, context }) => {
    for (const id of Object.keys(draft.state.cases)) {
      const get = (): CaseState => draft.state.cases[id] as CaseState;
      acceptBySilence(draft, context, get());
      lapse(draft, context, get());
      agreeBySilence(draft, context, get());
      markOverdue(draft, context, get());
      markLate(draft, context, get());
      decideBySilence(draft, context, get());
    }
    lookAtPromises(draft, context);
    return undefined;
  },
});

const isPast = (due: Due | undefined, context: Context): boolean =>
  due !== undefined && (due.at === undefined ? context.today > due.on : context.now > due.at);
const hasPassedFirmly = (due: Due | undefined, context: Context): boolean =>
  isPast(due, context) && due?.provisional === false;

function acceptBySilence(draft: Draft, context: Context, one: CaseState): void {
  const silent = silence(draft.state, one, context.almanac);
  if (!silent || !hasPassedFirmly(silent.due, context)) return;
  draft.add('violation-recorded', {
    case: one.spec.case,
    organ: one.spec.organ,
    rule: 'silence-on-intake',
    about: silent.due.on,
  });
  const asOf = one.spec.intake.silence === 'accepted-as-of-receipt' ? silent.from : context.today;
  accept(draft, context, one, {
    inNameOf: null,
    deemed: { silentUntil: silent.due, basis: one.spec.intake.basis },
    asOf,
  });
}

function lapse(draft: Draft, context: Context, one: CaseState): void {
  const open = draft.state.ledger.corrections.find((each) => !each.isSupplied && each.cases.includes(one.spec.case));
  if (one.status === 'received' && open && hasPassedFirmly(open.until, context)) {
    endByLapse(draft, context, one, 'correction-not-supplied');
  }
}

/** 超时默认: for joint steps and opinions of organs that were notified, never for a decision, off where the item says so (safety, fire, health, environment). */
function agreeBySilence(draft: Draft, context: Context, one: CaseState): void {
  if (!one.spec.deemedConsent || isEnded(one) || openSuspension(one)) return;
  for (const spec of one.spec.tasks) {
    const task = draft.state.cases[one.spec.case]?.tasks[spec.task];
    const isOpinion = spec.joint !== null || spec.kind === 'expert-review' || isCalledTogether(draft.state, spec.task);
    if (
      !isOpinion ||
      spec.kind === 'decide' ||
      spec.kind === 'examine' ||
      task?.state !== 'open' ||
      !task.notified ||
      !task.due ||
      !hasPassedFirmly(task.due, context)
    )
      continue;
    draft.add('opinion-deemed', { case: one.spec.case, task: spec.task, organ: spec.organ, due: task.due });
    draft.add('violation-recorded', {
      case: one.spec.case,
      organ: spec.organ,
      rule: 'silence-on-opinion',
      about: spec.task,
    });
  }
}

/** The task is an organ's part of joint work to which several were called. */
const isCalledTogether = ({ ledger }: MatterState, task: string): boolean =>
  Object.values(ledger.activities ?? {}).some((one) => one.organs.length > 1 && one.tasks.includes(task));

function markOverdue(draft: Draft, context: Context, one: CaseState): void {
  if (isEnded(one) || one.decision || one.ahead || openSuspension(one)) return;
  for (const [limit, due] of [
    ['promised', one.promisedDue],
    ['statutory', one.statutoryDue],
  ] as const) {
    if (due && isPast(due, context) && !one.overdue.includes(limit)) {
      draft.add('case-overdue', { case: one.spec.case, limit, dueOn: due.on });
      if (limit === 'statutory')
        draft.add('violation-recorded', { case: one.spec.case, organ: one.spec.organ, rule: 'late', about: due.on });
    }
  }
}

function markLate(draft: Draft, context: Context, one: CaseState): void {
  for (const late of owedBeside(draft.state, one, context.almanac))
    if (isPast(late.due, context)) chargeLate(draft, one, late);
}

const article50 = [{ law: '中华人民共和国行政许可法', article: '第五十条第二款' }];

/**
 * A decision is deemed where the item itself cites the law for it, and of a renewal when the permit has run out undecided (art. 50): that day
 * stands on the permit, and what stops the clock of article 42 does not move it.
 */
function decideBySilence(draft: Draft, context: Context, one: CaseState): void {
  if (isEnded(one) || one.decision) return;
  const { renews } = one.spec;
  const basis = renews ? article50 : one.spec.deemedDecision;
  const due = renews ? lastDayOf(one) : openSuspension(one) ? undefined : (one.statutoryDue ?? one.promisedDue);
  if (basis === null || !due || !hasPassedFirmly(due, context)) return;
  if (renews)
    draft.add('violation-recorded', { case: one.spec.case, organ: one.spec.organ, rule: 'late', about: due.on });
  settleDecision(draft, context, one, {
    effect: 'granted',
    reasons: renews ? '有效期届满前没有作出决定，依法视为准予延续。' : '期限届满没有作出决定，依法视为准予。',
    conditions: [],
    basis,
    decidedBy: null,
    examinedBy: null,
    power: null,
    elsewhere: null,
    deemed: { due, basis },
  });
}

/** The day on which the permit of an accepted renewal runs out. */
const lastDayOf = ({ spec, clockFrom }: CaseState): Due | undefined =>
  spec.renews && clockFrom !== undefined ? { on: spec.renews.until, provisional: false } : undefined;

/** The next instant at which looking again could bring something; null when no day can. */
export function nextLook(state: MatterState, almanac: Almanac): Date | null {
  const days: string[] = [];
  const dues: Due[] = [];
  for (const one of Object.values(state.cases)) {
    days.push(...owedBeside(state, one, almanac).map(({ due }) => due.on));
    if (isEnded(one) || one.decision) continue;
    const silent = silence(state, one, almanac);
    if (silent && !silent.due.provisional) days.push(silent.due.on);
    const lastDay = lastDayOf(one);
    if (lastDay) days.push(lastDay.on);
    if (openSuspension(one) || one.ahead) continue;
    if (one.promisedDue && !one.overdue.includes('promised')) dues.push(one.promisedDue);
    if (one.statutoryDue && !one.overdue.includes('statutory')) days.push(one.statutoryDue.on);
    for (const task of Object.values(one.tasks))
      if (one.spec.deemedConsent && task.state === 'open' && task.notified && task.due && !task.due.provisional)
        days.push(task.due.on);
  }
  for (const each of state.ledger.corrections) {
    const isWaited =
      !each.isSupplied && !each.until.provisional && each.cases.some((id) => state.cases[id]?.status === 'received');
    if (isWaited) days.push(each.until.on);
  }
  for (const each of Object.values(state.ledger.obligations)) days.push(...promiseDays(each, almanac));
  const instants = [...days.map((on) => duePassed({ on })), ...dues.map(duePassed)];
  return instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)));
}
