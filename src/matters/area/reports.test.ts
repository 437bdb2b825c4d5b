import { expect, test } from 'vitest';
import { derivePlan } from '../../planner/index.ts';
import { aCatalogue, anInput, anItem, aStep, calendar, facts, is } from '../../planner/testing/builders.ts';
import type { AreaReport } from './of-area.ts';
import { reportsFor } from './reports.ts';

const report: AreaReport = {
  report: 'ar-1',
  organ: 'ecology',
  area: '东部园区',
  document: '安环评〔2026〕3号',
  materials: ['area-environment'],
  element: 'project.park',
  value: 'east',
  registeredOn: '2026-01-01',
  validUntil: '2028-12-31',
  withdrawnOn: null,
};
const used = (answers: Record<string, string>, today = '2026-11-25', more: Partial<AreaReport> = {}) =>
  reportsFor([{ ...report, ...more }], answers, today);

test('a project that declares the area is planned with its report, one elsewhere or undeclared is not', () => {
  expect(used({ 'project.park': 'east' })).toEqual([{ material: 'area-environment', validUntil: '2028-12-31' }]);
  expect(used({ 'project.park': 'west' })).toEqual([]);
  expect(used({})).toEqual([]);
});

test('a report counts from its registration until its last day or the day on which it is withdrawn', () => {
  expect(used({ 'project.park': 'east' }, '2025-12-31')).toEqual([]);
  expect(used({ 'project.park': 'east' }, '2028-12-31')).toHaveLength(1);
  expect(used({ 'project.park': 'east' }, '2029-01-01')).toEqual([]);
  expect(used({ 'project.park': 'east' }, '2026-11-25', { withdrawnOn: '2026-11-25' })).toEqual([]);
});

test('区域化评估的“超出部分”: within the thresholds nothing is assessed, above them only what exceeds, and without a report all of it', () => {
  const never = { op: 'literal', value: false, span: { from: 0, to: 0 } } as const;
  const entry = (exceeds: boolean, more: object = {}) => ({
    mechanism: 'area-assessment' as const,
    when: is('project.exceeds', exceeds),
    with: { report: 'area-environment', ...more },
    basis: [],
  });
  const item = anItem('environment', {
    elements: [{ element: 'project.exceeds' }, { element: 'project.park' }] as never,
    steps: [
      aStep('assess-all', '20 wd', { kind: 'assess' }),
      aStep('assess-excess', '3 wd', { kind: 'assess', when: never }),
    ],
    mechanisms: [entry(false), entry(true, { excess: 'assess-excess' })],
  });
  const catalogue = aCatalogue([item], {}, [{ key: 'project.exceeds' }, { key: 'project.park', type: 'string' }]);
  const stepsOf = (park: string, exceeds: boolean): string[] => {
    const answers = { 'project.park': park, 'project.exceeds': exceeds };
    const areaReports = reportsFor([report], answers, '2026-03-02');
    const plan = derivePlan(
      catalogue,
      anInput({ items: ['environment'], facts: facts(answers), areaReports }),
      calendar,
    );
    return plan.tasks.map((task) => task.id).filter((id) => id.includes('assess'));
  };
  expect(stepsOf('west', false)).toEqual([expect.stringContaining('assess-all')]);
  expect(stepsOf('east', false)).toEqual([]);
  expect(stepsOf('east', true)).toEqual([expect.stringContaining('assess-excess')]);
});
