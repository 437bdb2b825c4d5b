/** Figures of a played side, counted from facts by the planner's own measure; nothing here looks at the plan. */
import { legalDay, mainlandCalendar } from '../../calendar/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { billOf, traceOfAll, type MatterFact } from '../../matters/index.ts';
import { daysBetween, metricsOf } from '../../planner/index.ts';
import { countableOf } from './countable.ts';

type Streams = readonly (readonly MatterFact[])[];
type Opened = Extract<MatterFact, { name: 'case-opened' }>['data']['spec'];

/** Figure by name; undefined where no fact tells it. */
export type Counted = (figure: string) => number | undefined;

/** What the facts alone do not say. */
interface Aids {
  readonly catalogue: Catalogue;
  /** Fields that were filled in. */
  readonly answers: readonly string[];
  /** The items with whose results the claim ends, where it ends before the last. */
  readonly until?: readonly string[];
}

/** Counts the facts of all matters of one side. */
export function countedOf(streams: Streams, { catalogue, answers, until }: Aids): Counted {
  const isOnSite = (item: string, step: string): boolean =>
    catalogue.items[item]?.steps.some((one) => one.id === step && one.siteTrip) ?? false;
  const trace = traceOfAll(streams, { answers, isOnSite });
  const metrics: Readonly<Record<string, number>> = {
    ...metricsOf(trace),
    ...(until === undefined ? {} : endingWith(streams, until)),
  };
  const specs = streams.flatMap((facts) =>
    facts.flatMap((fact) => (fact.name === 'case-opened' ? [fact.data.spec] : [])),
  );
  const done = answered(streams);
  const others: Readonly<Record<string, () => number>> = {
    contacts: () => trace.contacts.length,
    issuedOnPromise: () => issuedOnPromise(streams),
    daysAfterDue: () => daysAfterDue(streams),
    documentSets: () => documentSets(streams, catalogue),
    deferred: () => count(streams, (fact) => fact.name === 'obligation-opened' && fact.data.kind === 'supply'),
    assessments: () => new Set(done.filter((one) => one.task.kind === 'assess').map((one) => one.key)).size,
    countableDays: () => countableOf(streams).local,
    higherDays: () => countableOf(streams).above,
    fees: () => billOf(streams.flat(), catalogue.items).total,
    statutoryDays: () => specs.reduce((sum, spec) => sum + (spec.statutory?.unit === 'wd' ? spec.statutory.n : 0), 0),
  };
  return (figure) => {
    if (figure.startsWith('facts.')) return count(streams, (fact) => fact.name === figure.slice('facts.'.length));
    if (figure === 'count.reply') return replies(streams);
    if (figure.startsWith('count.')) return countOf(specs, done, figure.slice('count.'.length));
    return metrics[figure] ?? others[figure]?.();
  };
}

/** Days from the first receipt to the last hand-over of these items. */
function endingWith(streams: Streams, items: readonly string[]): { workingDays: number; elapsedDays: number } | object {
  const begins = streams.flatMap((facts) =>
    facts.flatMap((fact) => (fact.name === 'matter-received' ? [fact.at] : [])),
  );
  const ends = streams.flatMap((facts) => {
    const cases = facts.flatMap((fact) =>
      fact.name === 'case-opened' && items.includes(fact.data.spec.item) ? [fact.data.spec.case] : [],
    );
    return facts.flatMap((fact) =>
      fact.name === 'result-delivered' && cases.includes(fact.data.case) ? [fact.at] : [],
    );
  });
  const [from, to] = [begins.toSorted()[0], ends.toSorted().at(-1)];
  return from === undefined || to === undefined ? {} : daysBetween(mainlandCalendar, from, to);
}

/** Grants while a paper of the case was still owed. */
const issuedOnPromise = (streams: Streams): number =>
  streams.reduce((sum, facts) => {
    const owed = facts.flatMap((fact) =>
      fact.name === 'obligation-opened' && fact.data.kind === 'supply' ? [[fact.data.obligation, fact.data.case]] : [],
    );
    const closedAt = new Map(
      facts.flatMap((fact) => (fact.name === 'obligation-closed' ? [[fact.data.obligation, fact.seq] as const] : [])),
    );
    const granted = facts.filter((fact) => fact.name === 'case-decided' && fact.data.effect === 'granted');
    const isOwed = (of: string, seq: number): boolean =>
      owed.some(([id = '', one]) => one === of && (closedAt.get(id) ?? Number.POSITIVE_INFINITY) > seq);
    return sum + granted.filter((fact) => fact.name === 'case-decided' && isOwed(fact.data.case, fact.seq)).length;
  }, 0);

/** The longest time between a due day and the record that it has passed, in days. */
const daysAfterDue = (streams: Streams): number =>
  Math.max(
    0,
    ...streams.flatMap((facts) =>
      facts.flatMap((fact) =>
        fact.name === 'obligation-overdue'
          ? [(Date.parse(legalDay(fact.at)) - Date.parse(fact.data.dueOn)) / 86_400_000]
          : [],
      ),
    ),
  );

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

/**
 * Sets of papers: of a matter that was handed in at the counter as many for each case as its item asks copies, of one that came by net one; a
 * review of one version says itself how many it took (one to review, one for the archive).
 */
function documentSets(streams: Streams, catalogue: Catalogue): number {
  return streams.reduce((sum, facts) => {
    const reviewed = facts.flatMap((fact) =>
      fact.name === 'joint-concluded' && fact.data.sets > 0 ? [fact.data] : [],
    );
    const inReview = new Set(reviewed.flatMap((one) => one.cases));
    const isPaper = facts.some((fact) => fact.name === 'matter-received' && fact.data.channel === 'window');
    const others = facts.flatMap((fact) =>
      fact.name === 'case-opened' && !inReview.has(fact.data.spec.case) ? [fact.data.spec.item] : [],
    );
    const copies = (item: string): number =>
      Math.max(1, ...(catalogue.items[item]?.requirements ?? []).map((one) => one.copies ?? 1));
    const own = isPaper ? others.reduce((all, item) => all + copies(item), 0) : others.length > 0 ? 1 : 0;
    return sum + own + new Set(reviewed.map((one) => one.joint)).size * (reviewed[0]?.sets ?? 0);
  }, 0);
}

/** Replies that the applicant got about several cases at once; each is one paper, whatever number of organs stands behind it. */
const replies = (streams: Streams): number =>
  count(streams, (fact) => fact.name === 'joint-concluded' && fact.data.notice !== null && fact.data.cases.length > 1);

const count = (streams: Streams, isCounted: (fact: MatterFact) => boolean): number =>
  streams.reduce((sum, facts) => sum + facts.filter(isCounted).length, 0);
