import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Duration } from '../calendar/pure.ts';
import { deriveBaseline, derivePlan } from './derive.ts';
import { handOver } from './graph.ts';
import { ALL } from './passes/index.ts';
import { minutes } from './passes/share.ts';
import type { Plan, PlanInput } from './plan.ts';
import { catalogues, persons } from './testing/arbitrary.ts';
import { calendar } from './testing/builders.ts';

vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: process.env['TORTURE'] ? 5_000 : 60 };
const everybody = (check: (plan: Plan, c: Parameters<typeof derivePlan>[0], p: PlanInput) => void): void =>
  fc.assert(
    fc.property(catalogues, persons, (c, p) => {
      check(derivePlan(c, p, calendar), c, p);
    }),
    runs,
  );

test('the same catalogue and person give the same plan, byte for byte', () => {
  everybody((plan, c, p) =>
    expect(JSON.stringify(derivePlan(structuredClone(c), structuredClone(p), calendar))).toBe(JSON.stringify(plan)),
  );
});

test('no mechanism makes a plan longer than it was before, and none together longer than the old way', () => {
  everybody((plan, c, p) => {
    for (const report of plan.applied) expect(report.saved.elapsedDays).toBeGreaterThanOrEqual(0);
    expect(plan.metrics.elapsedDays).toBeLessThanOrEqual(deriveBaseline(c, p, calendar).metrics.elapsedDays);
  });
});

test('no mechanism changes how long a piece of work takes', () => {
  everybody((plan, c) => {
    for (const task of plan.tasks.filter((t) => t.nature === 'work')) {
      const parts = task.items.flatMap(
        (i) =>
          c.items[i]?.steps.filter((s) => s.kind === task.kind && (task.items.length > 1 || s.id === task.step)) ?? [],
      );
      expect(parts.map((s) => same(s.duration))).toContain(same(task.duration));
    }
  });
});

const same = (d: Duration): string => `${d.n} ${d.unit}`;

test('a joint piece of work lasts as long as its longest part', () => {
  everybody((plan, c) => {
    for (const task of plan.tasks.filter((t) => t.nature === 'work' && t.items.length > 1)) {
      const key = task.id.split(':').at(-1);
      const parts = task.items.flatMap(
        (i) => c.items[i]?.steps.filter((s) => s.kind === task.kind && s.shareKey === key && !s.when) ?? [],
      );
      const joined = parts.filter(
        (s) =>
          !plan.tasks.some(
            (t) =>
              t.items.length === 1 &&
              t.step === s.id &&
              task.items.includes(t.items[0] ?? '') &&
              same(t.duration) === same(s.duration),
          ),
      );
      for (const part of joined) expect(minutes(task.duration)).toBeGreaterThanOrEqual(minutes(part.duration));
      expect(task.organs.length).toBeGreaterThan(0);
    }
  });
});

test('with every mechanism switched off the plan is the old way', () => {
  fc.assert(
    fc.property(catalogues, persons, (c, p) => {
      const off = derivePlan(c, { ...p, without: ALL }, calendar);
      expect({ ...off, questions: [] }).toEqual({ ...deriveBaseline(c, p, calendar), questions: [] });
    }),
    runs,
  );
});

test('every requirement has a feasible way that was chosen, and each chosen way is one of the feasible', () => {
  everybody((plan) => {
    for (const need of plan.needs) expect(need.ways).toContainEqual(need.chosen);
  });
});

test('nobody is asked for a certificate that he holds', () => {
  everybody((plan, c, p) => {
    if (p.without?.includes('reuse-known')) return;
    for (const need of plan.needs) {
      const requirement = c.items[need.item]?.requirements.find((r) => r.id === need.requirement);
      const narrowed = c.items[need.item]?.mechanisms.some((m) => m.mechanism === 'reuse-known' && m.when);
      const held = p.held.some((h) => requirement?.materials.includes(h.type));
      if (held && !narrowed && requirement?.metBy.includes('certificate')) expect(need.chosen.effort).toBe(0);
    }
  });
});

test('every plan is whole: arrows join tasks that exist, nothing runs in a ring, each task opens after what it waits for', () => {
  everybody((plan) => {
    const times = new Map(plan.schedule.tasks.map((t) => [t.task, t]));
    expect(plan.conflicts).toEqual([]);
    for (const e of plan.edges) {
      expect(times.has(e.from) && times.has(e.to)).toBe(true);
      const [from, to] = [times.get(e.from), times.get(e.to)];
      if (from && to) expect(to.closes >= from.closes).toBe(true);
    }
    for (const i of plan.items) expect(times.has(handOver(i.id))).toBe(true);
    expect(new Set(plan.tasks.map((t) => t.id)).size).toBe(plan.tasks.length);
  });
});

test('what is certain stays when more becomes known, and what is asked can matter', () => {
  fc.assert(
    fc.property(catalogues, persons, fc.boolean(), (c, p, answer) => {
      const plan = derivePlan(c, { ...p, without: ALL }, calendar);
      for (const q of plan.questions) expect(p.facts[q.element]).toBeUndefined();
      const [first] = plan.questions;
      if (!first) return;
      const told = derivePlan(
        c,
        { ...p, without: ALL, facts: { ...p.facts, [first.element]: { value: answer, source: 'answer' } } },
        calendar,
      );
      const certain = plan.items.filter((i) => i.certain).map((i) => i.id);
      expect(told.items.map((i) => i.id)).toEqual(expect.arrayContaining(certain));
      expect(told.questions.map((q) => q.element)).not.toContain(first.element);
    }),
    runs,
  );
});

test('what an output is consumed by never opens before that output is handed over, whatever mechanisms are used', () => {
  everybody((plan, c, p) => {
    const times = new Map(plan.schedule.tasks.map((t) => [t.task, t.closes]));
    for (const item of plan.items) {
      for (const pre of c.items[item.id]?.prerequisites ?? []) {
        if (
          pre.nature !== 'consumed' ||
          !plan.items.some((i) => i.id === pre.output) ||
          p.held.some((h) => h.type === pre.output)
        )
          continue;
        expect((times.get(handOver(item.id)) ?? '') >= (times.get(handOver(pre.output)) ?? '')).toBe(true);
      }
    }
  });
});
