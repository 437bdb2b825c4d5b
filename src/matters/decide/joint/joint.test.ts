import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import { fold } from '../../evolve.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import { replannedBy } from '../../testing/random-replan.ts';
import { changesOf } from '../replan/changes.ts';
import {
  applicant,
  approver,
  clerk,
  coordinator,
  inspector,
  need,
  plainTasks,
  reviewer,
  sha,
  spec,
  staffOf,
  system,
  task,
  World,
} from '../../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');
const at = '2026-01-07T02:00:00.000Z';
const day = '2026-01-07';
const ids = ['c1', 'c2', 'c3'];
const place = { place: '安和县示范路1号', subject: '联合办理' };
const limit = { n: 5, unit: 'wd' as const };

/** Three accepted cases of three organs. */
function three(more: (id: string) => Partial<CaseSpec> = () => ({})): World {
  const world = new World(ids.map((id) => spec(id, { deemedConsent: true, ...more(id) })));
  for (const id of ids) world.must(reviewer(id), 'accept-case', { case: id });
  return world;
}
const organs = ids.map((id) => `organ-${id}`);
const attend = (world: World, id: string) =>
  world.must(reviewer(id), 'attend-joint', { joint: 'a1', staff: [{ name: '参会人' }] });
const answer = (world: World, id: string, passed = true, more: object = {}) =>
  world.send(reviewer(id), 'answer-joint', { joint: 'a1', passed, text: '意见', ...more });
const conclude = (world: World, more: object = {}) =>
  world.send(coordinator, 'conclude-joint', { joint: 'a1', passed: true, text: '会议纪要', ...more });
const survey = (world: World, id: string, findings: string[] = []) =>
  world.must(inspector(id), 'record-survey', {
    task: `${id}.survey`,
    staff: staffOf(2),
    checklist: [],
    findings,
    photographs: [],
    passed: findings.length === 0,
    concludedOnSite: true,
  });

describe('联合告知（joint notification, before anything is handed over）', () => {
  const told = () => {
    const world = three();
    world.must(coordinator, 'call-joint', { kind: 'notification', cases: ids, at, ...place });
    world.on(day);
    for (const id of ids) attend(world, id);
    conclude(world);
    return world;
  };

  test('one paper tells the requirements of all items, and the owner signs for it', () => {
    const world = told();
    const papers = world.facts.filter((one) => one.name === 'notice-issued' && one.data.kind === 'joint-notification');
    expect(papers).toHaveLength(1);
    expect(world.named('joint-concluded')).toMatchObject([
      { data: { told: ids.flatMap((id) => [`${id}-form`, `${id}-plan`]) } },
    ]);
    world.must(applicant, 'sign-joint', { joint: 'a1' });
    expect(refused(world.send(applicant, 'sign-joint', { joint: 'a1' }))).toBe('nothing-to-sign');
  });

  test('it sets no dates: those come with the review meeting', () => {
    const world = three();
    world.must(coordinator, 'call-joint', { kind: 'notification', cases: ids, at, ...place });
    world.on(day);
    for (const id of ids) attend(world, id);
    expect(refused(conclude(world, { limits: [{ task: 'c1.examine', by: '2026-01-09' }] }))).toBe(
      'no-limits-in-this-form',
    );
  });
});

describe('联审联办（joint review meeting with binding minutes）', () => {
  const meeting = () => {
    const world = three((id) => ({ tasks: plainTasks(id) }));
    world.must(coordinator, 'call-joint', { kind: 'meeting', cases: ids, at, ...place });
    world.on(day);
    for (const id of ids) attend(world, id);
    return world;
  };

  test('the promised dates of the minutes become the limits of the tasks, also of those that are not open yet', () => {
    const world = meeting();
    conclude(world, {
      limits: [
        { task: 'c1.examine', by: '2026-01-09' },
        { task: 'c2.decide', by: '2026-01-12' },
      ],
    });
    expect(world.state.cases['c1']?.tasks['c1.examine']?.due?.on).toBe('2026-01-09');
    world.must(reviewer('c2'), 'examine', { task: 'c2.examine', opinion: 'grant', text: '可' });
    expect(world.state.cases['c2']?.tasks['c2.decide']?.due?.on).toBe('2026-01-12');
  });

  test('a date beyond what the case promised, or in the past, is no limit', () => {
    const world = meeting();
    expect(refused(conclude(world, { limits: [{ task: 'c1.examine', by: '2026-03-09' }] }))).toBe(
      'limit-beyond-promise',
    );
    expect(refused(conclude(world, { limits: [{ task: 'c1.examine', by: '2026-01-05' }] }))).toBe('limit-in-the-past');
  });

  test('nobody concludes before the meeting was held, and not the organ that did not call it', () => {
    const world = three();
    world.must(coordinator, 'call-joint', { kind: 'meeting', cases: ids, at, ...place });
    expect(refused(conclude(world))).toBe('joint-not-held-yet');
    world.on(day);
    expect(refused(world.send(reviewer('c1'), 'conclude-joint', { joint: 'a1', passed: true, text: '纪要' }))).toBe(
      'not-permitted',
    );
    expect(refused(conclude(world))).toBe('nobody-was-there');
  });
});

