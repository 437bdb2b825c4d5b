/**
 * From the goal to the items: goals whose conditions hold, and what they need from others that the person does not hold yet. Grows until
 * nothing more is pulled in; every item says why it is there, every dropped one why it is not.
 */
import type { CertificateType, Condition, Item, Requirement, Theme } from '../../catalogue/pure.ts';
import type { Finding, Provenance } from '../plan.ts';
import { because, holds, quiet } from './context.ts';
import type { Context } from './context.ts';

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

/** Certificate types and items by what they give. Made once per catalogue. */
interface Producers {
  readonly ofType: ReadonlyMap<string, readonly Item[]>;
  readonly ofMaterial: ReadonlyMap<string, readonly Item[]>;
  readonly types: ReadonlyMap<string, readonly CertificateType[]>;
}

const producersOf = new WeakMap<object, Producers>();

/** Which items produce a certificate type or a material. */
export function producers({ catalogue }: Context): Producers {
  const known = producersOf.get(catalogue);
  if (known) return known;
  const ofType = new Map<string, Item[]>();
  const ofMaterial = new Map<string, Item[]>();
  const types = new Map<string, CertificateType[]>();
  for (const type of Object.values(catalogue.certificateTypes)) push(types, type.material, type);
  for (const item of Object.values(catalogue.items)) {
    for (const output of item.outputs) {
      push(ofType, output, item);
      const material = catalogue.certificateTypes[output]?.material;
      if (material !== undefined) push(ofMaterial, material, item);
    }
  }
  const made = { ofType, ofMaterial, types };
  producersOf.set(catalogue, made);
  return made;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A certificate of that type which the person holds and which is valid today. */
export function heldOf({ input }: Context, type: string): PlanHeld | undefined {
  return input.held.find((h) => h.type === type && (h.validUntil === undefined || h.validUntil >= input.today));
}

type PlanHeld = Context['input']['held'][number];

/** A held, valid certificate that is that material. */
export function heldMaterial(context: Context, material: string): PlanHeld | undefined {
  for (const type of producers(context).types.get(material) ?? []) {
    const held = heldOf(context, type.code);
    if (held) return held;
  }
  return undefined;
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
    const place = because(context, item, item.basis, item.appliesWhen);
    const applies = holds(context, item.appliesWhen, place, weightOf(item));
    if (applies === false) dropped.push({ item: id, why: place });
    else {
      const one = { item, certain: certain && applies === true, why: { ...why, certain: certain && applies === true } };
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
    const place = because(context, item, item.basis, goal.when);
    const truth = holds(context, goal.when, place, weightOf(item));
    if (truth !== false) admit(goal.item, place, truth === true);
    else dropped.push({ item: goal.item, why: place });
    if (truth !== true && goal.instead !== undefined) admit(goal.instead, place, truth === false);
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
  const { input, catalogue } = context;
  return r.materials.some(
    (m) =>
      heldMaterial(context, m) !== undefined ||
      (r.metBy.includes('area-report') &&
        input.areaReports.some((a) => a.material === m && a.validUntil >= input.today)) ||
      (r.metBy.includes('earlier-filing') && input.earlierFilings.some((f) => f.material === m)) ||
      (r.metBy.includes('registry') && input.registries.some((id) => catalogue.registries[id]?.materials.includes(m))),
  );
}

/** Stops and advice of the theme: certain ones, and those that open questions could still bring. */
function findingsOf(context: Context, theme: Theme): Finding[] {
  const found: Finding[] = [];
  for (const stop of theme.stops) {
    const truth = holds(context, stop.when, { basis: stop.basis, certain: true }, STOP_WEIGHT);
    if (truth === true) {
      found.push({
        id: stop.id,
        kind: 'stop',
        text: stop.reason,
        remedy: stop.remedy,
        basis: stop.basis,
        certain: true,
      });
    }
  }
  for (const advice of theme.advice) {
    const truth = holds(context, advice.when, { basis: advice.basis, certain: true }, 0.5);
    if (truth === true)
      found.push({ id: advice.id, kind: 'advice', text: advice.text, basis: advice.basis, certain: true });
  }
  return found;
}

/** A ban is told before anything else is asked, because the person may be about to spend money. */
const STOP_WEIGHT = 1000;
