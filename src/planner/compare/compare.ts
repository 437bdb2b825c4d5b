/**
 * The old way against the new one, each mechanism alone and each left out. Savings are never added up: two mechanisms may save the same
 * day, so what one saves alone and what is lost without it stand side by side.
 */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue, Mechanism } from '../../catalogue/pure.ts';
import { deriveBaseline, derivePlan } from '../derive.ts';
import { saved } from '../metrics.ts';
import { ALL } from '../passes/index.ts';
import type { Metrics, Plan, PlanInput } from '../plan.ts';

/** Figures of a plan: its metrics, and counts that claims are made of. Fees in yuan. */
export interface Figures extends Metrics {
  /** Sets of papers that are handed in, copies counted; a digital set is one, its archive another. */
  readonly documentSets: number;
  readonly contacts: number;
  /** Papers that may follow by tolerance. */
  readonly deferred: number;
  /** Items that gather and write an assessment. */
  readonly assessments: number;
  readonly fees: number;
  /** Sum of the statutory limits in working days; what the law would allow item by item. */
  readonly statutoryDays: number;
  readonly expected: string;
  readonly promised: string;
}

/** One mechanism: what it saves when it is the only one, and what is lost when only it is missing. */
export interface Share {
  readonly mechanism: Mechanism;
  readonly alone: Metrics;
  readonly leftOut: Metrics;
}

export interface Comparison {
  readonly baseline: Figures;
  readonly optimised: Figures;
  readonly saved: Metrics;
  readonly mechanisms: readonly Share[];
  readonly declined: readonly { readonly mechanism: Mechanism; readonly why: Plan['title'] }[];
  readonly plans: { readonly baseline: Plan; readonly optimised: Plan };
}

/** Compares for one person; `before` is the edition of the old way, where it is another one. */
export function compare(
  catalogue: Catalogue,
  input: PlanInput,
  calendar: Calendar,
  before: Catalogue = catalogue,
): Comparison {
  const baseline = deriveBaseline(before, input, calendar);
  const optimised = derivePlan(catalogue, input, calendar);
  const off = input.without ?? [];
  const used = optimised.applied.filter((r) => r.applied).map((r) => r.pass);
  const without = (list: readonly Mechanism[]): Metrics =>
    derivePlan(catalogue, { ...input, without: list }, calendar).metrics;
  return {
    baseline: figuresOf(before, baseline),
    optimised: figuresOf(catalogue, optimised),
    saved: saved(baseline.metrics, optimised.metrics),
    mechanisms: used.map((mechanism) => ({
      mechanism,
      alone: saved(baseline.metrics, without(ALL.filter((m) => m !== mechanism))),
      leftOut: saved(without([...off, mechanism]), optimised.metrics),
    })),
    declined: optimised.applied.flatMap((r) => (r.declined ? [{ mechanism: r.pass, why: r.declined }] : [])),
    plans: { baseline, optimised },
  };
}

/** All figures of one plan. */
export function figuresOf(catalogue: Catalogue, plan: Plan): Figures {
  const items = plan.items.flatMap((i) => catalogue.items[i.id] ?? []);
  return {
    ...plan.metrics,
    documentSets: setsOf(catalogue, plan),
    contacts: plan.contacts.length,
    deferred: plan.needs.filter((n) => n.relief?.mechanism === 'tolerate').length,
    assessments: new Set(plan.tasks.flatMap((t) => (t.nature === 'work' && t.kind === 'assess' ? t.items : []))).size,
    fees: items.reduce((sum, i) => sum + (i.fee?.amount ?? 0), 0),
    statutoryDays: items.reduce((sum, i) => sum + (i.statutory?.unit === 'wd' ? i.statutory.n : 0), 0),
    expected: plan.schedule.expected.date,
    promised: plan.schedule.promised.date,
  };
}

function setsOf(catalogue: Catalogue, plan: Plan): number {
  const copies = (items: readonly string[]): number =>
    Math.max(1, ...items.flatMap((i) => catalogue.items[i]?.requirements.map((r) => r.copies ?? 1) ?? []));
  const sets = plan.documentSets.reduce((sum, set) => sum + (set.medium === 'paper' ? copies(set.items) : 1), 0);
  return sets + plan.tasks.filter((t) => t.kind === 'archive').length;
}
