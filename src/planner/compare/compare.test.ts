import { expect, test } from 'vitest';
import '../bundled-words.ts';
import { derivePlan } from '../derive.ts';
import { mermaidOf } from '../draw/mermaid.ts';
import { svgOf } from '../draw/svg.ts';
import { whatWouldShorten, whyAsked, whyExpected, whyNotAsked, whyPromised } from '../explain.ts';
import { aCatalogue, anInput, anItem, aRequirement, aTheme, calendar, facts, is, may } from '../testing/builders.ts';
import { compare } from './compare.ts';
import { difference, populationDifference, tellDifference } from './difference.ts';
import { inputFrom } from './input.ts';
import { tableOf } from './table.ts';

const all = may('parallelise', 'one-window', 'merge-form', 'merge-materials', 'online', 'courier');
const items = [
  anItem('a', { mechanisms: all, visits: 2, requirements: [aRequirement('lease', { metBy: ['upload'] })] }),
  anItem('b', {
    mechanisms: all,
    visits: 2,
    requirements: [aRequirement('lease', { metBy: ['upload'] }), aRequirement('a')],
  }),
  anItem('c', { mechanisms: all, appliesWhen: is('c', true) }),
];
const themes = {
  shop: aTheme(
    'shop',
    items.map((i) => ({ item: i.id })),
  ),
};
const catalogue = aCatalogue(items, { themes }, [{ key: 'c' }]);
const known = anInput({ theme: 'shop', facts: facts({ c: true }) });

test('two mechanisms that save the same visits are told as such, and nothing is added up', () => {
  const { mechanisms, saved } = compare(catalogue, known, calendar);
  const online = mechanisms.find((m) => m.mechanism === 'online');
  const window = mechanisms.find((m) => m.mechanism === 'one-window');
  expect(online?.alone.visits).toBe(5);
  expect(window?.alone.visits).toBe(3);
  expect(window?.leftOut.visits).toBe(0);
  expect(saved.visits).toBe(5);
});

test('the table names every figure and every mechanism that was used', () => {
  const table = tableOf(compare(catalogue, known, calendar), 'zh');
  for (const word of ['跑动次数', '承诺办结', '一窗受理', '网上办理']) expect(table).toContain(word);
  expect(table.split('\n').every((line) => !line.includes('undefined'))).toBe(true);
});

test('an item dropped from a plan is a difference with its papers and its date', () => {
  const before = derivePlan(catalogue, known, calendar);
  const after = derivePlan(catalogue, { ...known, facts: facts({ c: false }) }, calendar);
  expect(difference(before, after)).toMatchObject({ same: false, items: { added: [], dropped: ['c'] } });
  expect(difference(after, before).items.added).toEqual(['c']);
  expect(difference(before, before).same).toBe(true);
});

test('the difference is told to the applicant in sentences, and nothing is told where nothing changes', () => {
  const before = derivePlan(catalogue, known, calendar);
  const after = derivePlan(catalogue, { ...known, facts: facts({ c: false }) }, calendar);
  expect(tellDifference(before, before)).toEqual([]);
  expect(tellDifference(before, after).map((t) => t.zh)[0]).toBe('不用再办：c。');
  expect(tellDifference(after, before).map((t) => t.en)[0]).toBe('Also to be handled: c.');
  const { expected } = before.schedule;
  const later = { ...before, schedule: { ...before.schedule, expected: { ...expected, date: '2027-01-04' } } };
  expect(tellDifference(before, later).map((t) => t.zh)).toEqual([`预计办结从${expected.date}推迟到2027-01-04。`]);
  expect(tellDifference(later, before).map((t) => t.zh)).toEqual([`预计办结从2027-01-04提前到${expected.date}。`]);
});

test('a requirement that is waived is told, with who is not asked any more', () => {
  const waived = aCatalogue(
    items.map((i) => (i.id === 'b' ? { ...i, requirements: i.requirements.filter((r) => r.id !== 'lease') } : i)),
    { themes },
    [{ key: 'c' }],
  );
  const d = difference(derivePlan(catalogue, known, calendar), derivePlan(waived, known, calendar));
  expect(d.requirements.dropped).toEqual(['b#lease']);
});

test('a new version of the catalogue is told by what it changes for how many people', () => {
  const stricter = aCatalogue(
    items.map((i) => (i.id === 'c' ? { ...i, requirements: [aRequirement('plan', { metBy: ['upload'] })] } : i)),
    { themes },
    [{ key: 'c' }],
  );
  const persons = [true, true, false].map((c) => ({ ...known, facts: facts({ c }) }));
  const d = populationDifference(catalogue, stricter, persons, calendar);
  expect(d).toMatchObject({ persons: 3, unchanged: 1, asked: { 'c#plan': { added: 2, dropped: 0 } } });
  expect(d.after.documentLines - d.before.documentLines).toBe(2);
});

test('the plan says why a paper is asked, why another is not, and why the date', () => {
  const plan = derivePlan(catalogue, known, calendar);
  expect(whyAsked(plan, 'lease').map((w) => w.item)).toEqual(['a', 'b']);
  expect(whyNotAsked(plan, 'a')[0]?.via).toEqual({ kind: 'output', id: 'a' });
  expect(whyExpected(plan).en).toContain(plan.schedule.expected.date);
  expect(whyPromised(plan).zh).toContain('a → b');
  expect(whatWouldShorten(plan)).toEqual([]);
});

test('the pictures name every item and are whole documents', () => {
  const plan = derivePlan(catalogue, known, calendar);
  expect(mermaidOf(plan)).toMatch(/^flowchart LR\n {2}subgraph a/);
  const svg = svgOf(plan);
  expect(svg.startsWith('<svg')).toBe(true);
  expect(svg.match(/<rect/g)?.length).toBeGreaterThanOrEqual(3);
});

test('a facts file with an unknown field or mechanism is refused in one sentence', () => {
  expect(inputFrom({ fact: {} })).toMatchObject({ problem: expect.stringContaining('fact') });
  expect(inputFrom({ without: ['magic'] })).toMatchObject({ problem: expect.stringContaining('magic') });
  expect(inputFrom({ facts: { a: 1 }, only: ['online'] })).toMatchObject({
    input: { facts: { a: { value: 1, source: 'answer' } } },
  });
});