describe('缺席默认（deemed consent on absence）', () => {
  const held = (more: (id: string) => Partial<CaseSpec> = () => ({})) => {
    const world = three(more);
    world.must(coordinator, 'call-joint', { kind: 'meeting', cases: ids, at, ...place });
    return world;
  };

  test('an organ that was told and did not come agrees with the minutes: with proof of notice and an attendance record', () => {
    const world = held().on(day);
    attend(world, 'c1');
    attend(world, 'c2');
    conclude(world);
    expect(world.named('absence-deemed')).toMatchObject([
      { data: { organ: 'organ-c3', notifiedAt: '2026-01-05T02:00:00.000Z', heldAt: at, present: 2 } },
    ]);
    expect(world.named('violation-recorded')).toMatchObject([{ data: { organ: 'organ-c3', rule: 'absence' } }]);
  });

  test('a later objection on the same point is refused; a breach of a mandatory rule may always be raised', () => {
    const world = held().on(day);
    attend(world, 'c1');
    attend(world, 'c2');
    conclude(world);
    expect(refused(answer(world, 'c3', false))).toBe('objection-after-absence');
    world.must(reviewer('c3'), 'raise-breach', {
      case: 'c3',
      basis: [{ law: '建筑设计防火规范（强制性条文）' }],
      text: '疏散宽度不足',
    });
  });

  test('with approved leave absence means nothing, and leave is not approved afterwards', () => {
    const world = held();
    world.must(coordinator, 'excuse-joint', { joint: 'a1', organ: 'organ-c3', reasons: '抢险' });
    world.on(day);
    attend(world, 'c1');
    attend(world, 'c2');
    expect(conclude(world)).toMatchObject({ refused: 'joint-not-answered', detail: { organs: ['organ-c3'] } });
    const late = held().on('2026-01-08');
    expect(refused(late.send(coordinator, 'excuse-joint', { joint: 'a1', organ: 'organ-c3', reasons: '补假' }))).toBe(
      'leave-after-the-day',
    );
  });

  test('off for safety, fire, health and environment', () => {
    const world = held((id) => ({ deemedConsent: id !== 'c3' })).on(day);
    attend(world, 'c1');
    attend(world, 'c2');
    expect(refused(conclude(world))).toBe('joint-not-answered');
  });
});

