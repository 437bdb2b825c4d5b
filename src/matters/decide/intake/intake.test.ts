import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import type { Acting } from '../../access.ts';
import { applicant, approver, clerk, plainTasks, reviewer, sha, spec, system, World } from '../../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');

describe('收件制度按事项各是各的', () => {
  const law = (name: string, article: string) => [{ law: name, article }];
  type Intake = CaseSpec['intake'];
  const wd = (n: number) => ({ n, unit: 'wd' as const });
  /** Intake regimes of the field reference; what silence means two weeks after a receipt on 5 January, and from which day an acceptance on 7 January counts. */
  const regimes: readonly [string, Intake, silent: 'accepted 2026-01-05' | 'received', clockFrom: string][] = [
    [
      '行政许可',
      {
        noticeLimit: wd(5),
        silence: 'accepted-as-of-receipt',
        incomplete: 'correction-notice',
        startsClock: 'acceptance',
        basis: law('行政许可法', '第三十二条'),
      },
      'accepted 2026-01-05',
      '2026-01-07',
    ],
    [
      '市场主体登记',
      {
        noticeLimit: wd(0),
        silence: 'none',
        incomplete: 'return-papers',
        startsClock: 'receipt',
        basis: law('市场主体登记管理条例', '第十九条'),
      },
      'received',
      '2026-01-05',
    ],
    [
      '不动产登记',
      {
        noticeLimit: wd(0),
        silence: 'accepted-as-of-receipt',
        incomplete: 'refuse-on-the-spot',
        startsClock: 'acceptance',
        basis: law('不动产登记暂行条例', '第十七条'),
      },
      'accepted 2026-01-05',
      '2026-01-07',
    ],
    [
      '建筑工程施工许可',
      {
        noticeLimit: wd(5),
        silence: 'accepted-as-of-receipt',
        incomplete: 'correction-notice',
        startsClock: 'receipt',
        basis: law('建筑工程施工许可管理办法', '第五条'),
      },
      'accepted 2026-01-05',
      '2026-01-05',
    ],
    [
      '环境影响评价审批',
      {
        noticeLimit: wd(5),
        silence: 'none',
        incomplete: 'correction-notice',
        startsClock: 'receipt',
        basis: law('环境影响评价法', '第二十二条'),
      },
      'received',
      '2026-01-05',
    ],
    [
      '社会保险登记',
      {
        noticeLimit: null,
        silence: 'none',
        incomplete: 'correction-notice',
        startsClock: 'receipt',
        basis: law('社会保险经办条例', '第六条'),
      },
      'received',
      '2026-01-05',
    ],
  ];
  const world = (intake: Intake) => new World([spec('c1', { tasks: plainTasks('c1'), intake })]);

  test.each(regimes)('%s: silence has the effect that its own law gives it, and no other', (_name, intake, silent) => {
    const at = world(intake);
    at.on('2026-01-19').must(system, 'look-again', {});
    const one = at.state.cases['c1'];
    expect(one?.acceptedOn === undefined ? one?.status : `accepted ${one.acceptedOn}`).toBe(silent);
    if (silent !== 'received')
      expect(at.named('case-accepted')[0]).toMatchObject({ data: { deemed: { basis: intake.basis } } });
  });

  test.each(regimes)('%s: the clock starts at the fact that its law names', (_name, intake, _silent, clockFrom) => {
    const at = world(intake);
    at.on('2026-01-07').must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(at.state.cases['c1']?.clockFrom).toBe(clockFrom);
  });

  test.each(regimes)('%s: incomplete papers are corrected or returned as its law says', (_name, intake) => {
    const at = world(intake);
    const returned = at.send(reviewer('c1'), 'not-accept-case', {
      case: 'c1',
      kind: 'papers-returned',
      reasons: '材料不全',
      signpost: { organ: null, site: null, text: '补齐后再来' },
    });
    expect(refused(returned)).toBe(
      intake.incomplete === 'correction-notice' ? 'papers-are-corrected-not-returned' : 'not refused',
    );
  });
});

