import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import { fold } from '../../evolve.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import {
  applicant,
  approver,
  bothRoles,
  need,
  plainTasks,
  reviewer,
  sha,
  spec,
  task,
  World,
} from '../../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');

/** A land certificate (c1) and a permit (c2) that is reviewed before it exists. */
function ahead(variant: CaseSpec['variant'], convert = true): World {
  const gate = variant === 'reviewed-awaiting' ? ('issue' as const) : ('convert' as const);
  const tasks = [
    ...plainTasks('c2'),
    ...(convert ? [task('c2.convert', 'convert', { waits: [{ task: 'c2.decide' }, { case: 'c1' }] })] : []),
  ];
  const world = new World([
    spec('c1', { tasks: plainTasks('c1') }),
    spec('c2', { variant, tasks, waits: [{ case: 'c1', gate }], outputs: ['permit'], needs: [need('c2-plan')] }),
  ]);
  for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
  world.must(reviewer('c2'), 'examine', { task: 'c2.examine', opinion: 'grant', text: '符合规划条件' });
  return world;
}
const decide = (world: World, id: string, effect: 'granted' | 'denied' = 'granted') =>
  world.must(approver(id), 'decide-case', { task: `${id}.decide`, effect, reasons: '符合条件' });
function landGranted(world: World): World {
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
  decide(world, 'c1');
  return world;
}
const kinds = (world: World) =>
  world.facts.flatMap((one) => (one.name === 'notice-issued' && one.data.cases.includes('c2') ? [one.data.kind] : []));

describe('模拟审批（simulated approval）', () => {
  test('the same tasks and checks by the same two people; the result has no effect, no number and no paper', () => {
    const world = ahead('simulated');
    const [result, ...more] = decide(world, 'c2');
    expect(result).toMatchObject({ name: 'result-simulated', data: { effect: 'granted' } });
    expect(more).toEqual([]);
    expect(world.state.cases['c2']?.decision).toBeUndefined();
    expect(world.status('c2')).toBe('in-review');
    expect(kinds(world)).toEqual(['receipt', 'acceptance']);
    const both = ahead('simulated');
    both.must(approver('c2'), 'decide-case', { task: 'c2.decide', effect: 'granted', reasons: '可' });
    expect(
      refused(both.send(approver('c2'), 'decide-case', { task: 'c2.decide', effect: 'granted', reasons: '可' })),
    ).toBe('task-already-answered');
  });

  test('it is not converted before the prerequisite exists, and then by a delta check', () => {
    const world = ahead('simulated');
    decide(world, 'c2');
    const convert = { task: 'c2.convert', verdict: 'no-effect' as const };
    expect(refused(world.send(approver('c2'), 'convert-result', convert))).toBe('task-not-open');
    landGranted(world);
    world.must(approver('c2'), 'convert-result', convert);
    expect(world.state.cases['c2']?.decision).toMatchObject({ effect: 'granted', by: approver('c2').id });
    expect(world.named('case-decided').at(-1)).toMatchObject({ data: { variant: 'converted', outputs: ['permit'] } });
    expect(kinds(world)).toContain('grant');
    expect(fold(world.facts, world.id)).toEqual(world.state);
  });

  test('a paper that has changed since is looked at by name, or the case is examined again', () => {
    const world = ahead('simulated');
    decide(world, 'c2');
    world.must(applicant, 'supply-material', { case: 'c2', need: 'c2-plan', sha256: sha(77) });
    landGranted(world);
    const convert = { task: 'c2.convert', verdict: 'no-effect' as const };
    expect(refused(world.send(approver('c2'), 'convert-result', convert))).toBe('delta-not-checked');
    world.must(approver('c2'), 'convert-result', {
      ...convert,
      verdict: 'examine-again',
      changed: [{ need: 'c2-plan', note: '红线变化' }],
    });
    expect(world.state.cases['c2']?.tasks['c2.examine']?.state).toBe('open');
    expect(world.state.cases['c2']?.ahead).toBeUndefined();
    world.must(reviewer('c2'), 'examine', { task: 'c2.examine', opinion: 'grant', text: '变化不影响' });
    decide(world, 'c2');
    expect(world.state.cases['c2']?.decision?.effect).toBe('granted');
  });

  test('whoever examined does not convert', () => {
    const world = ahead('simulated');
    const same = new World([spec('c1', { tasks: plainTasks('c1') })]);
    expect(same.status('c1')).toBe('received');
    world.must(approver('c2'), 'send-back', { task: 'c2.decide', reasons: '复核' });
    world.must(bothRoles('c2'), 'examine', { task: 'c2.examine', opinion: 'grant', text: '可' });
    decide(world, 'c2');
    landGranted(world);
    const convert = { task: 'c2.convert', verdict: 'no-effect' as const };
    expect(refused(world.send(bothRoles('c2'), 'convert-result', convert))).toBe('same-person-examined');
  });

  test('when the prerequisite is denied the rehearsal leads to nothing and the matter ends', () => {
    const world = ahead('simulated');
    decide(world, 'c2');
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'deny', text: '不符合' });
    decide(world, 'c1', 'denied');
    expect(world.status('c2')).toBe('lapsed');
    expect(world.state.head.status).toBe('complete');
  });

  test('reviewed after the prerequisite is there it is an ordinary decision', () => {
    const world = landGranted(ahead('simulated'));
    expect(decide(world, 'c2')[0]).toMatchObject({ name: 'case-decided' });
  });
});

