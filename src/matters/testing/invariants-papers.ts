/** Invariants 2, 3 and 24 of papers: served before the next step, asked once, and decided on what was there. */
import type { FactName } from '../facts.ts';
import { first, pick, specs, type Invariant, type Log } from './log.ts';
import { needsBefore } from './random-replan.ts';

/** 2 */
export const noticeBeforeMove: Invariant = (log) => {
  const served = (id: string, kinds: readonly string[], before: number): boolean =>
    pick(log, 'notice-issued').some(
      (issued) =>
        kinds.includes(issued.data.kind) &&
        issued.data.cases.includes(id) &&
        issued.seq < before &&
        pick(log, 'notice-served').some((one) => one.data.notice === issued.data.notice && one.seq < before),
    );
  const must: Partial<Record<FactName, readonly string[]>> = {
    'survey-recorded': ['acceptance', 'tolerance'],
    examined: ['acceptance', 'tolerance'],
    'result-delivered': ['grant', 'denial'],
    'case-closed': ['grant', 'denial'],
  };
  return first(log.facts, (fact) => {
    const kinds = must[fact.name];
    const { case: id } = fact.data as { case?: string };
    return kinds && id !== undefined && !served(id, kinds, fact.seq)
      ? `${id}: ${fact.name} before its notice was served`
      : undefined;
  });
};

/** When a need came into the matter: with its case, or by a re-planning. */
const cameAt = (log: Log, need: string): number =>
  Math.max(
    0,
    ...log.facts.flatMap((fact) =>
      (fact.name === 'requirement-added' && fact.data.need.need === need) ||
      (fact.name === 'case-opened' && fact.data.spec.needs.some((each) => each.need === need))
        ? [fact.seq]
        : [],
    ),
  );

/** 3 */
export const askOnce: Invariant = (log) =>
  first(pick(log, 'correction-notified'), (notice) => {
    const earlier = pick(log, 'correction-notified').filter((one) => one.seq < notice.seq);
    const supplied = new Set(
      pick(log, 'correction-supplied')
        .filter((one) => one.seq < notice.seq)
        .flatMap((one) => one.data.materials.map((paper) => paper.need)),
    );
    const late =
      earlier.length === 0
        ? []
        : notice.data.defects.filter((defect) => !supplied.has(defect.need) && defect.couldBeSeenBefore);
    const charged = pick(log, 'violation-recorded').filter(
      (one) => one.data.rule === 'second-correction' && one.seq > notice.seq && one.seq <= notice.seq + late.length,
    ).length;
    const isHidden =
      earlier.length > 0 &&
      notice.data.defects.some(
        (defect) =>
          !supplied.has(defect.need) &&
          !defect.couldBeSeenBefore &&
          cameAt(log, defect.need) < (earlier.at(-1)?.seq ?? 0),
      );
    if (isHidden) return `notice ${notice.data.notice} hides that it names what the first could have shown`;
    return charged === late.length
      ? undefined
      : `notice ${notice.data.notice}: ${late.length} late defects, ${charged} charged`;
  });

/** 24 */
export const materials: Invariant = (log) =>
  first(pick(log, 'case-decided'), (decided) => {
    const spec = specs(log).find((one) => one.case === decided.data.case);
    const given = new Map<string, string>();
    for (const fact of log.facts.filter((one) => one.seq < decided.seq)) {
      const papers =
        fact.name === 'matter-received' || fact.name === 'correction-supplied'
          ? fact.data.materials
          : fact.name === 'material-supplied'
            ? [fact.data.given]
            : fact.name === 'corrected-on-spot' && fact.data.given !== null
              ? [fact.data.given]
              : [];
      for (const paper of papers) if (paper.sha256 !== null) given.set(paper.need, paper.sha256);
      if (fact.name === 'material-fetched') given.delete(fact.data.need);
      if (fact.name === 'material-fetched' && fact.data.sha256 !== null) given.set(fact.data.need, fact.data.sha256);
    }
    const wanted = [
      ...new Set(needsBefore(log.facts, spec, decided.seq).flatMap((need) => given.get(need) ?? [])),
    ].toSorted();
    return JSON.stringify(wanted) === JSON.stringify(decided.data.materials)
      ? undefined
      : `${decided.data.case}: the decision names other documents than were there`;
  });
