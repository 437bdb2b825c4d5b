import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { derivePlan } from '../derive.ts';
import { catalogues, persons } from '../testing/arbitrary.ts';
import { aCatalogue, anInput, anItem, aStep, calendar, may } from '../testing/builders.ts';
import { staffedSchedule } from './staffed.ts';

vi.setConfig({ testTimeout: 60_000 });

const three = ['a', 'b', 'c'].map((id) =>
  anItem(id, { mechanisms: may('parallelise'), steps: [aStep('examine', '2 wd')] }),
);
const plan = derivePlan(aCatalogue(three), anInput({ items: ['a', 'b', 'c'] }), calendar);

const last = (n: number): string =>
  staffedSchedule(plan, { bureau: n }, calendar).reduce((end, t) => (t.closes > end ? t.closes : end), '');

test('three cases of two days take two days with three examiners, four with two, six with one', () => {
  expect([3, 2, 1].map(last)).toEqual(['2026-03-03', '2026-03-05', '2026-03-09']);
});

test('nobody is in two places at once, nothing opens before what it waits for, and enough people give the plan itself', () => {
  fc.assert(
    fc.property(catalogues, persons, fc.integer({ min: 1, max: 2 }), (c, p, n) => {
      const random = derivePlan(c, p, calendar);
      const tasks = staffedSchedule(random, { o1: n }, calendar);
      const at = new Map(tasks.map((t) => [t.task, t]));
      for (const e of random.edges) expect(at.get(e.to)?.begins ?? 0).toBeGreaterThanOrEqual(at.get(e.from)?.ends ?? 0);
      const used = random.tasks
        .filter((t) => t.nature === 'work' && t.organs.includes('o1') && t.staff > 0)
        .flatMap((t) => at.get(t.id) ?? []);
      for (const { begins } of used)
        expect(used.filter((u) => u.begins <= begins && u.ends > begins).length).toBeLessThanOrEqual(n);
      const free = staffedSchedule(random, {}, calendar);
      const outs = random.items.map((i) => free.find((t) => t.task === `${i.id}/out`)?.closes ?? '');
      expect(outs.reduce((a, b) => (a > b ? a : b), random.today)).toBe(random.schedule.expected.date);
    }),
    { numRuns: 60 },
  );
});