describe('联踏（one joint visit）', () => {
  const called = (more: object = {}) => {
    const world = three();
    const tasks = ids.map((id) => `${id}.survey`);
    world.must(coordinator, 'call-joint', { kind: 'survey', tasks, at, ...place, ...more });
    world.on(day);
    return world;
  };

  test('each organ that must verify brings two of its staff with their cards', () => {
    const world = called();
    const alone = { joint: 'a1', staff: [{ name: '核查员', card: 'AH-1' }] };
    expect(refused(world.send(inspector('c1'), 'attend-joint', alone))).toBe('two-staff-needed');
    world.must(inspector('c1'), 'attend-joint', { joint: 'a1', staff: staffOf(2) });
  });

  test('one date, each organ’s own part, one conclusion that is told on site', () => {
    const world = called();
    for (const id of ids) survey(world, id);
    conclude(world, { place: '安和县示范路1号' });
    expect(world.named('joint-concluded')).toMatchObject([{ data: { passed: true, toldOnSite: true } }]);
    const told = world.facts.filter((one) => one.name === 'notice-issued' && one.data.kind === 'survey-record');
    expect(told).toHaveLength(1);
    expect(fold(world.facts, world.id)).toEqual(world.state);
  });

  test('现勘现结: closed on another day it is flagged as not told on site', () => {
    const world = called();
    for (const id of ids) survey(world, id);
    conclude(world.on('2026-01-08'), { place: '安和县示范路1号' });
    expect(world.named('joint-concluded')).toMatchObject([{ data: { toldOnSite: false } }]);
  });

  test('a second visit for the same scope is refused but for open findings, a complaint, or statutory need', () => {
    const world = called();
    survey(world, 'c1', ['排烟管道未固定']);
    survey(world, 'c2');
    survey(world, 'c3');
    conclude(world, { place: '现场' });
    const again = { kind: 'survey' as const, tasks: ['c1.survey'], at: '2026-01-12T02:00:00.000Z', ...place };
    expect(refused(world.send(coordinator, 'call-joint', again))).toBe('visited-already');
    expect(
      refused(world.send(coordinator, 'call-joint', { ...again, tasks: ['c2.survey'], because: 'open-findings' })),
    ).toBe('no-open-finding');
    world.must(coordinator, 'call-joint', { ...again, because: 'open-findings' });
    world.must(coordinator, 'call-joint', { ...again, tasks: ['c2.survey'], because: 'complaint' });
  });

  test('only open findings are looked at again, and the grant waits for them', () => {
    const world = called();
    survey(world, 'c1', ['排烟管道未固定', '洗消池缺一个']);
    world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '待整改' });
    const grant = { task: 'c1.decide', effect: 'granted' as const, reasons: '可' };
    expect(refused(world.send(approver('c1'), 'decide-case', grant))).toBe('findings-open');
    const recheck = (finding: string, fits: boolean) =>
      world.send(inspector('c1'), 'recheck-findings', {
        task: 'c1.survey',
        staff: staffOf(2),
        results: [{ finding, fits }],
      });
    expect(refused(recheck('c1.survey/1', true))).toBe('not refused');
    expect(refused(recheck('c1.survey/1', true))).toBe('finding-not-open');
    expect(refused(world.send(approver('c1'), 'decide-case', grant))).toBe('findings-open');
    recheck('c1.survey/2', true);
    world.must(approver('c1'), 'decide-case', grant);
  });

  test('an organ that stays away agrees by absence, and its own act is still to come', () => {
    const world = called();
    survey(world, 'c1');
    survey(world, 'c2');
    world.must(inspector('c1'), 'attend-joint', { joint: 'a1', staff: staffOf(2) });
    conclude(world, { place: '现场' });
    expect(world.state.cases['c3']?.tasks['c3.survey']).toMatchObject({ deemed: true, isAbsent: true });
    expect(world.state.cases['c3']?.decision).toBeUndefined();
    expect(world.state.cases['c3']?.tasks['c3.examine']?.state).toBe('open');
  });
});

describe('多图联审（joint drawing review）', () => {
  const review = (version: string | undefined = sha(50)) => {
    const world = three((id) => ({ tasks: [task(`${id}.review`, 'expert-review'), ...plainTasks(id)] }));
    const body = { kind: 'drawing-review' as const, cases: ids, at, ...place };
    return { world, called: world.send(coordinator, 'call-joint', version ? { ...body, drawing: version } : body) };
  };

  test('all disciplines comment on one version; an answer about another one is refused', () => {
    expect(refused(review('').called)).toBe('version-missing');
    const { world } = review();
    expect(refused(answer(world, 'c1', true, { drawing: sha(51) }))).toBe('another-version');
    expect(refused(answer(world, 'c1', true, { drawing: sha(50) }))).toBe('not refused');
    expect(refused(answer(world, 'c1', true, { drawing: sha(50) }))).toBe('joint-already-answered');
  });

  test('one consolidated reply when the last has answered, and two sets: one to review, one for the archive', () => {
    const { world } = review();
    world.on(day);
    for (const id of ids) answer(world, id, true, { drawing: sha(50) });
    conclude(world);
    expect(world.named('joint-concluded')).toMatchObject([{ data: { passed: true, sets: 2 } }]);
    const replies = world.facts.filter((one) => one.name === 'notice-issued' && one.data.kind === 'joint-reply');
    expect(replies).toHaveLength(1);
  });

  test('a new version is one for all, and only those who objected look again', () => {
    const { world } = review();
    world.on(day);
    answer(world, 'c1', true, { drawing: sha(50) });
    answer(world, 'c2', false, { drawing: sha(50) });
    answer(world, 'c3', true, { drawing: sha(50) });
    conclude(world);
    expect(world.named('joint-concluded')).toMatchObject([{ data: { passed: false } }]);
    expect(refused(world.send(applicant, 'renew-joint', { joint: 'a1', drawing: sha(50) }))).toBe('version-missing');
    world.must(applicant, 'renew-joint', { joint: 'a1', drawing: sha(60) });
    expect(refused(answer(world, 'c1', true, { drawing: sha(60) }))).toBe('not-asked-again');
    answer(world, 'c2', true, { drawing: sha(60) });
    conclude(world);
    expect(world.named('joint-concluded').at(-1)).toMatchObject({ data: { passed: true, round: 2 } });
  });
});

