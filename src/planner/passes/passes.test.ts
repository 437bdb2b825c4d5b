/** Every mechanism on its example: it saves what it says, does nothing unless its predicate holds, and can be switched off. */
import { describe, expect, test } from 'vitest';
import type { Mechanism } from '../../catalogue/pure.ts';
import { deriveBaseline, derivePlan } from '../derive.ts';
import { saved } from '../metrics.ts';
import { aCatalogue, calendar, facts, is } from '../testing/builders.ts';
import { EXAMPLES, inputOf } from '../testing/pass-examples.ts';
import { ALL } from './index.ts';

describe.each(Object.entries(EXAMPLES))('%s', (name, example) => {
  const mechanism = name as Mechanism;
  const catalogue = aCatalogue(example.items, example.more);
  const input = inputOf(example);
  const others = ALL.filter((m) => m !== mechanism && !example.after?.includes(m));
  const before = derivePlan(catalogue, { ...input, without: [...others, mechanism] }, calendar);
  const after = derivePlan(catalogue, { ...input, without: others }, calendar);

  test('saves what its example says', () => {
    expect(after.applied.find((r) => r.pass === mechanism)).toMatchObject({ applied: true });
    expect(saved(before.metrics, after.metrics)).toMatchObject(example.saves);
  });

  test('is not used for items whose predicate does not hold, and asks while it is unknown', () => {
    const items = example.items.map((i) => ({
      ...i,
      mechanisms: i.mechanisms.map((m) => (m.mechanism === mechanism ? { ...m, when: is('may', true) } : m)),
    }));
    const narrowed = aCatalogue(items, example.more, [{ key: 'may' }]);
    const eligible = items.some((i) => i.mechanisms.some((m) => m.mechanism === mechanism));
    if (!eligible) return expect(['reuse-known', 'stages']).toContain(mechanism);
    const no = derivePlan(narrowed, { ...input, without: others, facts: facts({ may: false }) }, calendar);
    expect(no.metrics).toEqual(before.metrics);
    const unknown = derivePlan(narrowed, { ...input, without: others }, calendar);
    expect(unknown.metrics).toEqual(before.metrics);
    expect(unknown.questions.map((q) => q.element)).toContain('may');
  });

  test('can be switched off by the district', () => {
    const off = derivePlan(
      { ...catalogue, switches: { [mechanism]: { on: false } } },
      { ...input, without: others },
      calendar,
    );
    expect(off.metrics).toEqual(before.metrics);
  });
});

test('one item after another is the old way of every example', () => {
  for (const example of Object.values(EXAMPLES)) {
    const plan = deriveBaseline(aCatalogue(example.items, example.more), inputOf(example), calendar);
    expect(plan.applied).toEqual([]);
    expect(plan.edges.filter((e) => e.why === 'custom').length).toBeGreaterThanOrEqual(
      plan.items.length - 1 - plan.edges.filter((e) => e.why !== 'custom').length,
    );
  }
});

test('a key paper is never tolerated, whatever the item says', () => {
  const { items } = EXAMPLES.tolerate;
  const strict = items.map((i) => ({ ...i, requirements: i.requirements.map((r) => ({ ...r, key: true })) }));
  const plan = derivePlan(aCatalogue(strict), inputOf(EXAMPLES.tolerate), calendar);
  expect(plan.needs.some((n) => n.relief)).toBe(false);
});

test('an unrepaired breach closes tolerance and commitment, and the plan says so', () => {
  for (const mechanism of ['tolerate', 'commit'] as const) {
    const example = EXAMPLES[mechanism];
    const plan = derivePlan(aCatalogue(example.items), { ...inputOf(example), credit: 'unrepaired-breach' }, calendar);
    expect(plan.obligations).toEqual([]);
    expect(plan.applied.find((r) => r.pass === mechanism)?.declined).toBeDefined();
  }
});

test('one certificate is declined where one member waits for another, and allowed when it is confirmed after', () => {
  const [hygiene, fire] = EXAMPLES['combine-certificates'].items.map((i) => ({
    ...i,
    mechanisms: i.mechanisms.map((m) => ({ ...m, with: {} })),
  }));
  if (!hygiene || !fire) throw new Error('the example has two items');
  const waits = {
    ...fire,
    prerequisites: [{ output: 'hygiene', nature: 'consumed' as const, neededBy: 'intake' as const, basis: [] }],
  };
  const input = inputOf(EXAMPLES['combine-certificates']);
  expect(derivePlan(aCatalogue([hygiene, waits]), input, calendar).certificates).toHaveLength(2);
  const confirmed = {
    ...waits,
    mechanisms: [...waits.mechanisms, { mechanism: 'review-before-confirm-after' as const, basis: [] }],
  };
  expect(derivePlan(aCatalogue([hygiene, confirmed]), input, calendar).certificates).toHaveLength(1);
});

test('a coordination that would take longer than it saves is declined with the days', () => {
  const items = EXAMPLES['simulate-ahead'].items.map((i) => ({
    ...i,
    mechanisms: i.mechanisms.map((m) => ({ ...m, with: { convert: { n: 9, unit: 'wd' as const } } })),
  }));
  const report = derivePlan(aCatalogue(items), inputOf(EXAMPLES['simulate-ahead']), calendar).applied.find(
    (r) => r.pass === 'simulate-ahead',
  );
  expect(report).toMatchObject({ applied: false });
  expect(report?.declined).toBeDefined();
});