describe('附条件（conditions of a result without effect）', () => {
  const row = { text: '复核排烟', within: { n: 10, unit: 'wd' }, checker: 'organ-c2' } as const;
  const withConditions = (world: World, condition: typeof row | { text: string; due: string }) =>
    world.send(approver('c2'), 'decide-case', {
      task: 'c2.decide',
      effect: 'granted',
      reasons: '符合条件',
      conditions: ['限堂食', condition],
    });

  test.each(['simulated', 'preliminary', 'reviewed-awaiting'] as const)(
    '%s: nothing is owed before the decision has effect; then each condition is a check whose limit begins that day',
    (variant) => {
      const world = ahead(variant, variant !== 'reviewed-awaiting');
      expect(refused(withConditions(world, row))).toBe('not refused');
      expect(world.named('condition-set')).toEqual([]);
      expect(world.state.cases['c2']?.ahead).toMatchObject({
        conditions: ['限堂食', '复核排烟（决定之日起10个工作日内）'],
        rows: [row],
      });
      landGranted(world.on('2026-01-08'));
      if (variant !== 'reviewed-awaiting')
        world.must(approver('c2'), 'convert-result', { task: 'c2.convert', verdict: 'no-effect' });
      expect(world.named('condition-set')).toMatchObject([
        { data: { case: 'c2', text: '复核排烟', checker: 'organ-c2' } },
      ]);
      expect(world.state.ledger.obligations['o1']).toMatchObject({ mechanism: 'condition', due: { on: '2026-01-22' } });
      expect(world.named('notice-issued').at(-1)).toMatchObject({
        data: { content: { checks: [{ condition: '复核排烟（决定之日起10个工作日内）', checker: 'organ-c2' }] } },
      });
      expect(fold(world.facts, world.id)).toEqual(world.state);
    },
  );

  test('no condition with a fixed day, for nobody knows when it takes effect; and a checker who has to do with the case', () => {
    const world = ahead('simulated');
    expect(refused(withConditions(world, { text: '报送自查表', due: '2026-03-02' }))).toBe(
      'condition-day-before-effect',
    );
    const strange = { ...row, checker: 'organ-c9' as 'organ-c2' };
    expect(refused(withConditions(world, strange))).toBe('checker-not-concerned');
  });
});

describe('初审确认（preliminary opinion）', () => {
  test('a stamped opinion with its own number that is no permit', () => {
    const world = ahead('preliminary');
    decide(world, 'c2');
    expect(world.named('opinion-issued')).toHaveLength(1);
    const opinion = world.facts.find((one) => one.name === 'notice-issued' && one.data.kind === 'preliminary-opinion');
    expect(opinion).toMatchObject({ data: { seal: 'organ-seal' } });
    expect(opinion?.name === 'notice-issued' && opinion.data.number).toMatch(/初审/);
    expect(world.state.cases['c2']?.decision).toBeUndefined();
  });

  test('with the land certificate it is exchanged for the formal certificate, and nobody examines again', () => {
    const world = ahead('preliminary');
    decide(world, 'c2');
    landGranted(world);
    world.must(approver('c2'), 'convert-result', { task: 'c2.convert', verdict: 'no-effect' });
    expect(world.named('result-converted')).toMatchObject([{ data: { from: 'preliminary', after: ['c1'] } }]);
    expect(world.state.cases['c2']?.decision?.effect).toBe('granted');
    expect(world.named('examined').filter((one) => one.name === 'examined' && one.data.case === 'c2')).toHaveLength(1);
  });
});

describe('前置审核、后置确认（reviewed, awaiting the licence）', () => {
  test('fully reviewed while the licence is pending, in force by itself when it exists', () => {
    const world = ahead('reviewed-awaiting', false);
    decide(world, 'c2');
    expect(world.named('decision-prepared')).toHaveLength(1);
    expect(world.state.cases['c2']?.decision).toBeUndefined();
    landGranted(world.on('2026-01-08'));
    expect(world.state.cases['c2']?.decision).toMatchObject({ effect: 'granted', on: '2026-01-08' });
  });

  test('a refusal needs no licence to be in force', () => {
    const world = ahead('reviewed-awaiting', false);
    decide(world, 'c2', 'denied');
    expect(world.state.cases['c2']?.decision?.effect).toBe('denied');
  });
});
