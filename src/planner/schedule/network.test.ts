/** The scheduler against an independent solver: every path is walked, minute by minute of office time, over the calendar asked day by day. */
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { addMonths, dayDetail, dayNumber, isoDay } from '../../calendar/pure.ts';
import type { Duration } from '../../calendar/pure.ts';
import { calendar } from '../testing/builders.ts';
import { axisOf, DAY } from '../axis.ts';
import type { Axis } from '../axis.ts';
import { latest } from './backwards.ts';
import { solve } from './network.ts';

vi.setConfig({ testTimeout: 60_000 });

const durations: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({ n: fc.integer({ min: 0, max: 12 }), unit: fc.constantFrom('wd' as const, 'd' as const, 'h' as const) }),
  fc.record({ n: fc.integer({ min: 0, max: 600 }), unit: fc.constant('min' as const) }),
  fc.record({ n: fc.integer({ min: 0, max: 2 }), unit: fc.constant('month' as const) }),
);

interface Graph {
  readonly nodes: { readonly id: string; readonly duration: Duration }[];
  readonly arcs: { readonly from: string; readonly to: string }[];
}

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    nodes: fc
      .tuple(...Array.from({ length: n }, (_, i) => durations.map((duration) => ({ id: `n${i}`, duration }))))
      .map((x) => x as Graph['nodes']),
    arcs: fc
      .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 14 })
      .map((pairs) =>
        pairs.filter(([a, b]) => a !== b).map(([a, b]) => ({ from: `n${Math.min(a, b)}`, to: `n${Math.max(a, b)}` })),
      ),
  }),
);

/** Walks: one step a minute of office time, looking at each day afresh. */
function walked(from: number, d: Duration): number {
  if (d.n === 0) return from;
  const [day, minute] = [Math.floor(from / DAY), from % DAY];
  if (d.unit === 'd') return from + d.n * DAY;
  if (d.unit === 'month') return addMonths(day, d.n) * DAY + minute;
  let left = d.unit === 'wd' ? d.n * DAY : d.unit === 'h' ? d.n * 60 : d.n;
  let at = from;
  while (left > 0) {
    const today = Math.floor(at / DAY);
    const rest = (today + 1) * DAY - at;
    const works = dayDetail(calendar, isoDay(today)).kind === 'workday';
    const done = works ? Math.min(rest, left) : 0;
    left -= done;
    at += works ? done : rest;
  }
  return at;
}

/** The longest of all paths that end in a node, each walked on its own from the start. */
function longest(graph: Graph, id: string, start: number): number {
  const duration = graph.nodes.find((n) => n.id === id)?.duration ?? { n: 0, unit: 'min' };
  const before = graph.arcs.filter((a) => a.to === id).map((a) => longest(graph, a.from, start));
  return walked(Math.max(start, ...before), duration);
}

const start = dayNumber('2026-09-24') * DAY;

function agrees(axis: Axis): void {
  fc.assert(
    fc.property(graphs, (g) => {
      const solved = solve(g.nodes, g.arcs, axis, start);
      g.nodes.forEach((n, i) => expect(solved.closes[i]).toBe(longest(g, n.id, start)));
    }),
    { numRuns: process.env['TORTURE'] ? 20_000 : 1_000 },
  );
}

test('the earliest end of every task equals the longest of all paths to it, over holidays and make-up days', () =>
  agrees(axisOf(calendar, '2026-09-24')));

test('a scheduler that takes make-up Sundays for days off is caught by that comparison', () => {
  const axis = axisOf(calendar, '2026-09-24');
  const weekdays = {
    ...axis,
    advance: (from: number, d: Duration) => axis.advance(from, d) + (d.unit === 'wd' && d.n > 5 ? DAY : 0),
  };
  expect(() => agrees(weekdays)).toThrow();
});

test('no task can end later than its latest end without moving the end, and critical ones not at all', () => {
  const axis = axisOf(calendar, '2026-09-24');
  fc.assert(
    fc.property(graphs, (g) => {
      const solved = solve(g.nodes, g.arcs, axis, start);
      const end = Math.max(...solved.closes);
      const limits = latest(g.nodes, solved, axis, end);
      g.nodes.forEach((n, i) => {
        const limit = limits[i] ?? end;
        expect(limit).toBeGreaterThanOrEqual(solved.closes[i] ?? 0);
        for (const a of g.arcs.filter((x) => x.from === n.id)) {
          const j = solved.index.get(a.to) ?? -1;
          expect(axis.advance(limit, g.nodes[j]?.duration ?? { n: 0, unit: 'min' })).toBeLessThanOrEqual(
            limits[j] ?? end,
          );
        }
      });
    }),
    { numRuns: 500 },
  );
});

test('a ring is reported with its path, every member waiting for the one before', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, duration: { n: 1, unit: 'wd' as const } }));
  const arcs = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'b' },
    { from: 'c', to: 'd' },
  ];
  const { cycle } = solve(nodes, arcs, axisOf(calendar, '2026-09-24'), start);
  expect(cycle).toHaveLength(3);
  expect(cycle?.[0]).toBe(cycle?.[2]);
  expect(new Set(cycle)).toEqual(new Set(['b', 'c']));
});

test('half a working day on a Friday afternoon ends on the next working day at noon', () => {
  const axis = axisOf(calendar, '2026-03-02');
  const friday = axis.opening('2026-03-06') + 360;
  expect(axis.dayEnded(axis.advance(friday, { n: 4, unit: 'h' }))).toBe('2026-03-09');
});
