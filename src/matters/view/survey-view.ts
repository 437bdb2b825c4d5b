/** Site checks as they were recorded: who came, what they looked at, photographs with hash, time and place, the signature, what was told there. */
import type { MatterFact } from '../facts.ts';
import type { MatterView } from '../schema.ts';
import { findTask, type MatterState } from '../state.ts';
import type { Names } from './names.ts';

type View = MatterView['surveys'][number];

/** One entry for each record, oldest first, of the cases that the viewer sees. */
export function surveysView(
  state: MatterState,
  read: readonly MatterFact[],
  ids: ReadonlySet<string>,
  names: Names,
): readonly View[] {
  return read.flatMap((fact, index): View[] => {
    if (fact.name !== 'survey-recorded' || !ids.has(fact.data.case)) return [];
    const { case: id, task, organ, staff, checklist, photographs, passed, concludedOnSite } = fact.data;
    const next = read
      .slice(index + 1)
      .find((each) => each.name === 'survey-evidence-recorded' && each.data.task === task);
    const evidence = next?.name === 'survey-evidence-recorded' ? next.data : undefined;
    return [
      {
        case: id,
        task,
        name: findTask(state, task)?.spec.name ?? { zh: task, en: task },
        organName: names.organ(organ),
        at: fact.at,
        staff,
        checklist,
        passed,
        concludedOnSite,
        photographs: evidence
          ? evidence.photographs
          : photographs.map((sha256) => ({ sha256, takenAt: null, place: null })),
        signature: evidence?.signature ?? null,
        told: evidence?.told ?? null,
        isOffline: evidence?.isOffline ?? false,
      },
    ];
  });
}
