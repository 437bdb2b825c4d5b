import { expect, test } from 'vitest';
import { deriveBaseline, derivePlan } from './derive.ts';
import {
  aCatalogue,
  anInput,
  anItem,
  aRequirement,
  aStep,
  aTheme,
  calendar,
  consumes,
  facts,
  is,
  may,
} from './testing/builders.ts';

const licence = anItem('licence', {
  mechanisms: may('parallelise', 'one-window', 'merge-form', 'merge-materials', 'online'),
  visits: 2,
  requirements: [aRequirement('lease', { metBy: ['upload'] })],
});
const permit = anItem('permit', {
  ...licence,
  id: 'permit',
  outputs: ['permit'],
  requirements: [aRequirement('lease', { metBy: ['upload'] }), aRequirement('licence')],
  elements: [{ element: 'food', when: is('open', true) }],
});
const sign = anItem('sign', {
  ...licence,
  id: 'sign',
  outputs: ['sign'],
  appliesWhen: is('sign', true),
  requirements: [],
});
const catalogue = aCatalogue(
  [licence, permit, sign],
  { themes: { shop: aTheme('shop', [{ item: 'permit' }, { item: 'sign' }]) } },
  [{ key: 'sign' }, { key: 'open' }, { key: 'food' }],
);

test('a permit that needs the licence brings the licence into the plan and says why', () => {
  const plan = derivePlan(catalogue, anInput({ theme: 'shop', facts: facts({ sign: false }) }), calendar);
  expect(plan.items.map((i) => i.id)).toEqual(['licence', 'permit']);
  expect(plan.items[0]?.why.item).toBe('permit');
  expect(plan.dropped.map((d) => d.item)).toEqual(['sign']);
});

test('a person who holds the licence is neither asked for it nor sent to get it', () => {
  const held = [{ type: 'licence', number: '1' }];
  const plan = derivePlan(catalogue, anInput({ theme: 'shop', facts: facts({ sign: false }), held }), calendar);
  expect(plan.items.map((i) => i.id)).toEqual(['permit']);
  expect(plan.notAsked.map((n) => n.id)).toEqual(['licence']);
});

test('an unknown fact makes a maybe and a question, and no question is asked about what cannot matter', () => {
  const plan = derivePlan(catalogue, anInput({ theme: 'shop' }), calendar);
  expect(plan.items.find((i) => i.id === 'sign')?.certain).toBe(false);
  expect(plan.questions.map((q) => q.element)).toEqual(['sign', 'open']);
  const known = derivePlan(catalogue, anInput({ theme: 'shop', facts: facts({ sign: true, open: false }) }), calendar);
  expect(known.questions).toEqual([]);
});

test('the old way takes items one after another with a form, a set and two visits each; the new way takes one hand-in', () => {
  const input = anInput({ theme: 'shop', facts: facts({ sign: true, open: true }) });
  const before = deriveBaseline(catalogue, input, calendar);
  const after = derivePlan(catalogue, input, calendar);
  expect(before.metrics).toMatchObject({ visits: 6, handIns: 3, workingDays: 6, windows: 3, documentLines: 3 });
  expect(after.metrics).toMatchObject({ visits: 0, handIns: 1, workingDays: 4, documentLines: 1 });
  expect(after.schedule.expected.date).toBe('2026-03-05');
  expect(after.schedule.promised.date).toBe('2026-03-30');
});

test('the same input gives the same plan, byte for byte, and it survives a round trip as JSON', () => {
  const input = anInput({ theme: 'shop' });
  const one = JSON.stringify(derivePlan(catalogue, input, calendar));
  expect(JSON.stringify(derivePlan(catalogue, structuredClone(input), calendar))).toBe(one);
  expect(JSON.stringify(JSON.parse(one))).toBe(one);
});

test('a stop is told as soon as it is certain and asked about before anything else', () => {
  const stops = [
    { id: 'homes', when: is('homes', true), reason: { zh: '', en: '' }, remedy: { zh: '', en: '' }, basis: [] },
  ];
  const withStop = { ...catalogue, themes: { shop: aTheme('shop', [{ item: 'permit' }], { stops }) } };
  expect(derivePlan(withStop, anInput({ theme: 'shop' }), calendar).questions[0]?.element).toBe('homes');
  expect(
    derivePlan(withStop, anInput({ theme: 'shop', facts: facts({ homes: true }) }), calendar).findings.map((f) => f.id),
  ).toEqual(['homes']);
});

test('items that demand each other are reported with their path and not put in some order silently', () => {
  const a = anItem('a', { prerequisites: [consumes('b')] });
  const b = anItem('b', { prerequisites: [consumes('a')] });
  const plan = derivePlan(aCatalogue([a, b]), anInput({ items: ['a'] }), calendar);
  expect(plan.conflicts[0]?.code).toBe('prerequisite-cycle');
  expect(new Set(plan.conflicts[0]?.path)).toEqual(new Set(['a', 'b']));
});

test('an item that may not go on in parallel still waits for all that went before it', () => {
  const items = [
    anItem('a', { steps: [aStep('s', '5 wd')] }),
    anItem('b', { mechanisms: may('parallelise') }),
    anItem('c'),
  ];
  const plan = derivePlan(aCatalogue(items), anInput({ items: ['a', 'b', 'c'] }), calendar);
  expect(plan.metrics.workingDays).toBe(7);
});
