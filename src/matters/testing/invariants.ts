/**
 * The invariants of guarantees.md section 2 that the engine must keep, each over the log alone and written apart from the engine's own code.
 * Each gives a sentence about what is broken, or nothing. Numbers are those of the list.
 */
import { fold } from '../evolve.ts';
import type { FactName, MatterFact } from '../facts.ts';
import { about, first, pick, specs, type Invariant, type Log } from './log.ts';
import { deemedJointly, otherPerson } from './invariants-joint.ts';
import { presiders, stepsEnd, together, whoMayStillSpeak } from './invariants-deciding.ts';
import { clock, suspension, deadline, onlyDaysToCome, deemed } from './invariants-clock.ts';
import { fourEyes, reach, onItsDay, authority } from './invariants-power.ts';
import { noticeBeforeMove, askOnce, materials } from './invariants-papers.ts';

/** From which status a fact may be reached; everything else is off the path. */
const moves: Partial<Record<FactName, readonly [from: readonly string[], to: string]>> = {
  'case-accepted': [['received'], 'accepted'],
  'case-not-accepted': [['received'], 'ended'],
  'survey-recorded': [['accepted', 'in-review'], 'in-review'],
  'step-recorded': [['accepted', 'in-review'], 'in-review'],
  'opinion-deemed': [['accepted', 'in-review'], 'in-review'],
  examined: [['accepted', 'in-review'], 'in-review'],
  'external-submitted': [['accepted', 'in-review'], 'in-review'],
  'case-decided': [['accepted', 'in-review'], 'decided'],
  'result-delivered': [['decided'], 'delivered'],
  'case-closed': [['delivered'], 'ended'],
  'case-withdrawn': [['received', 'accepted', 'in-review'], 'ended'],
  'case-lapsed': [['received', 'accepted', 'in-review'], 'ended'],
  'case-voided': [['received', 'accepted', 'in-review'], 'ended'],
  'case-dropped': [['received', 'accepted', 'in-review'], 'ended'],
};

/** 1 */
const path: Invariant = (log) =>
  first(specs(log), (spec) => {
    let status = 'received';
    return first(about(log, spec.case), (fact) => {
      const move = moves[fact.name];
      if (!move) return undefined;
      if (!move[0].includes(status)) return `${spec.case}: ${fact.name} from ${status}`;
      status = move[1];
      return undefined;
    });
  });

/** 1, second half: the version moves only by a re-planning, or by a new edition that changes nothing, each saying from where, and where a law moves it, by which. */
const pinned: Invariant = (log) => {
  let version = pick(log, 'matter-received')[0]?.data.catalogue;
  const broken = first(log.facts, ({ name, data }) => {
    if (name !== 'plan-changed' && name !== 'edition-taken') return undefined;
    if (data.from !== version) return `planned again from ${data.from} while ${version} was pinned`;
    if (data.cause === 'law' && data.basis.length === 0) return 'moved by a law that nobody names';
    version = data.to;
    return undefined;
  });
  const { catalogue } = log.state.head;
  return broken ?? (catalogue === version ? undefined : `${version} is pinned and ${catalogue} is followed`);
};

/** 8 */
const decision: Invariant = (log) =>
  first(specs(log), (spec) =>
    pick(log, 'case-decided').filter((one) => one.data.case === spec.case).length > 1
      ? `${spec.case}: decided twice`
      : undefined,
  ) ??
  first(pick(log, 'case-decided'), ({ data }) => {
    if (data.reasons === '' || data.basis.length === 0) return `${data.case}: no reasons or basis`;
    return data.effect === 'denied' && data.remedies === null ? `${data.case}: denied without remedies` : undefined;
  });

const ends: readonly FactName[] = [
  'case-closed',
  'case-not-accepted',
  'case-withdrawn',
  'case-lapsed',
  'case-voided',
  'case-dropped',
];

/** 10 */
const complete: Invariant = (log) => {
  const ended = new Map(
    log.facts.filter((fact) => ends.includes(fact.name)).map((fact) => [(fact.data as { case: string }).case, fact]),
  );
  const isAll = specs(log).every((spec) => ended.has(spec.case));
  const done = pick(log, 'matter-completed');
  if (done.length > 1) return 'completed twice';
  if (isAll !== (done.length === 1))
    return isAll ? 'every case has ended and the matter is not complete' : 'complete while a case is open';
  const unlogged = pick(log, 'case-dropped').find(
    (one) => !pick(log, 'plan-changed').some((plan) => plan.seq > one.seq && plan.data.dropped.includes(one.data.case)),
  );
  if (unlogged) return `${unlogged.data.case} left and no re-planning says so`;
  return first(done, (one) =>
    [...ended.values()].some((fact) => fact.seq > one.seq) ? 'complete before the last end' : undefined,
  );
};

