/** A part of a plan as a plan: the items of one stage, or of one window of the old way. What the rest gives it counts as held already. */
import type { Plan, PlanTask } from './plan.ts';

/** The plan of those items only, with the tasks, papers, questions of the form and contacts that belong to them. Dates stay those of the whole (`promiseOfPart` counts a promise of the part alone). */
export function slicePlan(plan: Plan, items: ReadonlySet<string>): Plan {
  const isOurs = (ids: readonly string[]): boolean => ids.some((id) => items.has(id));
  const only = <T extends { readonly items: readonly string[] }>(list: readonly T[]): T[] =>
    list.filter((one) => isOurs(one.items)).map((one) => ({ ...one, items: one.items.filter((id) => items.has(id)) }));
  const tasks: readonly PlanTask[] = only(plan.tasks);
  const present = new Set(tasks.map((task) => task.id));
  return {
    ...plan,
    items: plan.items.filter((item) => items.has(item.id)),
    tasks,
    edges: plan.edges.filter((edge) => present.has(edge.from) && present.has(edge.to)),
    needs: plan.needs.filter((need) => items.has(need.item)),
    forms: only(plan.forms).map((form) => ({
      ...form,
      fields: form.fields.filter((field) => isOurs(field.items)),
    })),
    contacts: only(plan.contacts),
    documentSets: only(plan.documentSets),
    certificates: only(plan.certificates),
    obligations: plan.obligations.filter((one) => items.has(one.item)),
  };
}
