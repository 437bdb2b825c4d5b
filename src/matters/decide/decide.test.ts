import { describe, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { isRefusal } from '../../platform/pure.ts';
import { papersSeen } from '../access.ts';
import { permittedActions } from '../decide.ts';
import { fold } from '../evolve.ts';
import { facts } from '../facts.ts';
import {
  applicant,
  approver,
  bothRoles,
  clerk,
  coordinator,
  inspector,
  need,
  plainTasks,
  reviewer,
  sha,
  spec,
  staffOf,
  stranger,
  system,
  task,
  World,
} from '../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');
const checklist: [] = [];
const survey = (world: World, id: string, passed = true) =>
  world.must(inspector(id), 'record-survey', {
    task: `${id}.survey`,
    staff: staffOf(2),
    checklist,
    findings: [],
    photographs: [],
    passed,
    concludedOnSite: true,
  });
const examined = (world: World, id: string, opinion: 'grant' | 'deny' = 'grant') =>
  world.must(reviewer(id), 'examine', { task: `${id}.examine`, opinion, text: '经审查符合条件' });
const decided = (world: World, id: string, effect: 'granted' | 'denied' = 'granted') =>
  world.must(approver(id), 'decide-case', { task: `${id}.decide`, effect, reasons: '符合法定条件' });

/** A whole case from acceptance to decision. */
function handle(world: World, id: string): void {
  world.must(reviewer(id), 'accept-case', { case: id });
  survey(world, id);
  examined(world, id);
  decided(world, id);
}

describe('收件与受理', () => {
  test('the receipt is given at once, with a number, before anybody has looked', () => {
    const world = new World([spec('c1')]);
    expect(world.named('receipt-issued')).toHaveLength(1);
    expect(world.state.head.number).toMatch(/^999901\d{16}$/);
    expect(world.status('c1')).toBe('received');
    expect(world.state.cases['c1']?.promisedDue).toBeUndefined();
  });

  test('the clock starts with acceptance, and the start day is not counted', () => {
    const world = new World([spec('c1')], { at: '2026-01-05T02:00:00.000Z' });
    world.on('2026-01-06').must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(world.state.cases['c1']?.promisedDue).toEqual({ on: '2026-01-20', provisional: false });
    expect(world.state.cases['c1']?.clockFrom).toBe('2026-01-06');
  });

  test('the window accepts in the organ’s name only under recorded authorisation', () => {
    const without = new World([spec('c1')]);
    expect(refused(without.send(clerk, 'accept-case', { case: 'c1' }))).toBe('window-without-authorisation');
    const world = new World([spec('c1', { windowAccepts: '安审授〔2026〕1号' })]);
    const [accepted] = world.must(clerk, 'accept-case', { case: 'c1' });
    expect(accepted).toMatchObject({
      name: 'case-accepted',
      data: { inNameOf: { organ: 'organ-c1', authorisation: '安审授〔2026〕1号' } },
    });
  });

  test('a case with a missing paper is not accepted before one notice has told it', () => {
    const world = new World([spec('c1')], { without: ['c1-plan'] });
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('materials-missing');
  });

  test('the same paper for two cases is handed in once', () => {
    const shared = { line: 'lease' };
    const world = new World(
      [spec('c1', { needs: [need('c1-lease', shared)] }), spec('c2', { needs: [need('c2-lease', shared)] })],
      { without: ['c2-lease'] },
    );
    world.must(reviewer('c2'), 'accept-case', { case: 'c2' });
    expect(world.status('c2')).toBe('accepted');
  });

  test('silence for five working days accepts as of the receipt day, flagged and charged to the organ', () => {
    const world = new World([spec('c1')], { at: '2025-09-29T02:00:00.000Z' });
    expect(world.on('2025-10-13').must(system, 'look-again', {})).toHaveLength(0);
    world.on('2025-10-14').must(system, 'look-again', {});
    expect(world.state.cases['c1']).toMatchObject({
      status: 'accepted',
      acceptedOn: '2025-09-29',
      clockFrom: '2025-09-29',
      isDeemedAccepted: true,
    });
    expect(world.named('violation-recorded')).toHaveLength(1);
    expect(world.must(system, 'look-again', {}).filter((one) => one.name === 'case-accepted')).toHaveLength(0);
  });

  test('no silence has an effect on a day whose calendar is not published', () => {
    const world = new World([spec('c1')], { at: '2026-12-30T02:00:00.000Z' });
    world.on('2027-01-20').must(system, 'look-again', {});
    expect(world.status('c1')).toBe('received');
  });

  test('不予受理 names the right organ, or it is not a lawful refusal', () => {
    const world = new World([spec('c1')]);
    const nowhere = { organ: null, site: null, text: '请到有权机关申请' };
    expect(
      refused(
        world.send(reviewer('c1'), 'not-accept-case', {
          case: 'c1',
          kind: 'not-competent',
          reasons: '不属于本机关职权',
          signpost: nowhere,
        }),
      ),
    ).toBe('signpost-without-organ');
    world.must(reviewer('c1'), 'not-accept-case', {
      case: 'c1',
      kind: 'not-competent',
      reasons: '不属于本机关职权',
      signpost: { ...nowhere, organ: 'organ-x' },
    });
    expect(world.status('c1')).toBe('not-accepted');
    expect(world.state.head.status).toBe('complete');
  });
});

