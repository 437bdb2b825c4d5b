/** Invariants 4 to 7 of clocks, each counted by hand: limits, suspensions, the one extension, a new calendar, silence. */
import { legalDay } from '../../calendar/index.ts';
import { about, first, pick, specs, worksAt, type Invariant } from './log.ts';

/** The last working day of a limit, counted day by day: suspended days do not count. */
function bruteDue(
  n: number,
  from: string,
  pauses: readonly { from: string; to: string }[],
  isWorking: (day: string) => boolean,
): string {
  let left = n;
  let day = from;
  const isPaused = (at: string): boolean => pauses.some((pause) => at > pause.from && at <= pause.to);
  for (;;) {
    if (left === 0 && isWorking(day) && !isPaused(day)) return day;
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    if (isWorking(day) && !isPaused(day) && left > 0) left -= 1;
    if (left === 0 && isWorking(day) && !isPaused(day)) return day;
  }
}

/** 4 */
export const clock: Invariant = (log) =>
  first(specs(log), (spec) => {
    const accepted = pick(log, 'case-accepted').find((one) => one.data.case === spec.case);
    if (!accepted || spec.promised.unit !== 'wd') return undefined;
    const pauses: { from: string; to: string }[] = [];
    let open: string | undefined;
    let n = spec.promised.n;
    return first(about(log, spec.case), (fact) => {
      if (fact.name === 'clock-suspended') open = fact.data.on;
      if (fact.name === 'clock-resumed' && open !== undefined) pauses.push({ from: open, to: fact.data.on });
      if (fact.name === 'limit-extended') n += fact.data.by.n;
      const isCounted =
        fact.name === 'case-accepted' ||
        fact.name === 'clock-resumed' ||
        fact.name === 'limit-extended' ||
        (fact.name === 'due-moved' && fact.data.before.promisedDue.on !== fact.data.promisedDue.on);
      if (!isCounted || !('promisedDue' in fact.data)) return undefined;
      const due = bruteDue(n, accepted.data.clockFrom, pauses, worksAt(log, fact.seq));
      return fact.data.promisedDue.on === due
        ? undefined
        : `${spec.case}: due ${fact.data.promisedDue.on}, counted by hand ${due}`;
    });
  });

/** 5 */
export const suspension: Invariant = (log) => {
  const begun = pick(log, 'clock-suspended');
  return (
    first(begun, (one) => {
      const ends = pick(log, 'clock-resumed').filter(
        (end) => end.data.case === one.data.case && end.data.suspension === one.data.suspension,
      );
      const notice = pick(log, 'notice-issued').find(
        (issued) => issued.data.notice === one.data.notice && issued.seq < one.seq,
      );
      if (!notice || one.data.basis.length === 0) return `${one.data.case}: suspended without notice or ground`;
      const other = begun.find(
        (each) => each.data.case === one.data.case && each.seq > one.seq && !ends.some((end) => end.seq < each.seq),
      );
      return ends.length > 1 || other ? `${one.data.case}: suspended twice at once` : undefined;
    }) ??
    first(pick(log, 'case-decided'), (decided) => {
      const open = begun.find(
        (one) =>
          one.data.case === decided.data.case &&
          one.seq < decided.seq &&
          !pick(log, 'clock-resumed').some(
            (end) =>
              end.data.suspension === one.data.suspension && end.data.case === one.data.case && end.seq < decided.seq,
          ),
      );
      return open ? `${decided.data.case}: decided while suspended` : undefined;
    })
  );
};

/** 6 */
export const deadline: Invariant = (log) =>
  first(specs(log), (spec) => {
    const extended = pick(log, 'limit-extended').filter((one) => one.data.case === spec.case);
    if (extended.length > 1) return `${spec.case}: extended twice`;
    return first(extended, (one) => {
      const before = log.facts.findLast(
        (fact) =>
          fact.seq < one.seq &&
          (fact.name === 'case-accepted' || fact.name === 'clock-resumed') &&
          fact.data.case === spec.case,
      );
      const due = before && 'statutoryDue' in before.data ? before.data.statutoryDue?.on : undefined;
      if (due !== undefined && legalDay(one.at) > due) return `${spec.case}: extended after the day had passed`;
      return one.data.by.n <= (spec.extension?.by.n ?? 0) ? undefined : `${spec.case}: extended beyond the cap`;
    });
  });

/** 6, second half: a new calendar moves no day that has passed, and none into the past. */
export const onlyDaysToCome: Invariant = (log) =>
  first(pick(log, 'due-moved'), ({ data, at }) => {
    const today = legalDay(at);
    const isPast = (before: string | undefined, after: string | undefined): boolean =>
      before !== undefined && after !== undefined && before !== after && (before < today || after < today);
    return isPast(data.before.promisedDue.on, data.promisedDue.on) ||
      isPast(data.before.statutoryDue?.on, data.statutoryDue?.on)
      ? `${data.case}: a calendar moved a day that had passed`
      : undefined;
  });

/** 7 */
export const deemed: Invariant = (log) =>
  first(pick(log, 'case-accepted'), ({ data, at }) => {
    if (!data.deemed) return undefined;
    if (data.deemed.silentUntil.provisional) return `${data.case}: deemed on a provisional day`;
    if (legalDay(at) <= data.deemed.silentUntil.on) return `${data.case}: deemed before the time was over`;
    const spec = specs(log).find((one) => one.case === data.case);
    return spec?.intake.silence === 'none' ? `${data.case}: silence has no effect here` : undefined;
  }) ??
  first(pick(log, 'case-decided'), ({ data }) =>
    data.deemed && specs(log).find((one) => one.case === data.case)?.deemedDecision === null
      ? `${data.case}: decided by silence without a law`
      : undefined,
  );
