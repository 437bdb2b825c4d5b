/** A quoted claim checked against what the planner computes: cases, and expectations on figures of their old and new way. All of it is data. */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue } from '../../catalogue/pure.ts';
import type { Plan } from '../plan.ts';
import { compare } from './compare.ts';
import { daysUntil } from './endpoint.ts';
import type { Comparison } from './compare.ts';
import { inputFrom } from './input.ts';

/** `figure` is a figure of the comparison or `count.<kind or step>`. A condition is `= 5`, `<= 2`, `> 1` ...; percent is one minus the ratio of sums. */
export interface Expectation {
  readonly case?: string;
  readonly figure: string;
  /** Figure of the old way to compare with, where it is not the same one. */
  readonly against?: string;
  /** Figures per case instead of sums over all cases. */
  readonly average?: boolean;
  readonly baseline?: string;
  readonly reformed?: string;
  readonly saved?: string;
  readonly percent?: string;
}

export interface Claim {
  readonly claim: string;
  readonly quote: string;
  readonly cases: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
  /** The items with whose results the claim ends; all of them where nothing is said. */
  readonly until?: { readonly items?: readonly string[] };
  readonly expect: readonly Expectation[];
}

/** One expectation with what came out. */
export interface Checked {
  readonly what: string;
  readonly expected: string;
  readonly found: number;
  readonly holds: boolean;
}

interface ClaimResult {
  readonly claim: string;
  readonly comparisons: ReadonlyMap<string, Comparison>;
  readonly checked: readonly Checked[];
}

/**
 * Compares every case and checks every expectation; `before` is the edition of the old way, where the reform changed the catalogue itself.
 * A case that cannot be read is a bug of the file and throws.
 */
export function checkClaim(claim: Claim, catalogue: Catalogue, calendar: Calendar, before = catalogue): ClaimResult {
  const comparisons = new Map(
    claim.cases.map((one) => {
      const read = inputFrom(one);
      if ('problem' in read) throw new RangeError(`${claim.claim} ${one.id}: ${read.problem}`);
      return [one.id, compare(catalogue, read.input, calendar, before)] as const;
    }),
  );
  const figure = (id: string, side: Side, name: string): number => {
    const found = comparisons.get(id);
    if (!found) throw new RangeError(`${claim.claim} has no case ${id}`);
    return figureUntil(claim, found.plans[side], name, calendar) ?? figureOf(found, side, name);
  };
  return { claim: claim.claim, comparisons, checked: checkFigures(claim, figure) };
}

type Side = 'baseline' | 'optimised';

/**
 * Checks the expectations of a claim against figures from anywhere: a plan, or the facts of matters that were played. A figure that is
 * undefined could not be had; its expectation is left out.
 */
export function checkFigures(
  claim: Pick<Claim, 'cases' | 'expect'>,
  figure: (id: string, side: Side, name: string) => number | undefined,
): readonly Checked[] {
  return claim.expect.flatMap((e) =>
    checkOne(
      e,
      claim.cases.map((one) => one.id),
      figure,
    ),
  );
}

function checkOne(
  e: Expectation,
  all: readonly string[],
  figure: (id: string, side: Side, name: string) => number | undefined,
): Checked[] {
  const chosen = all.filter((id) => e.case === undefined || e.case === id);
  const share = e.average ? Math.max(1, chosen.length) : 1;
  const sum = (side: Side, name: string): number =>
    chosen.reduce((s, id) => s + (figure(id, side, name) ?? Number.NaN), 0) / share;
  const before = sum('baseline', e.against ?? e.figure);
  const after = sum('optimised', e.figure);
  const values = {
    baseline: before,
    reformed: after,
    saved: before - after,
    percent: before === 0 ? 0 : (1 - after / before) * 100,
  };
  return (['baseline', 'reformed', 'saved', 'percent'] as const).flatMap((key) => {
    const expected = e[key];
    if (expected === undefined || Number.isNaN(values[key])) return [];
    const found = Math.round(values[key] * 100) / 100;
    const told = key === 'percent' ? Math.round(found * 10) / 10 : found;
    return [{ what: `${e.case ?? 'all'} ${e.figure} ${key}`, expected, found: told, holds: meets(told, expected) }];
  });
}

function figureOf(c: Comparison, side: 'baseline' | 'optimised', figure: string): number {
  if (figure.startsWith('count.')) return counted(c.plans[side], figure.slice('count.'.length));
  const value = (c[side] as unknown as Record<string, unknown>)[figure];
  if (typeof value !== 'number') throw new RangeError(`no such figure: ${figure}`);
  return value;
}

/** Days until the claim ends, where it ends before the last result. */
export function figureUntil(
  { until }: Pick<Claim, 'until'>,
  plan: Plan,
  figure: string,
  calendar: Calendar,
): number | undefined {
  if (until?.items === undefined || (figure !== 'workingDays' && figure !== 'elapsedDays')) return undefined;
  return daysUntil(plan, until.items, calendar)[figure];
}

/** How many tasks of that kind or step a plan has; what is shared counts once. */
export const counted = (plan: Plan, name: string): number =>
  plan.tasks.filter((t) => t.kind === name || (t.step === name && t.nature === 'work')).length;

/** Whether a number meets `= 5`, `<= 2` ... */
function meets(found: number, expected: string): boolean {
  const m = /^(=|<=|>=|<|>)\s*(-?[\d.]+)$/.exec(expected.trim());
  if (!m) throw new RangeError(`not a condition on a number: ${expected}`);
  const bound = Number(m[2]);
  const rest = {
    '=': found === bound,
    '<=': found <= bound,
    '>=': found >= bound,
    '<': found < bound,
    '>': found > bound,
  };
  return rest[m[1] as keyof typeof rest];
}