/** 11 */
const certificate: Invariant = (log) =>
  first(pick(log, 'result-delivered'), ({ data, seq }) => {
    const decided = pick(log, 'case-decided').find((one) => one.data.case === data.case && one.seq < seq);
    if (decided?.data.effect !== 'granted') return undefined;
    const held = pick(log, 'certificate-entered')
      .filter((one) => one.data.case === data.case && one.seq < seq)
      .map((one) => one.data.type);
    if (new Set(held).size !== held.length) return `${data.case}: two certificates of one type`;
    return decided.data.outputs.every((type) => held.includes(type))
      ? undefined
      : `${data.case}: delivered without its certificate`;
  }) ??
  first(pick(log, 'certificate-entered'), ({ data, seq }) =>
    pick(log, 'case-decided').some(
      (one) => one.data.case === data.case && one.seq < seq && one.data.effect === 'granted',
    )
      ? undefined
      : `${data.case}: certificate without a grant`,
  );

/** 20 */
const gapless: Invariant = (log) =>
  first(
    log.facts.map((fact, index) => [fact, index] as const),
    ([fact, index]) => (fact.seq === index + 1 ? undefined : `seq ${fact.seq} stands at place ${index + 1}`),
  );

/** 21 */
const replay: Invariant = (log) =>
  JSON.stringify(fold(log.facts, log.id)) === JSON.stringify(log.state)
    ? undefined
    : 'the facts do not fold to the state';

/** An obligation that begins with what its condition waited for, also after the result went out. */
const isOwedByEvent = (log: Log, fact: MatterFact): boolean =>
  fact.name === 'obligation-opened' &&
  pick(log, 'condition-event-recorded').some(
    (one) => one.data.obligation === fact.data.obligation && one.seq < fact.seq,
  );

/** 25, first half: somebody holds every open case, and a closed one takes nothing but what may follow. */
const held: Invariant = (log) =>
  first(Object.values(log.state.cases), (one) => {
    if (
      [
        'closed',
        'not-accepted',
        'withdrawn',
        'lapsed',
        'voided',
        'dropped',
        'received',
        'decided',
        'delivered',
      ].includes(one.status)
    )
      return undefined;
    const isAwaited = one.ahead && one.spec.waits.some((wait) => !log.state.cases[wait.case]?.decision);
    const isHeld =
      isAwaited ||
      Object.values(one.tasks).some((task) => task.state === 'open') ||
      one.spec.tasks.some((task) => task.waits.some((wait) => 'case' in wait && !log.state.cases[wait.case]?.decision));
    return isHeld ? undefined : `${one.spec.case} is ${one.status} and nobody has anything to do`;
  }) ??
  first(
    log.facts.filter((fact) => ends.includes(fact.name)),
    (end) => {
      const later = about(log, (end.data as { case: string }).case).find(
        (fact) =>
          fact.seq > end.seq &&
          ![
            'notice-served',
            'obligation-closed',
            'obligation-overdue',
            'obligation-breached',
            'condition-event-recorded',
            'note-added',
            'supervisor-told',
            'supervisor-acknowledged',
            'material-supplied',
            'certificate-entered',
            'promise-reminded',
            'handling-opened',
            'defence-stated',
            'handling-decided',
            'handling-closed',
            'decision-revoked',
            'breach-repaired',
          ].includes(fact.name) &&
          !isOwedByEvent(log, fact),
      );
      return later ? `${later.name} after the end of its case` : undefined;
    },
  );

/** Number in the list -> check. */
export const invariants: Readonly<Record<number, Invariant>> = {
  1: (log) => path(log) ?? pinned(log),
  2: (log) => noticeBeforeMove(log) ?? whoMayStillSpeak(log),
  3: askOnce,
  4: clock,
  5: (log) => suspension(log) ?? stepsEnd(log),
  6: (log) => deadline(log) ?? onlyDaysToCome(log),
  7: (log) => deemed(log) ?? deemedJointly(log),
  8: (log) => decision(log) ?? together(log),
  9: (log) => fourEyes(log) ?? presiders(log) ?? otherPerson(log),
  10: complete,
  11: certificate,
  20: gapless,
  21: replay,
  22: (log) => authority(log) ?? reach(log) ?? onItsDay(log),
  24: materials,
  25: held,
};

/** The first of these invariants that a log breaks, with its number; undefined when all of them hold. */
export function firstBroken(log: Log, numbers: readonly number[]): string | undefined {
  for (const number of numbers) {
    const sentence = invariants[number]?.(log);
    if (sentence) return `${number}: ${sentence}`;
  }
  return undefined;
}