describe('联测、多评、联验、疑难会商', () => {
  test('三测合一: one field record answers the tasks of all; a second field visit needs a logged exception', () => {
    const world = three((id) => ({
      tasks: [task(`${id}.measure`, 'measure', { duration: limit }), ...plainTasks(id)],
    }));
    const tasks = ids.map((id) => `${id}.measure`);
    world.must(coordinator, 'call-joint', { kind: 'measurement', tasks, at, ...place });
    world.on(day);
    for (const id of ids) attend(world, id);
    conclude(world, { documents: [sha(70)] });
    expect(ids.map((id) => world.state.cases[id]?.tasks[`${id}.measure`]?.state)).toEqual(['done', 'done', 'done']);
    const again = { kind: 'measurement' as const, tasks, at: '2026-01-12T02:00:00.000Z', ...place };
    expect(refused(world.send(coordinator, 'call-joint', again))).toBe('visited-already');
    world.must(coordinator, 'call-joint', { ...again, because: 'statutory' });
  });

  test('多评合一: one session, an opinion of each assessment', () => {
    const world = three();
    world.must(coordinator, 'call-joint', { kind: 'assessment', cases: ids, at, ...place });
    world.on(day);
    answer(world, 'c1', true, { text: '节能可行' });
    answer(world, 'c2', false, { text: '水土保持须修改' });
    expect(refused(answer(world, 'c2', true))).toBe('joint-already-answered');
    conclude(world, { passed: false });
    expect(world.named('joint-answered')).toMatchObject([
      { data: { organ: 'organ-c1', passed: true, text: '节能可行' } },
      { data: { organ: 'organ-c2', passed: false, text: '水土保持须修改' } },
    ]);
    expect(world.named('absence-deemed'), 'silence is no opinion that somebody gave').toMatchObject([
      { data: { organ: 'organ-c3' } },
    ]);
    expect([world.named('joint-called').length, world.named('joint-concluded').length]).toEqual([1, 1]);
  });

  test('联验: one organised acceptance with each department’s own conclusion, not one department for all', () => {
    const world = three((id) => ({ deemedConsent: false, tasks: plainTasks(id) }));
    world.must(coordinator, 'call-joint', { kind: 'acceptance', cases: ids, at, ...place });
    world.on(day);
    for (const id of ids.slice(0, 2)) answer(world, id);
    expect(conclude(world)).toMatchObject({ refused: 'joint-not-answered', detail: { organs: ['organ-c3'] } });
    answer(world, 'c3', false);
    conclude(world, { place: '现场' });
    expect(world.named('joint-concluded')).toMatchObject([{ data: { passed: false } }]);
    for (const id of ids) expect(world.state.cases[id]?.decision).toBeUndefined();
  });

  test('疑难会商: to the centre first, above only when it could not be settled there; the resolution binds the tasks', () => {
    const world = three((id) => ({ tasks: plainTasks(id) }));
    const hard = { kind: 'escalation' as const, cases: ['c1'], at, ...place };
    expect(refused(world.send(reviewer('c1'), 'call-joint', hard))).toBe('level-missing');
    expect(refused(world.send(reviewer('c1'), 'call-joint', { ...hard, level: 'above' }))).toBe(
      'through-the-centre-first',
    );
    world.must(reviewer('c1'), 'call-joint', { ...hard, level: 'centre', organs: organs.slice(1) });
    world.on(day);
    for (const id of ids) attend(world, id);
    world.must(coordinator, 'conclude-joint', { joint: 'a1', passed: false, text: '报县政府' });
    world.must(coordinator, 'call-joint', { ...hard, at: '2026-01-08T02:00:00.000Z', level: 'above' });
    world.on('2026-01-09').must(reviewer('c1'), 'attend-joint', { joint: 'a2', staff: [{ name: '参会人' }] });
    world.must(coordinator, 'conclude-joint', {
      joint: 'a2',
      passed: true,
      text: '同意按规划执行',
      limits: [{ task: 'c1.examine', by: '2026-01-12' }],
    });
    expect(world.state.cases['c1']?.tasks['c1.examine']?.due?.on).toBe('2026-01-12');
    expect(world.state.cases['c1']?.suspensions).toEqual([]);
  });

  test('协助报批: what an organ above decides is helped with, and only such', () => {
    const world = new World([
      spec('c1', { decidedIn: { system: 'province', by: 're-entry' }, tasks: [task('c1.external', 'external')] }),
    ]);
    world.must(reviewer('c1'), 'assist-submission', {
      task: 'c1.external',
      submittedOn: '2026-01-05',
      note: '专人陪同',
    });
    expect(world.named('submission-assisted')).toHaveLength(1);
    expect(
      refused(three().send(reviewer('c1'), 'assist-submission', { task: 'c1.survey', submittedOn: '2026-01-05' })),
    ).toBe('not-decided-elsewhere');
  });

  test('市县直通: accepted once at the county, it goes to the joint procedure with one number and no second acceptance', () => {
    const world = new World([spec('c1', { windowAccepts: '市授〔2026〕3号', tasks: plainTasks('c1') })]);
    const { number } = world.state.cases['c1'] ?? {};
    world.must(clerk, 'accept-case', { case: 'c1' });
    world.must(coordinator, 'call-joint', { kind: 'meeting', cases: ['c1'], organs: ['organ-city'], at, ...place });
    for (const again of [clerk, reviewer('c1')])
      expect(refused(world.send(again, 'accept-case', { case: 'c1' }))).toBe('case-not-in-intake');
    world.on(day);
    for (const id of ['c1', 'city']) attend(world, id);
    conclude(world, { limits: [{ task: 'c1.examine', by: '2026-01-09' }] });
    expect(world.state.ledger.activities?.['a1']).toMatchObject({ organs: ['organ-c1', 'organ-city'], passed: true });
    expect(world.state.cases['c1']?.tasks['c1.examine']?.due?.on, 'what the city’s meeting bound').toBe('2026-01-09');
    expect(world.named('case-accepted')).toHaveLength(1);
    expect(world.state.cases['c1']?.number).toBe(number);
  });

  test('补齐补正的分工: what another organ holds the centre fetches, what the organ itself holds its window; the applicant is not asked', () => {
    const world = new World([spec('c1')], { without: ['c1-plan'] });
    world.must(reviewer('c1'), 'ask-to-fetch', { case: 'c1', need: 'c1-plan', from: 'organ-land' });
    expect(world.named('fetch-asked')).toMatchObject([{ data: { by: 'centre' } }]);
    const defect = { case: 'c1', need: 'c1-plan', problem: '缺' };
    expect(refused(world.send(clerk, 'notify-correction', { seq: 1, defects: [defect] }))).toBe(
      'asked-for-what-is-held',
    );
    world.must(coordinator, 'fetch-material', { case: 'c1', need: 'c1-plan', from: 'organ-land', sha256: sha(5) });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const own = new World([spec('c1')], { without: ['c1-plan'] });
    own.must(reviewer('c1'), 'ask-to-fetch', { case: 'c1', need: 'c1-plan', from: 'organ-c1' });
    expect(own.named('fetch-asked')).toMatchObject([{ data: { by: 'window' } }]);
  });

  test('补齐补正的分工: neither before nor after acceptance is the applicant asked for a licence that another case of the matter makes', () => {
    const needs = [need('c1-form'), need('c1-licence', { way: 'output' })];
    const world = new World([spec('c1', { needs })]);
    const checked = {
      need: 'c1-licence',
      verdict: 'missing' as const,
      problem: '缺',
      field: null,
      originalSeen: false,
    };
    world.must(clerk, 'check-materials', { case: 'c1', checks: [checked] });
    const defect = (need: string) => ({ case: 'c1', need, problem: '缺' });
    const notify = (needs: readonly string[]) =>
      world.send(clerk, 'notify-correction', { seq: world.state.head.seq, defects: needs.map(defect) });
    expect(refused(notify(['c1-licence', 'c1-form']))).toBe('asked-for-what-is-held');
    expect(refused(notify(['c1-form']))).toBe('not refused');
    world.must(applicant, 'supply-correction', { materials: [{ need: 'c1-form', sha256: sha(7) }] });
    world.must(reviewer('c1'), 'check-materials', {
      case: 'c1',
      checks: [{ ...checked, verdict: 'fits', problem: null }],
    });
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    const supplement = { case: 'c1', need: 'c1-licence', reasons: '需要核对' };
    expect(refused(world.send(reviewer('c1'), 'ask-supplement', supplement))).toBe('asked-for-what-is-held');
    world.must(reviewer('c1'), 'ask-supplement', { ...supplement, need: 'c1-form' });
  });
});

