/** Joint work as the page shows it. Answers are held until the conclusion; what an absent organ is taken to have said is never shown as said. */
import { isToSign, objectors } from '../decide/joint/joint-result.ts';
import type { MatterFact } from '../facts.ts';
import { jointKinds } from '../state/joint-kinds.ts';
import type { MatterView } from '../schema.ts';
import { findTask, type MatterState } from '../state.ts';
import type { Activity } from '../state/joint.ts';
import type { Names } from './names.ts';

type Part = MatterView['activities'][number]['organs'][number]['part'];

function partOf(one: Activity, organ: string): Part {
  if (one.deemed.includes(organ)) return 'deemed';
  const answer = one.answers[organ];
  if (answer !== undefined) return answer ? 'answered' : 'objected';
  if (one.attended.includes(organ)) return 'attended';
  return one.excused.includes(organ) ? 'excused' : 'silent';
}

type View = MatterView['activities'][number];
type Called = Extract<MatterFact, { name: 'joint-called' }>;

/** Who looks: which cases, and whether what only the administration needs is shown. */
interface Viewer {
  readonly ids: ReadonlySet<string>;
  readonly isStaff: boolean;
}

/** Activities and findings of the cases that the viewer sees. */
export function jointView(
  state: MatterState,
  read: readonly MatterFact[],
  viewer: Viewer,
  names: Names,
): Pick<MatterView, 'activities' | 'findings'> {
  const { ids } = viewer;
  const activities = read.flatMap((fact) => {
    if (fact.name !== 'joint-called' || !fact.data.cases.some((id) => ids.has(id))) return [];
    const one = state.ledger.activities?.[fact.data.joint];
    return one ? [activityView(state, read, viewer, { fact, one, names })] : [];
  });
  const findings = Object.entries(state.ledger.findings ?? {}).flatMap(([finding, each]) => {
    const { task, text, isOpen } = each;
    return ids.has(findTask(state, task)?.one.spec.case ?? '') ? [{ finding, task, text, isOpen }] : [];
  });
  return { activities, findings };
}

function activityView(
  state: MatterState,
  read: readonly MatterFact[],
  { ids, isStaff }: Viewer,
  { fact, one, names }: { fact: Called; one: Activity; names: Names },
): View {
  const { joint, kind, subject, place, at, tasks, cases, level, because } = fact.data;
  const end = read.findLast((each) => each.name === 'joint-concluded' && each.data.joint === joint);
  const concluded = end?.name === 'joint-concluded' ? end.data : undefined;
  const isClosed = one.state === 'concluded';
  return {
    joint,
    kind,
    subject,
    place,
    at,
    cases: cases.filter((id) => ids.has(id)),
    tasks,
    level,
    because,
    organs: one.organs.map((organ) => ({
      organ,
      name: names.organ(organ),
      part: partOf(one, organ),
      ...toldOf(fact, organ),
      staff: isStaff || jointKinds[kind].onSite ? staffOf(read, joint, organ) : [],
      answer: isStaff && isClosed ? answerOf(read, joint, organ) : null,
    })),
    round: one.round,
    state: one.state,
    passed: one.passed ?? null,
    text: concluded?.text ?? null,
    limits: (concluded?.limits ?? []).map(({ task, due }) => ({
      task,
      name: findTask(state, task)?.spec.name ?? { zh: task, en: task },
      due: due.on,
    })),
    toldOnSite: concluded?.toldOnSite === true,
    notice: concluded?.notice ?? null,
    documents: [...(concluded?.documents ?? [])],
    isSigned: one.isSigned === true,
    isToSign: isToSign(one),
    isToRenew: isClosed && objectors(one).length > 0,
  };
}

function toldOf(fact: Called, organ: string): Pick<View['organs'][number], 'notifiedAt' | 'way'> {
  const told = fact.data.notified.find((each) => each.organ === organ);
  return { notifiedAt: told?.at ?? null, way: told?.way ?? null };
}

const staffOf = (read: readonly MatterFact[], joint: string, organ: string): View['organs'][number]['staff'] =>
  read.flatMap((each) =>
    each.name === 'joint-attended' && each.data.joint === joint && each.data.organ === organ ? each.data.staff : [],
  );

function answerOf(read: readonly MatterFact[], joint: string, organ: string): string | null {
  const said = read.findLast(
    (each) => each.name === 'joint-answered' && each.data.joint === joint && each.data.organ === organ,
  );
  return said?.name === 'joint-answered' ? said.data.text : null;
}
