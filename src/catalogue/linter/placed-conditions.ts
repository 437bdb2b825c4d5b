/** Every condition of a catalogue with its place and with what holds already where it is looked at. */
import { satisfiable } from '../conditions/index.ts';
import type { Condition, ElementTypes } from '../conditions/index.ts';
import type { Catalogue } from '../model.ts';
import type { At } from '../finding.ts';

interface Placed {
  readonly when: Condition;
  /** Holds already where this one is looked at. */
  readonly within?: Condition;
  readonly at: At;
}

export function conditionsOf(c: Catalogue): Placed[] {
  const all: Placed[] = [];
  const add = (
    when: Condition | undefined,
    within: Condition | undefined,
    kind: string,
    id: string,
    ...path: (string | number)[]
  ): void => {
    if (when) all.push({ when, at: { kind, id, path }, ...(within ? { within } : {}) });
  };
  for (const i of Object.values(c.items)) {
    add(i.appliesWhen, undefined, 'item', i.id, 'appliesWhen');
    i.elements.forEach((e, n) => add(e.when, i.appliesWhen, 'item', i.id, 'elements', n, 'when'));
    for (const r of i.requirements) add(r.when, i.appliesWhen, 'item', i.id, 'requirements', r.id, 'when');
    for (const s of i.steps) add(s.when, i.appliesWhen, 'item', i.id, 'steps', s.id, 'when');
    i.prerequisites.forEach((p, n) => add(p.when, i.appliesWhen, 'item', i.id, 'prerequisites', n, 'when'));
    i.mechanisms.forEach((m, n) => add(m.when, i.appliesWhen, 'item', i.id, 'mechanisms', n, 'when'));
  }
  for (const t of Object.values(c.themes)) {
    t.goals.forEach((g, n) => add(g.when, undefined, 'theme', t.id, 'goals', n, 'when'));
    t.stops.forEach((s, n) => add(s.when, undefined, 'theme', t.id, 'stops', n, 'when'));
    t.advice.forEach((a, n) => add(a.when, undefined, 'theme', t.id, 'advice', n, 'when'));
  }
  return all;
}

/** The same pair of conditions is decided once. */
export function remembered(decide: (p: Placed) => boolean): (p: Placed) => boolean {
  const known = new Map<Condition, Map<Condition | undefined, boolean>>();
  return (p) => {
    const inner = known.get(p.when) ?? new Map<Condition | undefined, boolean>();
    known.set(p.when, inner);
    const answer = inner.get(p.within) ?? decide(p);
    inner.set(p.within, answer);
    return answer;
  };
}

export function isNever(p: Placed, types: ElementTypes): boolean {
  return satisfiable(p.within ? [p.when, p.within] : [p.when], types) === 'no';
}