describe('一次性告知', () => {
  const missing = () => new World([spec('c1'), spec('c2')], { without: ['c1-plan', 'c2-plan'] });
  const defect = (one: string) => ({ case: one, need: `${one}-plan`, problem: '缺少平面图' });

  test('one notice lists the defects of all cases, or it is not sent', () => {
    const world = missing();
    expect(refused(world.send(clerk, 'notify-correction', { seq: 1, defects: [defect('c1')] }))).toBe(
      'notice-not-complete',
    );
    world.must(clerk, 'notify-correction', { seq: 1, defects: [defect('c1'), defect('c2')] });
    expect(
      world.named('notice-issued').filter((one) => one.name === 'notice-issued' && one.data.kind === 'correction'),
    ).toHaveLength(1);
  });

  test('a second notice for what the first could have shown is the organ’s violation', () => {
    const world = missing();
    world.must(clerk, 'notify-correction', { seq: 1, defects: [defect('c1'), defect('c2')] });
    world.must(applicant, 'supply-correction', {
      materials: ['c1', 'c2'].map((one, i) => ({ need: `${one}-plan`, sha256: sha(20 + i) })),
    });
    world.must(reviewer('c1'), 'notify-correction', {
      seq: 1,
      defects: [{ case: 'c1', need: 'c1-form', problem: '未签名' }],
    });
    expect(world.named('violation-recorded')).toHaveLength(1);
  });

  test('a second notice about the corrected paper itself is no violation', () => {
    const world = missing();
    world.must(clerk, 'notify-correction', { seq: 1, defects: [defect('c1'), defect('c2')] });
    world.must(applicant, 'supply-correction', {
      materials: ['c1', 'c2'].map((one, i) => ({ need: `${one}-plan`, sha256: sha(20 + i) })),
    });
    world.must(reviewer('c1'), 'notify-correction', {
      seq: 1,
      defects: [{ case: 'c1', need: 'c1-plan', problem: '图纸不清' }],
    });
    expect(world.named('violation-recorded')).toHaveLength(0);
  });

  test('after acceptance one asks for a supplement, never for a correction', () => {
    const world = new World([spec('c1')]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(
      refused(
        world.send(reviewer('c1'), 'notify-correction', {
          seq: 1,
          defects: [{ case: 'c1', need: 'c1-plan', problem: '不清' }],
        }),
      ),
    ).toBe('no-case-in-intake');
    world.must(reviewer('c1'), 'ask-supplement', { case: 'c1', need: 'c1-plan', reasons: '请补充比例尺' });
    expect(world.state.cases['c1']?.suspensions).toHaveLength(0);
  });

  test('papers that never come let the case lapse, and only the cases of the notice', () => {
    const world = new World([spec('c1'), spec('c2')], { without: ['c1-plan'] });
    world.must(clerk, 'notify-correction', { seq: 1, defects: [defect('c1')], within: { n: 3, unit: 'wd' } });
    world.on('2026-01-09').must(system, 'look-again', {});
    expect([world.status('c1'), world.status('c2')]).toEqual(['lapsed', 'received']);
  });
});

describe('并联办理', () => {
  test('tasks open when what they consume exists, and for no other reason', () => {
    const world = new World([spec('c1')]);
    expect(world.named('task-opened')).toHaveLength(0);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(world.named('task-opened').map((one) => (one.name === 'task-opened' ? one.data.task : ''))).toEqual([
      'c1.survey',
    ]);
    survey(world, 'c1');
    expect(world.state.cases['c1']?.tasks['c1.examine']?.state).toBe('open');
    expect(world.state.cases['c1']?.tasks['c1.decide']?.state).toBe('waiting');
  });

  test('a survey needs two staff with their own cards', () => {
    const world = new World([spec('c1')]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const body = { task: 'c1.survey', checklist, findings: [], photographs: [], passed: true, concludedOnSite: true };
    expect(refused(world.send(inspector('c1'), 'record-survey', { ...body, staff: staffOf(1) }))).toBe(
      'two-staff-needed',
    );
    expect(
      refused(world.send(inspector('c1'), 'record-survey', { ...body, staff: [...staffOf(1), ...staffOf(1)] })),
    ).toBe('two-staff-needed');
  });

  test('the last answer completes the joint survey, once', () => {
    const joint = (id: string) =>
      spec(id, { tasks: spec(id).tasks.map((one) => (one.kind === 'survey' ? { ...one, joint: 'j:site' } : one)) });
    const world = new World([joint('c1'), joint('c2'), joint('c3')]);
    for (const id of ['c1', 'c2', 'c3']) world.must(reviewer(id), 'accept-case', { case: id });
    world.must(coordinator, 'schedule-survey', {
      tasks: ['c1.survey', 'c2.survey', 'c3.survey'],
      at: '2026-01-07T02:00:00.000Z',
    });
    survey(world, 'c1');
    survey(world, 'c3');
    expect(world.named('joint-completed')).toHaveLength(0);
    survey(world, 'c2');
    expect(world.named('joint-completed')).toHaveLength(1);
    expect(
      refused(
        world.send(inspector('c2'), 'record-survey', {
          task: 'c2.survey',
          staff: staffOf(2),
          checklist,
          findings: [],
          photographs: [],
          passed: true,
          concludedOnSite: true,
        }),
      ),
    ).toBe('task-already-answered');
  });

  test('silence of a notified organ completes the joint step, never the decision', () => {
    const joint = (id: string) =>
      spec(id, {
        deemedConsent: true,
        tasks: spec(id).tasks.map((one) => (one.kind === 'survey' ? { ...one, joint: 'j:site' } : one)),
      });
    const world = new World([joint('c1'), joint('c2')]);
    for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
    world.must(coordinator, 'schedule-survey', { tasks: ['c1.survey', 'c2.survey'], at: '2026-01-07T02:00:00.000Z' });
    survey(world, 'c1');
    world.on('2026-01-13').must(system, 'look-again', {});
    expect(world.state.cases['c2']?.tasks['c2.survey']).toMatchObject({ state: 'done', deemed: true });
    expect(world.named('joint-completed')).toHaveLength(1);
    expect(
      world
        .on('2026-03-20')
        .must(system, 'look-again', {})
        .some((one) => one.name === 'case-decided'),
    ).toBe(false);
  });

  test('twelve organs act on the page they saw, and none refuses another', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `c${i + 1}`);
    const world = new World(ids.map((id) => spec(id, { tasks: plainTasks(id) })));
    const seen = ids.map((id) => [id, world.state.cases[id]?.version ?? 0] as const);
    for (const [id, version] of seen) world.must(reviewer(id), 'accept-case', { case: id, version });
    expect(ids.map((id) => world.status(id))).toEqual(ids.map(() => 'accepted'));
  });

  test('a stale page is told that the case has changed', () => {
    const world = new World([spec('c1')]);
    const version = world.state.cases['c1']?.version ?? 0;
    world.must(clerk, 'check-materials', {
      case: 'c1',
      checks: [{ need: 'c1-form', verdict: 'fits', problem: null, field: null, originalSeen: true }],
    });
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1', version }))).toBe('stale');
  });

  test('a case that waits for an earlier licence is received only when that one is decided', () => {
    const world = new World([
      spec('c1', { tasks: plainTasks('c1') }),
      spec('c2', { waits: [{ case: 'c1', gate: 'intake' }] }),
    ]);
    expect(refused(world.send(reviewer('c2'), 'accept-case', { case: 'c2' }))).toBe('waits-for-other-case');
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    world.on('2026-01-08');
    decided(world, 'c1');
    expect(world.state.cases['c2']?.receivedOn).toBe('2026-01-08');
    world.must(reviewer('c2'), 'accept-case', { case: 'c2' });
  });

  test('a case whose prerequisite was refused cannot be granted, and still finds its end', () => {
    const waiting = spec('c2', {
      waits: [{ case: 'c1', gate: 'decision' }],
      tasks: plainTasks('c2').map((one) =>
        one.kind === 'decide' ? { ...one, waits: [...one.waits, { case: 'c1' }] } : one,
      ),
    });
    const world = new World([spec('c1', { tasks: plainTasks('c1') }), waiting]);
    for (const id of ['c1', 'c2']) world.must(reviewer(id), 'accept-case', { case: id });
    examined(world, 'c2');
    expect(
      refused(world.send(approver('c2'), 'decide-case', { task: 'c2.decide', effect: 'granted', reasons: '可' })),
    ).toBe('task-not-open');
    examined(world, 'c1', 'deny');
    decided(world, 'c1', 'denied');
    expect(
      refused(world.send(approver('c2'), 'decide-case', { task: 'c2.decide', effect: 'granted', reasons: '可' })),
    ).toBe('prerequisite-not-granted');
    decided(world, 'c2', 'denied');
    expect(world.state.head.status).toBe('complete');
  });
});

