import { alwaysTrue, implies, satisfiable } from '../../conditions/index.ts';
import type { Condition, ElementTypes } from '../../conditions/index.ts';
import { itemWith } from '../examples/pieces.ts';
import type { Catalogue } from '../../model.ts';
import type { At, Report, Rule } from '../rule.ts';

interface Placed {
  readonly when: Condition;
  /** Holds already where this one is looked at. */
  readonly within?: Condition;
  readonly at: At;
}

function conditionsOf(c: Catalogue): Placed[] {
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
function remembered(decide: (p: Placed) => boolean): (p: Placed) => boolean {
  const known = new Map<Condition, Map<Condition | undefined, boolean>>();
  return (p) => {
    const inner = known.get(p.when) ?? new Map<Condition | undefined, boolean>();
    known.set(p.when, inner);
    const answer = inner.get(p.within) ?? decide(p);
    inner.set(p.within, answer);
    return answer;
  };
}

function isNever(p: Placed, types: ElementTypes): boolean {
  return satisfiable(p.within ? [p.when, p.within] : [p.when], types) === 'no';
}

export const conditionNever: Rule = {
  id: 'condition-never',
  severity: 'error',
  title: { zh: '永远不成立的条件', en: 'Condition that can never hold' },
  why: {
    zh: '条件（连同事项的适用条件）不可能成立，写了等于没写。',
    en: 'Together with the condition of its item it can never hold, so it does nothing.',
  },
  remedy: { zh: '改正数值或逻辑，或删去。', en: 'Correct the numbers or the logic, or delete it.' },
  check: ({ catalogue, types }) => {
    const never = remembered((p) => isNever(p, types));
    return conditionsOf(catalogue)
      .filter(never)
      .map(
        ({ at, within }): Report => ({
          at,
          message: within
            ? {
                zh: '在事项的适用条件之下，这个条件永远不成立。',
                en: 'Under the condition of its item this one can never hold.',
              }
            : { zh: '这个条件永远不成立。', en: 'This condition can never hold.' },
        }),
      );
  },
  failing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area < 100 }\n'),
  },
  passing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area < 1000 }\n'),
  },
};

export const conditionAlways: Rule = {
  id: 'condition-always',
  severity: 'warning',
  title: { zh: '总是成立的条件', en: 'Condition that always holds' },
  why: {
    zh: '总是成立的条件会让人多答一个问题。',
    en: 'A condition that always holds makes people answer a question for nothing.',
  },
  remedy: { zh: '删去条件，或改正数值。', en: 'Delete the condition, or correct the numbers.' },
  check: ({ catalogue, types }) => {
    const always = remembered((p) =>
      p.within ? implies(p.within, p.when, types) === 'yes' && !isNever(p, types) : alwaysTrue(p.when, types) === 'yes',
    );
    return conditionsOf(catalogue)
      .filter(always)
      .map(({ at }) => ({ at, message: { zh: '这个条件总是成立。', en: 'This condition always holds.' } }));
  },
  failing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area > 150 }\n'),
  },
  passing: {
    'items/check.yaml': itemWith('requirements:\n  identity: { materials: [identity-card], when: shop.area > 250 }\n'),
  },
};