describe('超时默认（deemed consent on time-out）', () => {
  const silent = (more: Partial<CaseSpec> = {}) => {
    const world = three(() => more);
    const tasks = ids.map((id) => `${id}.survey`);
    world.must(coordinator, 'call-joint', { kind: 'survey', tasks, at, ...place });
    return world;
  };

  test('recorded once, charged to the organ, distinguishable for ever from a signature, and no decision', () => {
    const world = silent();
    world.on('2026-01-12').must(system, 'look-again', {});
    expect(world.named('opinion-deemed'), 'on its last day an organ may still answer').toEqual([]);
    world.on('2026-01-13').must(system, 'look-again', {});
    expect(world.named('opinion-deemed')).toHaveLength(3);
    expect(world.state.cases['c1']?.tasks['c1.examine']?.state, 'the flow continues').toBe('open');
    expect(world.must(system, 'look-again', {})).toEqual([]);
    expect(
      refused(
        world.send(inspector('c1'), 'record-survey', {
          task: 'c1.survey',
          staff: staffOf(2),
          checklist: [],
          findings: [],
          photographs: [],
          passed: false,
          concludedOnSite: true,
        }),
      ),
    ).toBe('task-already-answered');
    expect(world.named('violation-recorded')).toHaveLength(3);
    expect(world.named('case-decided')).toEqual([]);
    expect(world.state.cases['c1']?.tasks['c1.survey']).toMatchObject({ deemed: true });
    expect(world.state.cases['c1']?.tasks['c1.survey']?.by).toBeUndefined();
  });

  test('not while the clock is suspended, and off where the item is of safety, fire, health or environment', () => {
    const off = silent({ deemedConsent: false }).on('2026-01-13');
    off.must(system, 'look-again', {});
    expect(off.named('opinion-deemed')).toEqual([]);
    const world = silent();
    world.must(reviewer('c1'), 'suspend-clock', { case: 'c1', ground: 'testing', expected: limit, reasons: '送检' });
    world.on('2026-01-13').must(system, 'look-again', {});
    expect(world.named('opinion-deemed')).toHaveLength(2);
  });
});