describe('决定', () => {
  test('whoever examined does not decide', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(bothRoles('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' });
    expect(
      refused(world.send(bothRoles('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' })),
    ).toBe('same-person-examined');
    decided(world, 'c1');
  });

  test('a denial tells the remedies and their time limits', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1', 'deny');
    const [denial] = decided(world, 'c1', 'denied');
    expect(denial).toMatchObject({ data: { effect: 'denied', remedies: { review: { zh: '六十日内申请行政复议' } } } });
  });

  test('whoever declared a conflict does nothing more in that case', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'declare-conflict', { case: 'c1', reason: '申请人是亲属' });
    expect(refused(world.send(reviewer('c1'), 'accept-case', { case: 'c1' }))).toBe('recused');
    world.must(reviewer('c1', 2), 'accept-case', { case: 'c1' });
  });

  test('another organ, the window and a stranger decide nothing', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') }), spec('c2')]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    for (const actor of [approver('c2'), clerk, stranger, applicant]) {
      expect(refused(world.send(actor, 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' }))).toBe(
        'not-permitted',
      );
    }
  });

  test('the approver may send the examination back, and the decision waits for the new one', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    world.must(approver('c1'), 'send-back', { task: 'c1.decide', reasons: '请核对面积' });
    expect(world.state.cases['c1']?.tasks['c1.decide']?.state).toBe('waiting');
    examined(world, 'c1');
    decided(world, 'c1');
  });

  test('the decision names the exact set of documents that it rests on', () => {
    const world = new World([spec('c1')]);
    handle(world, 'c1');
    expect(world.state.cases['c1']?.decision?.materials).toEqual([sha(1), sha(2)]);
  });
});

