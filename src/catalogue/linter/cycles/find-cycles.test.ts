import { expect, test } from 'vitest';
import { elementTypes, parseCondition } from '../../conditions/index.ts';
import type { Condition } from '../../conditions/index.ts';
import type { Catalogue, Item, Requirement } from '../../model.ts';
import { components } from './components.ts';
import { findCycles } from './find-cycles.ts';

function when(text: string): Condition {
  const parsed = parseCondition(text);
  if ('problem' in parsed) throw new Error(text);
  return parsed.condition;
}

const TYPES = elementTypes([
  { key: 'a.size', label: { zh: '', en: '' }, subject: 'premises', type: 'number', sensitivity: 'public' },
]);

type Demands = readonly (
  | string
  | {
      readonly any: readonly string[];
      readonly when?: string;
      readonly metBy?: Requirement['metBy'];
      readonly neededBy?: Requirement['neededBy'];
    }
)[];

/** A catalogue in which item x issues paper x; `own` is a paper that the applicant writes. */
function catalogue(items: Record<string, Demands>, applies: Record<string, string> = {}): Catalogue {
  const built = Object.entries(items).map(([id, demands]): [string, Item] => [
    id,
    {
      id,
      name: { zh: id, en: id },
      organ: 'o',
      basis: [],
      outputs: [id],
      prerequisites: [],
      steps: [],
      mechanisms: [],
      elements: [],
      ...(applies[id] ? { appliesWhen: when(applies[id]) } : {}),
      requirements: demands.map((d, n) => {
        const { any, ...rest } = typeof d === 'string' ? { any: [d] } : d;
        return {
          id: `r${n}`,
          materials: any,
          neededBy: rest.neededBy ?? 'intake',
          metBy: rest.metBy ?? ['output'],
          key: true,
          basis: [],
          ...(rest.when ? { when: when(rest.when) } : {}),
        };
      }),
    } as unknown as Item,
  ]);
  return { items: Object.fromEntries(built), materials: {}, certificateTypes: {} } as unknown as Catalogue;
}

function found(items: Record<string, Demands>, applies?: Record<string, string>): string[] {
  return findCycles(catalogue(items, applies), TYPES).map((c) => c.map((s) => s.demand.from).join('>'));
}

test('two items that wait for each other are a circle, and so is one that waits for itself', () => {
  expect(found({ a: ['b'], b: ['a'] })).toEqual(['a>b']);
  expect(found({ a: ['a'] })).toEqual(['a']);
});

test('a chain of any length without return is none', () => {
  expect(found({ a: ['b'], b: ['c'], c: ['own'] })).toEqual([]);
});

test('the shorter circle is told first', () => {
  expect(found({ a: ['b'], b: ['c'], c: ['a'], x: ['y'], y: ['x'] })).toEqual(['x>y', 'a>b>c']);
});

test('a circle of 5,000 items is found without overflow', () => {
  const n = 5000;
  const [cycle] = findCycles(
    catalogue(Object.fromEntries(Array.from({ length: n }, (_, i) => [`i${i}`, [`i${(i + 1) % n}`]]))),
    TYPES,
  );
  expect(cycle).toHaveLength(n);
});

test('demands whose conditions exclude each other make no circle', () => {
  expect(found({ a: [{ any: ['b'], when: 'a.size < 50' }], b: [{ any: ['a'], when: 'a.size >= 50' }] })).toEqual([]);
  expect(found({ a: [{ any: ['b'], when: 'a.size < 60' }], b: [{ any: ['a'], when: 'a.size >= 50' }] })).toEqual([
    'a>b',
  ]);
});

test('items that never apply to the same person make no circle', () => {
  expect(found({ a: ['b'], b: ['a'] }, { a: 'a.size < 50', b: 'a.size > 50' })).toEqual([]);
});

test('an alternative that needs nobody opens the circle', () => {
  expect(found({ a: [{ any: ['b', 'own'] }], b: ['a'] })).toEqual([]);
  expect(found({ a: [{ any: ['b', 'c'] }], b: ['a'], c: [] })).toEqual([]);
});

test('alternatives that all lead back are circles', () => {
  expect(found({ a: [{ any: ['b', 'c'] }], b: ['a'], c: ['a'] })).toEqual(['a>b', 'a>c']);
});

test('an alternative that never applies opens nothing', () => {
  expect(
    found({ a: [{ any: ['b', 'c'] }], b: ['a'], c: [] }, { a: 'a.size < 50', b: 'a.size < 50', c: 'a.size > 50' }),
  ).toEqual(['a>b']);
});

test('a paper needed after issue, or replaced by an undertaking, holds nobody up', () => {
  expect(found({ a: [{ any: ['b'], neededBy: 'after-issue' }], b: ['a'] })).toEqual([]);
  expect(found({ a: [{ any: ['b'], metBy: ['output', 'commitment'] }], b: ['a'] })).toEqual([]);
});

test('where the short way round is excluded by its conditions, the longer one that can happen is told', () => {
  const items: Record<string, Demands> = {
    a: [{ any: ['b'], when: 'a.size < 50' }],
    b: [{ any: ['a'], when: 'a.size > 50' }, { any: ['c'] }],
    c: [{ any: ['a'], when: 'a.size < 40' }],
  };
  expect(found(items)).toEqual(['a>b>c']);
});

test('circles that share an item are both told', () => {
  expect(found({ a: ['b', 'c'], b: ['a'], c: ['a'] })).toEqual(['a>b', 'a>c']);
});

test('components agree with a search of who reaches whom, on many random graphs', () => {
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 200; round += 1) {
    const n = 2 + random(8);
    const edges = new Map(
      Array.from({ length: n }, (_, i) => [String(i), Array.from({ length: random(3) }, () => String(random(n)))]),
    );
    const reach = (from: string): Set<string> => {
      const seen = new Set<string>();
      const work = [...(edges.get(from) ?? [])];
      for (let x = work.pop(); x !== undefined; x = work.pop())
        if (!seen.has(x)) {
          seen.add(x);
          work.push(...(edges.get(x) ?? []));
        }
      return seen;
    };
    const inCircle = [...edges.keys()].filter((x) => reach(x).has(x)).sort();
    expect(
      components([...edges.keys()], (x) => edges.get(x) ?? [])
        .flat()
        .sort(),
    ).toEqual(inCircle);
  }
});
