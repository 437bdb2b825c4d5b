/** From a goal and what is known of a person to the plan: resolve, the passes that are handed in, schedule. Pure and deterministic: same input, same bytes. */
import type { Calendar } from '../calendar/pure.ts';
import type { Catalogue, Text } from '../catalogue/pure.ts';
import { isAutomatic } from './graph.ts';
import type { Graph } from './graph.ts';
import { runPasses } from './passes/pass.ts';
import type { Measured, Pass } from './passes/pass.ts';
import type { Conflict, DocumentSet, Form, FormField, PassReport, Plan, PlanInput } from './plan.ts';
import { baselineOf } from './resolve/baseline.ts';
import { close } from './resolve/closure.ts';
import type { Closure } from './resolve/closure.ts';
import { contextOf } from './resolve/context.ts';
import type { Context } from './resolve/context.ts';
import { questionsOf } from './resolve/questions.ts';
import { joined, say } from './say.ts';

/**
 * The plan that those passes make of the old way, in their order; with none it is the old way itself. Unknown facts make uncertain elements
 * and questions, never an exception. `schedule` makes as much of the dates as the caller needs.
 */
export function deriveWith<S>(
  passes: readonly Pass[],
  catalogue: Catalogue,
  input: PlanInput,
  calendar: Calendar,
  schedule: (graph: Graph, context: Context) => S,
): Scheduled<S> {
  const context = contextOf(catalogue, input, calendar);
  const closure = close(context);
  const { graph, conflicts } = baselineOf(context, closure.chosen);
  const { last, reports } = runPasses(passes, graph, context);
  return { ...planOf(context, closure, last, reports, conflicts), schedule: schedule(last.graph, context) };
}

/** A plan with as much of a schedule as was asked for. */
export type Scheduled<S> = Omit<Plan, 'schedule'> & { readonly schedule: S };

function planOf(
  context: Context,
  closure: Closure,
  last: Measured,
  applied: readonly PassReport[],
  conflicts: readonly Conflict[],
): Omit<Plan, 'schedule'> {
  const { catalogue, input } = context;
  const { graph } = last;
  return {
    catalogue: catalogue.version,
    district: catalogue.district.id,
    ...(input.theme !== undefined && { theme: input.theme }),
    title: titleOf(context, graph),
    today: input.today,
    findings: closure.findings,
    questions: questionsOf(context),
    items: graph.items,
    dropped: closure.dropped,
    tasks: graph.tasks,
    edges: graph.edges,
    needs: graph.needs,
    notAsked: notAsked(context, graph),
    forms: formsOf(graph),
    contacts: graph.contacts,
    documentSets: setsOf(graph),
    certificates: graph.certificates,
    obligations: graph.obligations,
    applied,
    metrics: last.metrics,
    conflicts: [...stillThere(conflicts, last), ...(last.cycle ? [ring(last.cycle)] : [])],
  };
}

/** Customs that contradict each other are told; rings that a pass has opened lawfully are not. */
function stillThere(conflicts: readonly Conflict[], last: Measured): Conflict[] {
  return conflicts.filter((c) => c.code !== 'prerequisite-cycle' || last.cycle !== undefined);
}

function ring(path: readonly string[]): Conflict {
  return { code: 'task-cycle', path, text: say('conflict.task-cycle', { path: path.join(' → ') }) };
}

function titleOf({ catalogue, input }: Context, graph: Graph): Text {
  const theme = input.theme === undefined ? undefined : catalogue.themes[input.theme];
  return theme?.title ?? joined(graph.items.map((i) => i.name));
}

function notAsked({ catalogue }: Context, graph: Graph): Plan['notAsked'] {
  const seen = new Set<string>();
  return graph.spared.flatMap(({ what, id, name: given, why }) => {
    const key = `${what} ${id}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const name = given ??
      (what === 'material' ? catalogue.materials[id]?.name : catalogue.elements[id]?.label) ?? {
        zh: id,
        en: id,
      };
    return [{ what, id, name, why }];
  });
}

/** Fields of each form, every element once, required if any item requires it. */
function formsOf(graph: Graph): Form[] {
  return graph.forms.map((form) => {
    const fields = new Map<string, FormField>();
    for (const field of graph.fields) {
      if (!field.items.some((i) => form.items.includes(i))) continue;
      const one = fields.get(field.element);
      fields.set(
        field.element,
        one
          ? {
              ...one,
              items: [...one.items, ...field.items],
              required: one.required || field.required,
              why: [...one.why, ...field.why],
            }
          : field,
      );
    }
    return { id: form.id, items: form.items, fields: [...fields.values()] };
  });
}

function setsOf(graph: Graph): DocumentSet[] {
  return graph.sets.map((set) => {
    const lines = graph.needs.filter((n) => set.items.includes(n.item) && !isAutomatic(n)).map((n) => n.line);
    return { id: set.id, items: set.items, lines: [...new Set(lines)], medium: set.medium };
  });
}
