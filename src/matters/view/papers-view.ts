/** The papers of a case as a page shows them: what is there, what is missing, what was said about each. */
import type { Fact } from '../../journal/index.ts';
import type { MatterFact } from '../facts.ts';
import { fileNameOf, fileNamesOf } from '../file-names.ts';
import type { MaterialView } from '../schema.ts';
import type { CaseState, MatterState } from '../state.ts';
import { isGivenByOthers, paperOf } from '../state/papers.ts';
import type { Names } from './names.ts';

/** In the order of the needs; of each the verdict that holds now. */
export function materialsOf(
  state: MatterState,
  facts: readonly Fact[],
  read: readonly MatterFact[],
  one: CaseState,
  names: Names,
): MaterialView[] {
  const files = fileNamesOf(facts);
  const [received] = read;
  const receivedBy = received?.name === 'matter-received' ? received.data.receivedBy : null;
  const asked = new Set(
    read.flatMap((fact) =>
      fact.name === 'supplement-asked' && fact.data.case === one.spec.case ? [fact.data.need] : [],
    ),
  );
  const checks = read.flatMap((fact) =>
    fact.name === 'materials-checked' && fact.data.case === one.spec.case ? fact.data.checks : [],
  );
  return one.spec.needs.map((need) => {
    const paper = paperOf(state, one, need.need);
    const promise = Object.values(state.ledger.obligations).find(
      (each) => each.need === need.need && each.state !== 'closed',
    );
    const isOnPaper = paper?.way === 'paper';
    const isFetched = paper ? paper.sha256 === null && !isOnPaper : isGivenByOthers(need.way);
    const status = isFetched
      ? 'fetched'
      : paper
        ? 'given'
        : promise
          ? 'later'
          : asked.has(need.need)
            ? 'asked'
            : 'missing';
    const verdict = one.checks[need.need] ?? null;
    return {
      need: need.need,
      case: one.spec.case,
      name: need.name,
      line: need.line,
      key: need.key,
      way: paper?.way ?? need.way,
      gate: need.gate,
      state: status,
      sha256: paper?.sha256 ?? null,
      fileName: fileNameOf(files, need.need, paper?.sha256 ?? null),
      verdict,
      problem:
        verdict === null || verdict === 'fits'
          ? null
          : (checks.findLast((check) => check.need === need.need)?.problem ?? null),
      onPaper: isOnPaper
        ? { text: paper.reference ?? '', seenBy: receivedBy === null ? null : names.staff(receivedBy) }
        : null,
      originalSeen: checks.findLast((check) => check.need === need.need)?.originalSeen === true,
      due: promise?.due.on ?? null,
    };
  });
}