describe('时钟', () => {
  const running = () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    return world;
  };

  test('a suspension moves the limit by exactly the suspended working time, with a written notice', () => {
    const world = running();
    world.on('2026-01-07').must(reviewer('c1'), 'suspend-clock', {
      case: 'c1',
      ground: 'testing',
      expected: { n: 3, unit: 'wd' },
      reasons: '送检',
    });
    world.on('2026-01-12').must(reviewer('c1'), 'resume-clock', { case: 'c1' });
    expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-22');
    expect(world.state.cases['c1']?.statutoryDue?.on).toBe('2026-02-05');
    expect(
      world.named('notice-issued').some((one) => one.name === 'notice-issued' && one.data.kind === 'special-procedure'),
    ).toBe(true);
    expect(world.named('clock-suspended')).toMatchObject([{ actor: reviewer('c1').id, data: { ground: 'testing' } }]);
  });

  test('no ground but the law’s or one that the item declares with its basis stops the clock, and a supplement is none', () => {
    const world = running();
    world.must(reviewer('c1'), 'ask-supplement', { case: 'c1', need: 'c1-plan', reasons: '请补充比例尺' });
    expect(world.state.cases['c1']?.suspensions).toEqual([]);
    const own = {
      case: 'c1',
      ground: 'declared-by-item' as const,
      expected: { n: 3, unit: 'wd' as const },
      reasons: '等待补充',
    };
    expect(refused(world.send(reviewer('c1'), 'suspend-clock', own))).toBe('ground-not-declared');
    const basis = [{ law: '示范条例', article: '九' }];
    expect(refused(world.send(reviewer('c1'), 'suspend-clock', { ...own, basis }))).toBe('ground-not-declared');
    const [first, ...rest] = plainTasks('c1');
    const declaring = new World([
      spec('c1', { tasks: [{ ...first, stopsClock: 'survey' } as typeof first, ...rest].flatMap((one) => one ?? []) }),
    ]);
    declaring.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(refused(declaring.send(reviewer('c1'), 'suspend-clock', own))).toBe('ground-not-declared');
    declaring.must(reviewer('c1'), 'suspend-clock', { ...own, basis });
  });

  test('a suspension after an extension keeps the days that were granted, not the cap', () => {
    const world = running();
    world.must(approver('c1'), 'extend-limit', { case: 'c1', by: { n: 1, unit: 'wd' }, reasons: '案情复杂' });
    expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-20');
    world.must(reviewer('c1'), 'suspend-clock', {
      case: 'c1',
      ground: 'testing',
      expected: { n: 1, unit: 'wd' },
      reasons: '送检',
    });
    world.on('2026-01-06').must(reviewer('c1'), 'resume-clock', { case: 'c1' });
    expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-21');
  });

  test('the right to a hearing is told in writing, and the time of the hearing is not counted', () => {
    const world = running();
    const [told] = world.must(reviewer('c1'), 'tell-hearing-right', { case: 'c1', reasons: '拟作出不利决定' });
    expect(told).toMatchObject({ data: { kind: 'hearing-right', content: { applyUntil: '2026-01-12' } } });
    const before = world.state.cases['c1']?.promisedDue?.on;
    world.on('2026-01-08').must(reviewer('c1'), 'suspend-clock', {
      case: 'c1',
      ground: 'hearing',
      expected: { n: 20, unit: 'wd' },
      reasons: '申请人要求听证',
    });
    world.on('2026-01-15').must(reviewer('c1'), 'resume-clock', { case: 'c1' });
    expect([before, world.state.cases['c1']?.promisedDue?.on]).toEqual(['2026-01-19', '2026-01-26']);
  });

  test('nothing is decided while the clock is suspended', () => {
    const world = running();
    examined(world, 'c1');
    world.must(reviewer('c1'), 'suspend-clock', {
      case: 'c1',
      ground: 'hearing',
      expected: { n: 20, unit: 'wd' },
      reasons: '听证',
    });
    expect(
      refused(world.send(approver('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' })),
    ).toBe('clock-suspended');
  });

  test('one extension, within its cap, approved in the organ, never after the day has passed', () => {
    const world = running();
    expect(
      refused(
        world.send(approver('c1'), 'extend-limit', { case: 'c1', by: { n: 11, unit: 'wd' }, reasons: '案情复杂' }),
      ),
    ).toBe('extension-beyond-cap');
    world.must(approver('c1'), 'extend-limit', { case: 'c1', by: { n: 10, unit: 'wd' }, reasons: '案情复杂' });
    expect(
      refused(world.send(approver('c1'), 'extend-limit', { case: 'c1', by: { n: 1, unit: 'wd' }, reasons: '再延' })),
    ).toBe('already-extended');
    const late = running();
    late.on('2026-03-20');
    expect(
      refused(late.send(approver('c1'), 'extend-limit', { case: 'c1', by: { n: 5, unit: 'wd' }, reasons: '晚了' })),
    ).toBe('limit-has-passed');
  });

  test('a passed limit is recorded once, and the statutory one is charged to the organ', () => {
    const world = running();
    world.on('2026-03-20').must(system, 'look-again', {});
    world.must(system, 'look-again', {});
    expect(world.named('case-overdue')).toHaveLength(2);
    expect(world.named('violation-recorded')).toHaveLength(1);
  });
});

