/** What the invariants 2, 5, 8 and 9 say of hearings, third parties, steps that stop the clock, and collective decisions. Over the log alone. */
import { legalDay } from '../../calendar/index.ts';
import { first, pick, specs, worksAt, type Invariant } from './log.ts';

/** 2: while somebody who was told may still speak, or a hearing is wanted and not over, nothing is decided by the organ. */
export const whoMayStillSpeak: Invariant = (log) =>
  first(pick(log, 'case-decided'), ({ data, seq }) => {
    if (data.decidedBy === null) return undefined;
    const before = log.facts.filter((one) => one.seq < seq && (one.data as { case?: string }).case === data.case);
    const right = before.findLast((one) => one.name === 'hearing-right-told');
    const answer = before.findLast((one) => one.name === 'hearing-right-answered' && one.seq > (right?.seq ?? 0));
    const over = before.findLast((one) => one.name === 'hearing-held');
    const called = before.findLast((one) => one.name === 'hearing-called');
    const isWanted = answer?.name === 'hearing-right-answered' ? answer.data.wanted : called !== undefined;
    if (isWanted && (over?.seq ?? 0) < (called ?? answer)!.seq) return `${data.case}: decided before its hearing`;
    if (right?.name === 'hearing-right-told' && !answer && !called && data.on <= right.data.applyUntil)
      return `${data.case}: decided while a hearing could be asked for`;
    const told = before.findLast((one) => one.name === 'statement-right-told');
    const said = before.some((one) => one.name === 'statement-made' && one.seq > (told?.seq ?? 0));
    if (told?.name === 'statement-right-told' && !said && data.on <= told.data.until.on)
      return `${data.case}: decided while the applicant could speak`;
    const silent = before.find(
      (one) =>
        one.name === 'third-party-told' &&
        data.on <= one.data.until.on &&
        !before.some((heard) => heard.name === 'third-party-heard' && heard.data.party === one.data.party),
    );
    return silent ? `${data.case}: decided while a third party could speak` : undefined;
  });

/** 5: what a step suspended runs again only after the last step that shares it. */
export const stepsEnd: Invariant = (log) =>
  first(pick(log, 'clock-resumed'), ({ data, seq }) => {
    const open = pick(log, 'step-begun').find(
      (step) =>
        step.data.case === data.case &&
        step.data.suspension === data.suspension &&
        step.seq < seq &&
        !log.facts.some((one) => one.name === 'step-recorded' && one.data.task === step.data.task && one.seq < seq),
    );
    return open ? `${data.case}: the clock runs while ${open.data.task} has no result` : undefined;
  });

/** 8: what is decided together was voted on by three or more, and more than half of the members wanted it so. */
export const together: Invariant = (log) =>
  first(pick(log, 'case-decided'), ({ data, seq }) => {
    const spec = specs(log).find((one) => one.case === data.case);
    if (spec?.review !== 'collective' || data.decidedBy === null) return undefined;
    const called = pick(log, 'session-convened').findLast((one) => one.data.case === data.case && one.seq < seq);
    if (!called) return `${data.case}: decided without a session`;
    const votes = pick(log, 'vote-cast').filter(
      (one) => one.data.case === data.case && one.seq > called.seq && one.seq < seq,
    );
    const voters = new Set(votes.map((one) => one.data.by));
    if (voters.size < 3 || voters.size !== votes.length) return `${data.case}: ${voters.size} people voted`;
    const wanted = data.effect === 'granted' ? 'grant' : 'deny';
    const forIt = votes.filter((one) => one.data.vote === wanted).length;
    return forIt * 2 > called.data.members.length ? undefined : `${data.case}: ${data.effect} against the majority`;
  });

/** 9: nobody presides over the hearing of a case, or votes on it, who examined it; the hearing is told seven working days before. */
export const presiders: Invariant = (log) =>
  first(pick(log, 'vote-cast'), ({ data, seq }) =>
    examinerBefore(log, data.case, seq) === data.by ? `${data.case}: the examiner voted` : undefined,
  ) ??
  first(pick(log, 'hearing-called'), ({ data, seq, at }) => {
    if (examinerBefore(log, data.case, seq) === data.presider) return `${data.case}: the examiner presides`;
    let days = 0;
    let day = legalDay(at);
    while (day < legalDay(data.at)) {
      day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      if (worksAt(log, seq)(day)) days += 1;
    }
    return days < 7 ? `${data.case}: a hearing was told ${days} working days before` : undefined;
  });

const examinerBefore = (log: Parameters<Invariant>[0], id: string, seq: number): string | undefined =>
  pick(log, 'examined').findLast((one) => one.data.case === id && one.seq < seq)?.data.by;