describe('窗口上的事', () => {
  test('an applicant at the wrong window is told the right one, never this one again', () => {
    const world = new World([spec('c1')]);
    const send = (organ: string | null) =>
      refused(
        world.send(reviewer('c1'), 'not-accept-case', {
          case: 'c1',
          kind: 'not-competent',
          reasons: '属市级权限',
          signpost: { organ, site: 'city-hall', text: '请到市政务服务中心 3 号窗口' },
        }),
      );
    expect(send(null)).toBe('signpost-without-organ');
    expect(send('organ-c1')).toBe('signpost-names-itself');
    expect(send('organ-city')).toBe('not refused');
    expect(world.named('case-not-accepted')[0]).toMatchObject({ data: { signpost: { organ: 'organ-city' } } });
  });

  test('what can be put right at the counter is put right there, without a notice and without a second trip', () => {
    const world = new World([spec('c1')], { channel: 'window' });
    world.must(clerk, 'check-materials', {
      case: 'c1',
      checks: [{ need: 'c1-form', verdict: 'defective', problem: '日期未填', field: null, originalSeen: true }],
    });
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('materials-defective');
    world.must(clerk, 'correct-on-spot', { case: 'c1', need: 'c1-form', what: '补填日期' });
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('not refused');
    expect(world.state.ledger.corrections).toEqual([]);
    expect(world.state.head.visits).toBe(1);
  });

  test('a paper that was exchanged at the counter is the one that the decision rests on', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(clerk, 'correct-on-spot', { case: 'c1', need: 'c1-form', what: '换页', sha256: sha(77) });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' });
    expect(world.state.cases['c1']?.decision?.materials).toContain(sha(77));
  });

  test('received by one organ, decided by another, handed over by a third', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })], { channel: 'window', electronicService: false });
    world.must(applicant, 'choose-delivery', { way: 'window', site: 'hall-of-the-next-county' });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const serve = () => {
      for (const [notice, one] of Object.entries(world.state.ledger.notices))
        if (!one.isServed) world.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '签收' });
    };
    serve();
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' });
    const elsewhere: Acting = { ...clerk, id: 's-7-clerk', organ: 'centre-of-the-next-county' };
    world.must(elsewhere, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人' });
    expect(world.named('visit-recorded').at(-1)).toMatchObject({ data: { site: 'hall-of-the-next-county' } });
    expect(world.named('case-decided')[0]).toMatchObject({ data: { organ: 'organ-c1' } });
    expect(world.named('result-delivered')[0]?.actor).toBe('s-7-clerk');
  });

  test('to pick up at a window one says at which', () => {
    const world = new World([spec('c1')]);
    expect(refused(world.send(applicant, 'choose-delivery', { way: 'window' }))).toBe('site-missing');
  });
});

describe('前后两件一起交', () => {
  const two = (options: ConstructorParameters<typeof World>[1] = {}) =>
    new World(
      [
        spec('c1', { tasks: plainTasks('c1') }),
        spec('c2', { tasks: plainTasks('c2'), waits: [{ case: 'c1', gate: 'intake' }] }),
      ],
      options,
    );
  const decide = (world: World, effect: 'granted' | 'denied') => {
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    for (const [notice, one] of Object.entries(world.state.ledger.notices))
      if (!one.isServed) world.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '签收' });
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    world.must(approver('c1'), 'decide-case', { task: 'c1.decide', effect, reasons: '依据审查' });
  };

  test('the later one is examined ahead, and accepted when the earlier result is there: that is its receipt day', () => {
    const world = two();
    world.must(reviewer('c2'), 'check-materials', {
      case: 'c2',
      checks: [{ need: 'c2-form', verdict: 'fits', problem: null, field: null, originalSeen: false }],
    });
    expect(refused(world.send(reviewer('c2'), 'accept-case', { case: 'c2' }))).toBe('waits-for-other-case');
    world.on('2026-01-12');
    decide(world, 'granted');
    expect(world.state.cases['c2']?.receivedOn).toBe('2026-01-12');
    expect(refused(world.send(reviewer('c2'), 'accept-case', { case: 'c2' }))).toBe('not refused');
  });

  test('on paper the earlier result counts from the day it reached the applicant, not from the day it was decided', () => {
    const world = two({ electronicService: false, delivery: 'window' });
    decide(world.on('2026-01-12'), 'granted');
    expect(world.state.cases['c2']?.receivedOn).toBeUndefined();
    const [grant] = Object.entries(world.state.ledger.notices).find(([, one]) => one.kind === 'grant') ?? ['n0'];
    world.on('2026-01-15').must(clerk, 'serve-notice', { notice: grant, way: 'direct', evidence: '签收' });
    expect(world.state.cases['c2']?.receivedOn).toBe('2026-01-15');
  });

  test('where the earlier one is denied the later one ends with its basis, told in writing, and nobody is deemed to accept it', () => {
    const world = two();
    decide(world, 'denied');
    expect(world.status('c2')).toBe('lapsed');
    expect(world.named('case-lapsed')[0]).toMatchObject({
      data: { because: 'prerequisite-ended', basis: [{ law: '中华人民共和国行政许可法' }] },
    });
    expect(world.named('notice-issued').at(-1)).toMatchObject({ data: { kind: 'termination', cases: ['c2'] } });
  });
});

describe('补录', () => {
  test('what was received on paper during an outage is received on the day it was, with its evidence, and seen to be late', () => {
    const world = new World([spec('c1')], {
      late: { occurredAt: '2026-01-05T03:00:00.000Z', evidence: '停机记录 7 号 收据 12' },
      at: '2026-01-07T02:00:00.000Z',
    });
    expect(world.state.cases['c1']?.receivedOn).toBe('2026-01-05');
    expect(world.facts[1]).toMatchObject({ name: 'late-entry-recorded', data: { evidence: '停机记录 7 号 收据 12' } });
    world.on('2026-01-13').must(system, 'look-again', {});
    expect(world.state.cases['c1']?.acceptedOn).toBe('2026-01-05');
  });

  test('nothing is entered for a time that is still to come', () => {
    expect(
      () => new World([spec('c1')], { late: { occurredAt: '2026-02-05T03:00:00.000Z', evidence: '停机记录' } }),
    ).toThrow('occurred-in-the-future');
  });
});
