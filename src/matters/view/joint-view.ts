/** Joint work as the page shows it. Answers are held until the conclusion; what an absent organ is taken to have said is never shown as said. */
import type { MatterFact } from '../facts.ts';
import type { MatterView } from '../schema.ts';
import { findTask, type MatterState } from '../state.ts';
import type { Activity } from '../state-joint.ts';
import type { Names } from './names.ts';

type Part = MatterView['activities'][number]['organs'][number]['part'];

function partOf(one: Activity, organ: string): Part {
  if (one.deemed.includes(organ)) return 'deemed';
  const answer = one.answers[organ];
  if (answer !== undefined) return answer ? 'answered' : 'objected';
  if (one.attended.includes(organ)) return 'attended';
  return one.excused.includes(organ) ? 'excused' : 'silent';
}

/** Activities and findings of the cases that the viewer sees. */
export function jointView(
  state: MatterState,
  read: readonly MatterFact[],
  ids: ReadonlySet<string>,
  names: Names,
): Pick<MatterView, 'activities' | 'findings'> {
  const activities = read.flatMap((fact) => {
    if (fact.name !== 'joint-called' || !fact.data.cases.some((id) => ids.has(id))) return [];
    const one = state.ledger.activities?.[fact.data.joint];
    if (!one) return [];
    const { joint, kind, subject, place, at, tasks } = fact.data;
    const end = read.findLast((each) => each.name === 'joint-concluded' && each.data.joint === joint);
    return [
      {
        joint,
        kind,
        subject,
        place,
        at,
        tasks,
        organs: one.organs.map((organ) => ({ organ, name: names.organ(organ), part: partOf(one, organ) })),
        round: one.round,
        state: one.state,
        passed: one.passed ?? null,
        text: end?.name === 'joint-concluded' ? end.data.text : null,
        isSigned: one.isSigned === true,
      },
    ];
  });
  const findings = Object.entries(state.ledger.findings ?? {}).flatMap(([finding, each]) => {
    const { task, text, isOpen } = each;
    return ids.has(findTask(state, task)?.one.spec.case ?? '') ? [{ finding, task, text, isOpen }] : [];
  });
  return { activities, findings };
}