describe('容缺、承诺与外部办理', () => {
  test('a tolerated paper lets the case be accepted and decided, and withholds the result until it comes', () => {
    const late = need('c1-late', {
      key: false,
      gate: 'issue',
      relief: { mechanism: 'tolerate', due: { n: 5, unit: 'wd' }, basis: [] },
    });
    const world = new World([spec('c1', { tasks: plainTasks('c1'), needs: [need('c1-form'), late] })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    decided(world, 'c1');
    expect(world.status('c1')).toBe('decided');
    world.must(applicant, 'supply-material', { case: 'c1', need: 'c1-late', sha256: sha(9) });
    expect(world.status('c1')).toBe('closed');
    expect(world.state.head.status).toBe('complete');
  });

  test('a committed case is granted on complete papers and leaves a check behind', () => {
    const world = new World([
      spec('c1', {
        variant: 'committed',
        review: 'one',
        tasks: [task('c1.decide', 'decide')],
        commitment: {
          check: { n: 2, unit: 'month' },
          text: { zh: '消防安全告知承诺核查', en: 'check' },
          breach: 'handling-task',
          basis: [],
        },
      }),
    ]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    decided(world, 'c1');
    expect(Object.values(world.state.ledger.obligations)).toMatchObject([{ kind: 'check', state: 'open' }]);
    expect(world.state.head.status).toBe('complete');
    world.must(inspector('c1'), 'close-obligation', { obligation: 'o1', how: 'verified' });
    expect(world.state.ledger.obligations['o1']?.state).toBe('closed');
  });

  const external = () =>
    new World([
      spec('c1', { decidedIn: { system: 'registration', by: 'api' }, tasks: [task('c1.external', 'external')] }),
    ]);

  test('a result from the other system is filled in once, pushed, polled or typed', () => {
    const world = external();
    world.must(system, 'submit-external', { task: 'c1.external', theirs: 'DJ1' });
    expect(world.named('case-accepted')).toHaveLength(1);
    const result = {
      task: 'c1.external',
      serial: 'R-2026-1',
      effect: 'granted' as const,
      number: '92330106MADEM1014Y',
      by: 'push' as const,
    };
    world.must(system, 'record-external-result', result);
    expect(world.must(system, 'record-external-result', { ...result, by: 'poll' })).toHaveLength(0);
    expect(world.named('case-decided')).toHaveLength(1);
    expect(
      refused(
        world.send(reviewer('c1'), 'record-external-result', { ...result, by: 're-entry', serialAgain: 'R-2026-1' }),
      ),
    ).toBe('task-not-open');
  });

  test('a case decided elsewhere is not suspended here, so its result never meets a stopped clock', () => {
    const world = external();
    world.must(system, 'submit-external', { task: 'c1.external' });
    expect(
      refused(
        world.send(reviewer('c1'), 'suspend-clock', {
          case: 'c1',
          ground: 'testing',
          expected: { n: 5, unit: 'wd' },
          reasons: '送检',
        }),
      ),
    ).toBe('decided-elsewhere');
    const right = { case: 'c1', reasons: '申请与他人有重大利益关系' };
    expect(refused(world.send(reviewer('c1'), 'tell-hearing-right', right))).toBe('decided-elsewhere');
  });

  test('a serial number typed by hand is typed twice', () => {
    const world = external();
    const typed = { task: 'c1.external', serial: 'R-2026-1', effect: 'granted' as const, by: 're-entry' as const };
    expect(refused(world.send(reviewer('c1'), 'record-external-result', { ...typed, serialAgain: 'R-2026-7' }))).toBe(
      'serial-differs',
    );
    world.must(reviewer('c1'), 'record-external-result', { ...typed, serialAgain: 'R-2026-1' });
    expect(world.status('c1')).toBe('closed');
  });
});

describe('办结与送达', () => {
  test('the matter is complete when every case has ended, and not before', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') }), spec('c2')]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    decided(world, 'c1');
    expect(world.state.head.status).toBe('running');
    world.must(applicant, 'withdraw-case', { case: 'c2' });
    expect(world.named('matter-completed')).toHaveLength(1);
  });

  test('a granted case with a certificate waits for it', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1'), outputs: ['food-permit'] })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    examined(world, 'c1');
    decided(world, 'c1');
    expect(world.status('c1')).toBe('decided');
    world.must(system, 'enter-certificate', {
      case: 'c1',
      type: 'food-permit',
      number: '许〔2026〕00001号',
      identifier: '1.2.156.3005.2.test',
    });
    expect(world.status('c1')).toBe('closed');
    expect(
      world.must(system, 'enter-certificate', {
        case: 'c1',
        type: 'food-permit',
        number: '许〔2026〕00001号',
        identifier: '1.2.156.3005.2.test',
      }),
    ).toHaveLength(0);
  });

  test('handing in and picking up at the window are two visits, unless they are one presence', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })], {
      channel: 'window',
      delivery: 'window',
      electronicService: false,
    });
    expect(world.state.head.visits).toBe(1);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    expect(refused(world.send(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '可' }))).toBe(
      'notice-not-served',
    );
    for (const notice of ['n1', 'n2'])
      world.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '当面签收' });
    examined(world, 'c1');
    decided(world, 'c1');
    world.must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人' });
    expect(world.state.head.visits).toBe(2);
    expect(world.state.head.status).toBe('complete');
    const stays = new World([spec('c1', { tasks: plainTasks('c1') })], {
      channel: 'window',
      delivery: 'window',
      electronicService: false,
    });
    stays.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    for (const notice of ['n1', 'n2'])
      stays.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '当面签收' });
    examined(stays, 'c1');
    decided(stays, 'c1');
    stays.must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人', sameVisitAs: 'v1' });
    expect([stays.state.head.visits, stays.named('visit-recorded').length]).toEqual([1, 1]);
  });

  test('online with electronic delivery costs no visit at all', () => {
    const world = new World([spec('c1')]);
    handle(world, 'c1');
    expect(world.state.head).toMatchObject({ visits: 0, status: 'complete' });
  });

  test('a mistaken intake is voided by two people and stays in the record', () => {
    const world = new World([spec('c1')]);
    world.must(clerk, 'propose-void', { case: 'c1', reasons: '录入错误' });
    expect(
      refused(world.send({ ...clerk, roles: ['window-clerk', 'coordinator'] }, 'confirm-void', { case: 'c1' })),
    ).toBe('same-person-proposed');
    world.must(coordinator, 'confirm-void', { case: 'c1' });
    expect(world.status('c1')).toBe('voided');
  });
});

