/** The work of one item as tasks: hand in, the frictions of the old way before each step, the steps, hand over. */
import type { Item, Step } from '../../catalogue/pure.ts';
import type { PlanEdge, PlanTask } from '../plan.ts';
import { coordination, handIn, handOver, stepEdge, stepTask } from '../graph.ts';
import { say } from '../say.ts';
import { asked } from './context.ts';
import type { Context } from './context.ts';

/** Tasks and inner edges of an item. Steps that consume no other step open when the papers are in. */
export function tasksOf(context: Context, item: Item): { tasks: PlanTask[]; edges: PlanEdge[] } {
  const steps = item.steps.filter((s) => takesPart(context, item, s));
  const ids = new Set(steps.map((s) => s.id));
  const consumed = new Set<string>();
  const tasks: PlanTask[] = [ends(item, 'in')];
  const edges: PlanEdge[] = [];
  for (const step of steps) {
    const task = stepTask(item.id, step.id);
    const waits = throughAbsent(item, step, ids);
    for (const w of waits) consumed.add(w);
    const first = addFrictions(item, step, task, tasks, edges);
    tasks.push(workOf(item, step, task));
    for (const w of waits) edges.push(stepEdge(stepTask(item.id, w), first));
    if (waits.length === 0) edges.push(stepEdge(handIn(item.id), first));
  }
  tasks.push(ends(item, 'out'));
  const last = steps.filter((s) => !consumed.has(s.id)).map((s) => stepTask(item.id, s.id));
  for (const from of last.length > 0 ? last : [handIn(item.id)]) edges.push(stepEdge(from, handOver(item.id)));
  return { tasks, edges };
}

/** Steps that only exist when an area report covers the rest; `area-assessment` brings them in. */
function excessSteps(item: Item): Set<string> {
  return new Set(
    item.mechanisms.flatMap((m) =>
      m.mechanism === 'area-assessment' && typeof m.with?.excess === 'string' ? [m.with.excess] : [],
    ),
  );
}

function takesPart(context: Context, item: Item, step: Step): boolean {
  if (excessSteps(item).has(step.id)) return false;
  return asked(context, { item, certain: true }, item.basis, step.when).truth !== false;
}

/** Steps of this item that a step waits for; one that does not take part hands on to those it waits for itself. */
function throughAbsent(item: Item, step: Step, present: ReadonlySet<string>, seen = new Set<string>()): string[] {
  return step.consumes.flatMap((id) => {
    if (present.has(id)) return [id];
    const absent = item.steps.find((s) => s.id === id);
    if (!absent || seen.has(id)) return [];
    seen.add(id);
    return throughAbsent(item, absent, present, seen);
  });
}

function addFrictions(item: Item, step: Step, task: string, tasks: PlanTask[], edges: PlanEdge[]): string {
  const chain = step.frictions.map((f, i) => ({
    ...workOf(item, step, `${task}~${i + 1}-${f.kind}`),
    friction: f.kind,
    duration: f.duration,
  }));
  chain.forEach((f, i) => {
    tasks.push({ ...f, nature: 'friction', name: say(`friction.${f.friction}`), siteTrip: false, staff: 0 });
    edges.push(stepEdge(f.id, chain[i + 1]?.id ?? task));
  });
  return chain[0]?.id ?? task;
}

/** The work of a step; its duration is never changed by a pass. */
export function workOf(item: Item, step: Step, id: string): PlanTask {
  return {
    id,
    items: [item.id],
    organs: [step.organ],
    step: step.id,
    kind: step.kind,
    name: step.name,
    nature: 'work',
    duration: step.duration,
    holder: step.holder,
    ...(step.shareKey !== undefined && { shareKey: step.shareKey }),
    siteTrip: step.siteTrip,
    staff: step.staff,
    effect: 'formal',
  };
}

function ends(item: Item, end: 'in' | 'out'): PlanTask {
  return end === 'in'
    ? { ...coordination(handIn(item.id), [item], 'hand-in'), nature: 'arrival', holder: 'applicant' }
    : coordination(handOver(item.id), [item], 'hand-over');
}
