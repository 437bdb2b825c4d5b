/** The six variants of tolerance and what closes each of them. */
import { describe, expect, test } from 'vitest';
import '../bundled-words.ts';
import {
  reliefVariants,
  safetyList,
  switchOfVariant,
  type Eligibility,
  type ReliefVariant,
} from '../../catalogue/pure.ts';
import { derivePlan } from '../derive.ts';
import { aCatalogue, anItem, aRequirement, aStep, calendar, lasting } from '../testing/builders.ts';
import type { PlanInput } from '../plan.ts';

const document = '示政办发〔2026〕9号';
const on = (variant: ReliefVariant) => ({ [switchOfVariant(variant)]: { on: true, document } });
const input: PlanInput = {
  items: ['permit'],
  facts: {},
  held: [],
  registries: [],
  areaReports: [],
  earlierFilings: [],
  credit: 'good',
  today: '2026-11-25',
};

/** One licence with a lesser paper that may follow, or be promised, by that variant. */
function catalogueOf(variant: ReliefVariant, law = '安和县容缺受理办法', more: object = {}) {
  const { promise, materials } = reliefVariants[variant];
  const isCommitted = promise && materials !== 'secondary';
  const mechanism: Eligibility = {
    mechanism: isCommitted ? 'commit' : 'tolerate',
    basis: [{ law: '示范办法', article: '6' }],
    with: { variant },
  };
  const relief = { within: lasting('5 wd'), check: lasting('20 wd'), basis: [{ law }] };
  const item = anItem('permit', {
    mechanisms: [mechanism],
    steps: [aStep('examine', '2 wd')],
    requirements: [
      aRequirement('lease', {
        key: false,
        metBy: ['upload', 'commitment'],
        basis: [{ law }],
        ...(isCommitted ? { committable: relief } : { deferrable: relief }),
      }),
    ],
  });
  return { ...aCatalogue([item]), ...more };
}

const planOf = (...args: Parameters<typeof catalogueOf>) => derivePlan(catalogueOf(...args), input, calendar);
const reasonOf = (plan: ReturnType<typeof planOf>) => plan.applied.flatMap((one) => one.declined?.zh ?? []).join();

describe('容缺六种（tolerance is not one thing）', () => {
  test('the six are told apart by four switches, and no two are the same', () => {
    const rows = Object.values(reliefVariants).map(({ materials, promise, issues, breach }) =>
      [materials, promise, issues, breach].join(),
    );
    expect(new Set(rows).size).toBe(6);
  });

  test('A accepts and reviews, and the result waits for the paper', () => {
    const [need] = planOf('A').needs;
    expect(need).toMatchObject({ gate: 'issue', relief: { mechanism: 'tolerate' } });
    expect(planOf('A').obligations).toMatchObject([{ variant: 'A', breach: 'withhold' }]);
  });

  test('D lets the result out and B does so on a written promise once its document is named', () => {
    expect(planOf('D').needs[0]).toMatchObject({ gate: 'after-issue' });
    expect(planOf('B', '安和县容缺受理办法', { switches: on('B') }).obligations).toMatchObject([
      { variant: 'B', breach: 'handling-task' },
    ]);
  });

  test('E is a review before acceptance: the paper still stops the acceptance', () => {
    const plan = planOf('E');
    expect(plan.needs[0]).toMatchObject({ gate: 'intake' });
    expect(plan.obligations).toMatchObject([{ variant: 'E' }]);
  });

  test.each(['B', 'C'] as const)('%s is off until the district names its governing document', (variant) => {
    expect(reasonOf(planOf(variant))).toContain('文号');
    const half = planOf(variant, '安和县容缺受理办法', { switches: { [switchOfVariant(variant)]: { on: true } } });
    expect(half.obligations).toEqual([]);
    expect(planOf(variant, '安和县容缺受理办法', { switches: on(variant) }).obligations).toMatchObject([{ variant }]);
  });

  test.each(['B', 'C'] as const)('%s never takes the place of a condition that a statute sets', (variant) => {
    const plan = planOf(variant, '中华人民共和国食品安全法', { switches: on(variant) });
    expect(reasonOf(plan)).toContain('法律规定的条件');
    expect(plan.obligations).toEqual([]);
  });

  test.each(['B', 'C'] as const)('%s is never used on the safety list', (variant) => {
    const lists = {
      [safetyList]: { name: { zh: '安全清单', en: 'safety' }, publishedOn: '2026-01-01', items: ['permit'] },
    };
    const plan = planOf(variant, '安和县容缺受理办法', { switches: on(variant), lists });
    expect(reasonOf(plan)).toContain('安全、消防');
    expect(plan.obligations).toEqual([]);
  });

  test('适用范围: who has an unrepaired breach is refused every variant, with the reason', () => {
    for (const variant of ['A', 'B', 'D'] as const) {
      const plan = derivePlan(
        catalogueOf(variant, '安和县容缺受理办法', { switches: on('B') }),
        { ...input, credit: 'unrepaired-breach' },
        calendar,
      );
      expect(reasonOf(plan)).toContain('未修复的失信记录');
      expect(plan.obligations).toEqual([]);
    }
  });
});
