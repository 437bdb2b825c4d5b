/** Figures of a played side, counted from facts by the planner's own measure; nothing here looks at the plan. */
import type { Catalogue } from '../../catalogue/index.ts';
import { traceOfAll, type MatterFact } from '../../matters/index.ts';
import { metricsOf } from '../../planner/index.ts';

type Streams = readonly (readonly MatterFact[])[];
type Opened = Extract<MatterFact, { name: 'case-opened' }>['data']['spec'];

/** Figure by name; undefined where no fact tells it. */
export type Counted = (figure: string) => number | undefined;

/** Counts the facts of all matters of one side. `answers` are the fields that were filled in. */
export function countedOf(streams: Streams, catalogue: Catalogue, answers: readonly string[]): Counted {
  const isOnSite = (item: string, step: string): boolean =>
    catalogue.items[item]?.steps.some((one) => one.id === step && one.siteTrip) ?? false;
  const trace = traceOfAll(streams, { answers, isOnSite });
  const metrics: Readonly<Record<string, number>> = { ...metricsOf(trace) };
  const specs = streams.flatMap((facts) =>
    facts.flatMap((fact) => (fact.name === 'case-opened' ? [fact.data.spec] : [])),
  );
  const done = answered(streams);
  const others: Readonly<Record<string, () => number>> = {
    contacts: () => trace.contacts.length,
    deferred: () => count(streams, (fact) => fact.name === 'obligation-opened' && fact.data.kind === 'supply'),
    assessments: () => new Set(done.filter((one) => one.task.kind === 'assess').map((one) => one.key)).size,
    fees: () => specs.reduce((sum, spec) => sum + (catalogue.items[spec.item]?.fee?.amount ?? 0), 0),
    statutoryDays: () => specs.reduce((sum, spec) => sum + (spec.statutory?.unit === 'wd' ? spec.statutory.n : 0), 0),
  };
  return (figure) => {
    if (figure.startsWith('count.')) return countOf(specs, done, figure.slice('count.'.length));
    return metrics[figure] ?? others[figure]?.();
  };
}

interface Answered {
  /** The case, with its matter: an assessment is one per case. */
  readonly key: string;
  /** The joint work or the task: shared work counts once. */
  readonly work: string;
  readonly task: Opened['tasks'][number];
}

/** Every task that somebody answered, with its pinned form. */
function answered(streams: Streams): readonly Answered[] {
  return streams.flatMap((facts, index) => {
    const tasks = new Map(
      facts.flatMap((fact) =>
        fact.name === 'case-opened'
          ? fact.data.spec.tasks.map((task) => [task.task, { task, of: fact.data.spec.case }] as const)
          : [],
      ),
    );
    return facts.flatMap((fact): Answered[] => {
      if (fact.name !== 'survey-recorded' && fact.name !== 'step-recorded') return [];
      const found = tasks.get(fact.data.task);
      if (!found) return [];
      return [
        { key: `${index}/${found.of}`, work: `${index}/${found.task.joint ?? found.task.task}`, task: found.task },
      ];
    });
  });
}

/** How often work of that step or kind was done; undefined where no case has such a task, so that nobody takes silence for a zero. */
function countOf(specs: readonly Opened[], done: readonly Answered[], name: string): number | undefined {
  const isMeant = (task: Opened['tasks'][number]): boolean => task.step === name || task.kind === name;
  if (!specs.some((spec) => spec.tasks.some(isMeant))) return undefined;
  return new Set(done.filter((one) => isMeant(one.task)).map((one) => one.work)).size;
}

const count = (streams: Streams, isCounted: (fact: MatterFact) => boolean): number =>
  streams.reduce((sum, facts) => sum + facts.filter(isCounted).length, 0);