test('联合告知 vs 联审联办: what is asked later outside the joint notification is flagged and charged', () => {
  const world = new World(
    ids.map((id) => spec(id, { deemedConsent: true, ...(id === 'c2' ? { organ: 'organ-c1' } : {}) })),
  );
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(coordinator, 'call-joint', { kind: 'notification', cases: ['c1'], at, ...place });
  world.on(day);
  attend(world, 'c1');
  conclude(world);
  const ask = (organ: string, id: string) => {
    if (id !== 'c1') world.must(reviewer(organ), 'accept-case', { case: id });
    world.must(reviewer(organ), 'ask-supplement', { case: id, need: `${id}-plan`, reasons: '补比例尺' });
    return world.named('violation-recorded').map(({ data }) => data);
  };
  expect(ask('c1', 'c1'), 'it was told').toEqual([]);
  expect(ask('c3', 'c3'), 'whoever was not called told nothing').toEqual([]);
  const specs = Object.values(world.state.cases).map((one) => one.spec);
  const larger = specs.map((one) => (one.case === 'c1' ? { ...one, needs: [...one.needs, need('c1-new')] } : one));
  world.replanned = { ...replannedBy(world.state, 1), changes: changesOf(world.state, larger), stops: [] };
  const changes = [{ element: 'premises.area', value: 900 }];
  world.must(clerk, 'change-fact', { changes, source: 'survey', reasons: '实测面积不同' });
  world.must(reviewer('c1'), 'ask-supplement', { case: 'c1', need: 'c1-new', reasons: '面积增加' });
  expect(world.named('violation-recorded'), 'what a changed fact brings nobody could have told').toEqual([]);
  expect(ask('c1', 'c2')).toMatchObject([{ rule: 'outside-notification', organ: 'organ-c1', about: 'c2-plan' }]);
});
