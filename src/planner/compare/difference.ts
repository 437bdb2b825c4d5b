/** What differs between two plans, as data: for re-planning a running matter, and for telling what a new catalogue would change for everybody. */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue, Text } from '../../catalogue/pure.ts';
import { derivePlan } from '../derive.ts';
import { saved } from '../metrics.ts';
import type { Metrics, Need, Plan, PlanInput } from '../plan.ts';
import { joined, say, sayDay } from '../say.ts';

/** Ids added and gone. */
export interface Delta {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

/** A requirement that stands in both plans but is met differently or due at another time. */
export interface NeedChange {
  readonly need: string;
  readonly from: Pick<Need, 'gate' | 'material'> & { readonly way: string };
  readonly to: Pick<Need, 'gate' | 'material'> & { readonly way: string };
}

export interface PlanDifference {
  readonly same: boolean;
  readonly items: Delta;
  readonly requirements: Delta;
  /** Asked before and not any more, or now asked. */
  readonly asked: Delta;
  readonly changedNeeds: readonly NeedChange[];
  readonly tasks: Delta;
  readonly certificates: Delta;
  readonly obligations: Delta;
  readonly questions: Delta;
  readonly findings: Delta;
  readonly expected: { readonly from: string; readonly to: string };
  readonly promised: { readonly from: string; readonly to: string };
  readonly saved: Metrics;
}

/** From the plan before to the plan after. */
export function difference(before: Plan, after: Plan): PlanDifference {
  const parts = {
    items: delta(
      before.items.map((i) => i.id),
      after.items.map((i) => i.id),
    ),
    requirements: delta(
      before.needs.map((n) => n.id),
      after.needs.map((n) => n.id),
    ),
    asked: delta(asked(before), asked(after)),
    tasks: delta(
      before.tasks.map((t) => t.id),
      after.tasks.map((t) => t.id),
    ),
    certificates: delta(
      before.certificates.map((c) => c.id),
      after.certificates.map((c) => c.id),
    ),
    obligations: delta(before.obligations.map(owed), after.obligations.map(owed)),
    questions: delta(
      before.questions.map((q) => q.element),
      after.questions.map((q) => q.element),
    ),
    findings: delta(
      before.findings.map((f) => f.id),
      after.findings.map((f) => f.id),
    ),
  };
  const changedNeeds = needChanges(before, after);
  const dates = {
    expected: { from: before.schedule.expected.date, to: after.schedule.expected.date },
    promised: { from: before.schedule.promised.date, to: after.schedule.promised.date },
  };
  const same =
    changedNeeds.length === 0 &&
    Object.values(parts).every((d) => d.added.length + d.dropped.length === 0) &&
    Object.values(dates).every((d) => d.from === d.to);
  return { same, ...parts, changedNeeds, ...dates, saved: saved(before.metrics, after.metrics) };
}

const owed = (o: Plan['obligations'][number]): string => `${o.mechanism}:${o.need ?? o.item}`;

const asked = (plan: Plan): string[] => plan.needs.filter((n) => n.chosen.effort > 0).map((n) => n.id);

function delta(before: readonly string[], after: readonly string[]): Delta {
  const [old, now] = [new Set(before), new Set(after)];
  return { added: [...now].filter((id) => !old.has(id)), dropped: [...old].filter((id) => !now.has(id)) };
}

function needChanges(before: Plan, after: Plan): NeedChange[] {
  const old = new Map(before.needs.map((n) => [n.id, n]));
  return after.needs.flatMap((n) => {
    const was = old.get(n.id);
    if (!was || (was.gate === n.gate && was.chosen.kind === n.chosen.kind && was.material === n.material)) return [];
    return [{ need: n.id, from: told(was), to: told(n) }];
  });
}

const told = (n: Need): NeedChange['from'] => ({ gate: n.gate, material: n.material, way: n.chosen.kind });

/** The difference in sentences for the applicant: what comes, what goes, what changes, and the day. Empty where nothing changes for them. */
export function tellDifference(before: Plan, after: Plan): Text[] {
  const d = difference(before, after);
  const item = (id: string): Text => [...after.items, ...before.items].find((i) => i.id === id)?.name ?? same(id);
  const paper = (id: string): Text => [...after.needs, ...before.needs].find((n) => n.id === id)?.name ?? same(id);
  const told = (key: string, ids: readonly string[], name: (id: string) => Text): Text[] =>
    ids.length === 0 ? [] : [say(key, { names: joined(ids.map(name)) })];
  const moved = d.changedNeeds.filter((c) => !d.asked.added.includes(c.need) && !d.asked.dropped.includes(c.need));
  const days = ({ schedule }: Plan) => ({ expected: sayDay(schedule.expected), promised: sayDay(schedule.promised) });
  const [old, now] = [days(before), days(after)];
  const { from, to } = d.expected;
  return [
    ...told('difference.items.added', d.items.added, item),
    ...told('difference.items.dropped', d.items.dropped, item),
    ...told('difference.asked.added', d.asked.added, paper),
    ...told('difference.asked.dropped', d.asked.dropped, paper),
    ...told(
      'difference.needs.changed',
      moved.map((c) => c.need),
      paper,
    ),
    ...(from === to
      ? []
      : [say(to > from ? 'difference.later' : 'difference.earlier', { from: old.expected, to: now.expected })]),
    ...(d.promised.from === d.promised.to
      ? []
      : [say('difference.promised', { from: old.promised, to: now.promised })]),
  ];
}

const same = (id: string): Text => ({ zh: id, en: id });

/** What a new version of the catalogue would change for a group of people. Ratios are ratios of sums, not averages of ratios. */
export interface PopulationDifference {
  readonly persons: number;
  readonly unchanged: number;
  readonly before: Metrics;
  readonly after: Metrics;
  /** Per changed thing: for how many people. */
  readonly items: Readonly<Record<string, { readonly added: number; readonly dropped: number }>>;
  readonly asked: Readonly<Record<string, { readonly added: number; readonly dropped: number }>>;
  readonly later: number;
  readonly earlier: number;
}

/** Derives every person's plan under both catalogues. */
export function populationDifference(
  before: Catalogue,
  after: Catalogue,
  persons: readonly PlanInput[],
  calendar: Calendar,
): PopulationDifference {
  const items: Record<string, { added: number; dropped: number }> = {};
  const askedCounts: Record<string, { added: number; dropped: number }> = {};
  let [unchanged, later, earlier] = [0, 0, 0];
  let [sumBefore, sumAfter]: [Metrics | undefined, Metrics | undefined] = [undefined, undefined];
  for (const person of persons) {
    const [old, now] = [derivePlan(before, person, calendar), derivePlan(after, person, calendar)];
    const d = difference(old, now);
    if (d.same) unchanged += 1;
    if (d.expected.to > d.expected.from) later += 1;
    if (d.expected.to < d.expected.from) earlier += 1;
    count(items, d.items);
    count(askedCounts, d.asked);
    sumBefore = plus(sumBefore, old.metrics);
    sumAfter = plus(sumAfter, now.metrics);
  }
  return {
    persons: persons.length,
    unchanged,
    before: sumBefore ?? NONE,
    after: sumAfter ?? NONE,
    items,
    asked: askedCounts,
    later,
    earlier,
  };
}

const NONE: Metrics = {
  visits: 0,
  handIns: 0,
  documentLines: 0,
  formFields: 0,
  windows: 0,
  certificates: 0,
  siteTrips: 0,
  workingDays: 0,
  elapsedDays: 0,
};

function count(counts: Record<string, { added: number; dropped: number }>, d: Delta): void {
  for (const [list, key] of [
    [d.added, 'added'],
    [d.dropped, 'dropped'],
  ] as const) {
    for (const id of list) (counts[id] ??= { added: 0, dropped: 0 })[key] += 1;
  }
}

/** Figures added up. */
function plus(sum: Metrics | undefined, more: Metrics): Metrics {
  return saved(sum ?? NONE, saved(NONE, more));
}