describe('记录', () => {
  test('every fact has the shape that is promised, and folding them again gives the same state', () => {
    const world = new World([spec('c1'), spec('c2', { tasks: plainTasks('c2') })]);
    handle(world, 'c1');
    world.must(applicant, 'withdraw-case', { case: 'c2', reasons: '不办了' });
    for (const one of world.facts) expect([one.name, ...Value.Errors(facts[one.name], one.data)]).toEqual([one.name]);
    expect(fold(world.facts, world.id)).toEqual(world.state);
  });

  test('the head of a matter with twelve cases stays below two kilobytes', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `c${i + 1}`);
    const world = new World(ids.map((id) => spec(id)));
    for (const id of ids) handle(world, id);
    expect(JSON.stringify(world.state.head).length).toBeLessThan(2048);
  });

  test('what the page offers is what the server takes', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const offered = permittedActions(world.state, reviewer('c1')).map((one) => one.command);
    expect(offered).toContain('examine');
    expect(offered).not.toContain('decide-case');
    expect(permittedActions(world.state, applicant).map((one) => one.command)).toEqual([
      'supply-material',
      'withdraw-case',
      'change-fact',
      'apply-recusal',
      'choose-delivery',
      'book-visit',
    ]);
    expect(permittedActions(world.state, stranger)).toEqual([]);
  });
});

test('an organ opens the papers of its own cases, never those of another organ in the same matter; a stranger opens none', () => {
  const world = new World([
    spec('a', { needs: [need('form-a')] }),
    spec('b', { needs: [need('form-b'), need('plan-b')] }),
  ]);
  expect(papersSeen(world.state, reviewer('a')).has(sha(2))).toBe(false);
  expect(papersSeen(world.state, reviewer('b')).has(sha(2))).toBe(true);
  expect(papersSeen(world.state, applicant).has(sha(2))).toBe(true);
  expect(papersSeen(world.state, stranger).size).toBe(0);
});

test.each([
  ['raise-breach', { case: 'constructor' }],
  ['accept-case', { case: 'toString' }],
] as const)(
  '%s about a name that every object has is refused like any other case that the matter does not have',
  (name, body) => {
    const world = new World([spec('c1')]);
    for (const actor of [applicant, bothRoles('c1'), coordinator, clerk])
      expect(refused(world.send(actor, name, body as never))).toBe('case-not-found');
  },
);
