/** Invariants 7 and 9 where work is joint, silent, absent, promised or before its prerequisite: over the log alone, apart from the engine's own code. */
import { legalDay } from '../../calendar/index.ts';
import { first, pick, type Invariant, type Log } from './log.ts';

const specOf = (log: Log, id: string) => pick(log, 'case-opened').find((one) => one.data.spec.case === id)?.data.spec;
const answers: ReadonlySet<string> = new Set(['survey-recorded', 'step-recorded', 'opinion-deemed']);

/** Charged to the organ in the same breath. */
const isCharged = (log: Log, seq: number, organ: string, rule: string): boolean =>
  pick(log, 'violation-recorded').some(
    (one) => one.seq > seq && one.seq <= seq + 2 && one.data.organ === organ && one.data.rule === rule,
  );

/** 7: silence past the due day of an organ that was told, once, charged, off where the item says so. */
const silence: Invariant = (log) =>
  first(pick(log, 'opinion-deemed'), ({ data, seq, at }) => {
    const { task, due, organ } = data;
    if (due.provisional || legalDay(at) <= due.on) return `${task}: silence counted before its day`;
    if (specOf(log, data.case)?.deemedConsent !== true) return `${task}: silence has no effect here`;
    const isTold = log.facts.some(
      (one) =>
        one.seq < seq &&
        (one.name === 'survey-scheduled' || one.name === 'joint-called') &&
        one.data.tasks.includes(task),
    );
    if (!isTold) return `${task}: nobody told the organ`;
    const all = log.facts.filter((one) => answers.has(one.name) && (one.data as { task: string }).task === task);
    if (all.length !== 1) return `${task}: answered ${all.length} times`;
    return isCharged(log, seq, organ, 'silence-on-opinion') ? undefined : `${task}: silence charged to nobody`;
  });

/** 7: absence of an organ that was told, not excused and not there. */
const absence: Invariant = (log) =>
  first(pick(log, 'absence-deemed'), ({ data, seq, at }) => {
    const { joint, organ } = data;
    const called = pick(log, 'joint-called').find((one) => one.data.joint === joint && one.seq < seq);
    if (!called?.data.notified.some((one) => one.organ === organ)) return `${joint}: ${organ} was not told`;
    if (called.data.at > at) return `${joint}: absence before the day`;
    const wasThere = pick(log, 'joint-attended').some((one) => one.data.joint === joint && one.data.organ === organ);
    const wasExcused = pick(log, 'joint-excused').some((one) => one.data.joint === joint && one.data.organ === organ);
    if (wasThere || wasExcused) return `${joint}: ${organ} was there or excused`;
    if (data.cases.some((id) => specOf(log, id)?.deemedConsent !== true)) return `${joint}: absence has no effect here`;
    const once = pick(log, 'absence-deemed').filter((one) => one.data.joint === joint && one.data.organ === organ);
    if (once.length > 1) return `${joint}: ${organ} absent twice`;
    return isCharged(log, seq, organ, 'absence') ? undefined : `${joint}: absence charged to nobody`;
  });

/** On whose results a grant rests at a place in the log: as opened, with what a re-planning added, without what it dropped. */
function waitsFor(log: Log, id: string, seq: number): readonly string[] {
  const opened = (specOf(log, id)?.waits ?? []).map((wait) => ({ on: wait.case, gate: wait.gate }));
  const added = pick(log, 'prerequisite-added').filter((one) => one.data.case === id && one.seq < seq);
  const dropped = pick(log, 'case-dropped').filter((one) => one.seq < seq);
  return [...opened, ...added.map((one) => one.data)]
    .filter(({ on, gate }) => gate !== 'after-issue' && !dropped.some((one) => one.data.case === on))
    .map(({ on }) => on);
}

/** 7: nothing deemed is a decision, and nothing before the prerequisite has effect. */
const noDecision: Invariant = (log) =>
  first(pick(log, 'case-decided'), ({ data, seq }) => {
    if (data.decidedBy === null && data.deemed === null && data.elsewhere === null)
      return `${data.case}: decided by nobody`;
    if (data.effect !== 'granted') return undefined;
    const isAlone = waitsFor(log, data.case, seq).some(
      (other) =>
        !pick(log, 'case-decided').some(
          (one) => one.data.case === other && one.data.effect === 'granted' && one.seq < seq,
        ),
    );
    if (isAlone) return `${data.case}: granted before what it waits for`;
    const unsigned = pick(log, 'relief-agreed').find(
      (one) =>
        one.data.case === data.case &&
        one.data.term.promise &&
        !pick(log, 'commitment-signed').some((each) => each.data.relief === one.data.relief && each.seq < seq),
    );
    return unsigned ? `${data.case}: granted on a promise that nobody signed` : undefined;
  });

/** 7, for joint work and promises. */
export const deemedJointly: Invariant = (log) => silence(log) ?? absence(log) ?? noDecision(log);

/** 9: another person converts, another decides on a breach; nothing is taken away before its limit and without its order. */
export const otherPerson: Invariant = (log) =>
  first(pick(log, 'result-converted'), ({ data, seq }) => {
    const examined = pick(log, 'examined').findLast((one) => one.data.case === data.case && one.seq < seq);
    const isOne = specOf(log, data.case)?.review === 'one';
    return !isOne && examined?.data.by === data.by ? `${data.case}: examined and converted by one person` : undefined;
  }) ??
  first(pick(log, 'handling-decided'), ({ data, seq }) => {
    const opened = pick(log, 'handling-opened').find((one) => one.data.handling === data.handling && one.seq < seq);
    if (!opened) return `${data.handling}: decided without an order`;
    if (opened.data.by === data.by) return `${data.handling}: ordered and decided by one person`;
    const isEarly = data.outcome !== 'no-measure' && data.on <= opened.data.putRightBy.on;
    return isEarly ? `${data.handling}: decided before the limit` : undefined;
  }) ??
  first(pick(log, 'decision-revoked'), ({ data, seq }) =>
    pick(log, 'handling-decided').some((one) => one.data.handling === data.handling && one.seq < seq)
      ? undefined
      : `${data.case}: revoked without a decision`,
  );
