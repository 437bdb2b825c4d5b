/**
 * From the goal to the items: goals whose conditions hold, and what they need from others that the person does not hold yet. Grows until
 * nothing more is pulled in; every item says why it is there, every dropped one why it is not.
 */
import type { Condition, Item, Requirement, Theme } from '../../catalogue/pure.ts';
import type { Finding, Provenance } from '../plan.ts';
import { asked, because, holds, quiet } from './context.ts';
import type { Context } from './context.ts';
import { heldMaterial, heldOf, producers, wayOf } from './ways.ts';

/** An item of the plan with the reason. */
export interface Chosen {
  readonly item: Item;
  readonly certain: boolean;
  readonly why: Provenance;
}

export interface Closure {
  readonly chosen: readonly Chosen[];
  readonly dropped: readonly { readonly item: string; readonly why: Provenance }[];
  readonly findings: readonly Finding[];
}

/** All items of the plan, in the order in which they were found. */
export function close(context: Context): Closure {
  const theme = context.input.theme === undefined ? undefined : context.catalogue.themes[context.input.theme];
  const chosen = new Map<string, Chosen>();
  const queue: Chosen[] = [];
  const dropped: { item: string; why: Provenance }[] = [];
  const admit = (id: string, why: Provenance, certain: boolean): void => {
    const item = context.catalogue.items[id];
    const earlier = chosen.get(id);
    if (!item || (earlier && (earlier.certain || !certain))) return;
    const applies = asked(context, { item, certain }, item.basis, item.appliesWhen, weightOf(item));
    if (applies.truth === false) dropped.push({ item: id, why: { ...applies.why, certain: true } });
    else {
      const one = { item, certain: applies.why.certain, why: { ...why, certain: applies.why.certain } };
      chosen.set(id, one);
      queue.push(one);
    }
  };
  const findings = theme ? findingsOf(context, theme) : [];
  if (theme) admitGoals(context, theme, admit, dropped);
  for (const id of context.input.items ?? []) admit(id, { item: id, basis: [], certain: true }, true);
  for (const one of queue) pull(context, one, chosen, admit);
  return { chosen: [...chosen.values()], dropped: dropped.filter((d) => !chosen.has(d.item)), findings };
}

type Admit = (id: string, why: Provenance, certain: boolean) => void;

function admitGoals(context: Context, theme: Theme, admit: Admit, dropped: { item: string; why: Provenance }[]): void {
  for (const goal of theme.goals) {
    const item = context.catalogue.items[goal.item];
    if (!item) continue;
    const { truth, why } = asked(context, { item, certain: true }, item.basis, goal.when, weightOf(item));
    if (truth !== false) admit(goal.item, why, truth === true);
    else dropped.push({ item: goal.item, why });
    if (truth !== true && goal.instead !== undefined) admit(goal.instead, why, truth === false);
  }
}

/** How much hangs on whether an item is needed. */
const weightOf = (item: Item): number => 1 + item.requirements.length + item.steps.length + item.elements.length;

/** What an item needs from others, pulled in where the person does not hold it and nothing else answers. */
function pull(context: Context, { item, certain }: Chosen, chosen: ReadonlyMap<string, Chosen>, admit: Admit): void {
  const { ofType, ofMaterial } = producers(context);
  const from = (
    makers: readonly Item[],
    basis: Provenance['basis'],
    when: Condition | undefined,
    sure: boolean,
  ): void => {
    const truth = quiet(context, when);
    if (truth === false || makers.some((m) => chosen.has(m.id))) return;
    admitBest(
      context,
      makers,
      because(context, item, basis, when, certain),
      certain && (sure || truth === true),
      admit,
    );
  };
  for (const p of item.prerequisites)
    if (p.nature === 'consumed' && !heldOf(context, p.output)) from(ofType.get(p.output) ?? [], p.basis, p.when, false);
  for (const r of item.requirements) {
    if (r.metBy.includes('output') && !answered(context, r))
      from(
        r.materials.flatMap((m) => ofMaterial.get(m) ?? []),
        r.basis,
        r.when,
        false,
      );
  }
  for (const step of item.steps) {
    for (const output of step.consumes)
      if (context.catalogue.certificateTypes[output] && !heldOf(context, output))
        from(ofType.get(output) ?? [], item.basis, step.when, true);
  }
}

/** Of several items that give the same, the one that asks least; ties by id. */
function admitBest(context: Context, makers: readonly Item[], why: Provenance, certain: boolean, admit: Admit): void {
  const able = makers.filter((m) => quiet(context, m.appliesWhen) !== false);
  const best = [...able].sort(
    (a, b) => a.requirements.length + a.visits - (b.requirements.length + b.visits) || (a.id < b.id ? -1 : 1),
  )[0];
  if (best) admit(best.id, why, certain);
}

/** Whether something other than a new item already answers the requirement. */
function answered(context: Context, r: Requirement): boolean {
  return r.materials.some(
    (m) => heldMaterial(context, m) || r.metBy.some((kind) => wayOf(context, '', m, kind, nothing)?.effort === 0),
  );
}

/** Results of the plan itself answer nothing here: whether they are needed is the question. */
const nothing: ReadonlySet<string> = new Set();

/** Stops and advice of the theme: certain ones, and those that open questions could still bring. */
function findingsOf(context: Context, theme: Theme): Finding[] {
  const holding = <T extends { readonly when: Condition; readonly basis: Provenance['basis'] }>(
    entries: readonly T[],
    weight: number,
  ): T[] => entries.filter((e) => holds(context, e.when, { basis: e.basis, certain: true }, weight) === true);
  return [
    ...holding(theme.stops, STOP_WEIGHT).map(({ id, reason, remedy, basis }) => ({
      id,
      kind: 'stop' as const,
      text: reason,
      remedy,
      basis,
      certain: true,
    })),
    ...holding(theme.advice, 0.5).map(({ id, text, basis }) => ({
      id,
      kind: 'advice' as const,
      text,
      basis,
      certain: true,
    })),
  ];
}

/** A ban is told before anything else is asked, because the person may be about to spend money. */
const STOP_WEIGHT = 1000;
