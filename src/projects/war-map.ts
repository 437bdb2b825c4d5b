/** The war map (作战图): what was expected, what was promised and what really happened, item by item, with who holds it and what blocks it. Pure. */
import { legalDay } from '../calendar/index.ts';
import { staffedSchedule } from '../planner/index.ts';
import { isEnded, openSuspension, type CaseState, type MatterFact, type MatterState } from '../matters/index.ts';
import type { ProjectPlan } from './planned.ts';

/** Why something does not move. */
interface Blocker {
  readonly kind:
    | 'barrier'
    | 'correction'
    | 'suspended'
    | 'overdue'
    | 'missing-prerequisite'
    | 'promise-overdue'
    | 'ledger';
  readonly text: string;
}

/** One line of the map. Days are dates of the district. */
interface MapRow {
  readonly item: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly stage: string;
  readonly organ: string;
  readonly critical: boolean;
  readonly expected: { readonly from: string; readonly to: string };
  readonly promised: string | null;
  readonly real: { readonly from: string | null; readonly to: string | null };
  readonly status: string;
  /** Organ, `applicant`, or null where nobody holds it. */
  readonly holder: string | null;
  readonly blockers: readonly Blocker[];
}

/** A matter of the project with its facts. */
export interface StageMatter {
  readonly state: MatterState;
  readonly facts: readonly MatterFact[];
}

/** The rows in the order of the plan. `waits` says which stages a stage still waits for. */
export function mapRows(
  project: ProjectPlan,
  matters: ReadonlyMap<string, StageMatter>,
  waits: (stage: string) => readonly string[],
  today: string,
): readonly MapRow[] {
  const moments = new Map(staffedSchedule(project.plan, {}, project.calendar).map((task) => [task.task, task]));
  const critical = criticalItems(project);
  return project.stages.flatMap((stage) =>
    project.plan.items
      .filter((item) => stage.items.includes(item.id))
      .map((item): MapRow => {
        const matter = matters.get(stage.id);
        const one =
          matter &&
          Object.values(matter.state.cases).find((each) => each.spec.item === item.id && each.status !== 'dropped');
        const to = moments.get(`${item.id}/out`)?.closes ?? project.plan.today;
        const from = moments.get(`${item.id}/in`)?.closes ?? project.plan.today;
        return {
          item: item.id,
          name: item.name,
          stage: stage.id,
          organ: item.organ,
          critical: critical.has(item.id),
          expected: { from: from > to ? to : from, to },
          promised: one?.promisedDue?.on ?? null,
          real: one && matter ? realOf(one, matter.facts) : { from: null, to: null },
          status: one?.status ?? 'not-handed-in',
          holder: one && matter ? holderOf(matter.state, one) : waits(stage.id).length > 0 ? null : 'applicant',
          blockers: one && matter ? blockersOf(matter.state, one, today) : barrierBlockers(waits(stage.id), project),
        };
      }),
  );
}

/** Items with work on the chain that makes the expected date. */
function criticalItems({ plan }: ProjectPlan): ReadonlySet<string> {
  const chain = new Set(plan.schedule.expected.chain);
  return new Set(plan.tasks.flatMap((task) => (chain.has(task.id) ? task.items : [])));
}

function realOf(one: CaseState, facts: readonly MatterFact[]): MapRow['real'] {
  const id = one.spec.case;
  const end = facts.find(
    (fact) =>
      ['case-decided', 'case-not-accepted', 'case-withdrawn', 'case-lapsed', 'case-voided'].includes(fact.name) &&
      (fact.data as { case?: string }).case === id,
  );
  return { from: one.receivedOn ?? null, to: end ? legalDay(end.at) : null };
}

/** Who has it in hand: the organ of an open task, the applicant where something is asked, the deciding organ otherwise. */
function holderOf(state: MatterState, one: CaseState): string | null {
  if (isEnded(one) || one.decision) return null;
  if (state.ledger.corrections.some((each) => !each.isSupplied && each.cases.includes(one.spec.case)))
    return 'applicant';
  const open = one.spec.tasks.find((task) => one.tasks[task.task]?.state === 'open');
  return open?.organ ?? one.spec.organ;
}

function blockersOf(state: MatterState, one: CaseState, today: string): readonly Blocker[] {
  if (isEnded(one)) return [];
  const found: Blocker[] = [];
  const correction = state.ledger.corrections.find((each) => !each.isSupplied && each.cases.includes(one.spec.case));
  if (correction) found.push({ kind: 'correction', text: correction.until.on });
  const pause = openSuspension(one);
  if (pause) found.push({ kind: 'suspended', text: pause.ground });
  const due = one.promisedDue?.on;
  if (!one.decision && due !== undefined && today > due) found.push({ kind: 'overdue', text: due });
  const open = one.spec.waits.filter(
    (wait) => !state.cases[wait.case]?.decision && !isEnded(state.cases[wait.case] ?? one),
  );
  for (const wait of open)
    found.push({ kind: 'missing-prerequisite', text: state.cases[wait.case]?.spec.name.zh ?? wait.case });
  for (const each of Object.values(state.ledger.obligations))
    if (each.case === one.spec.case && each.state === 'overdue')
      found.push({ kind: 'promise-overdue', text: each.due.on });
  return found;
}

const barrierBlockers = (waits: readonly string[], { names }: ProjectPlan): readonly Blocker[] =>
  waits.map((id) => ({ kind: 'barrier', text: names.get(id)?.name.zh ?? id }));
