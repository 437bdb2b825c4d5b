import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import type { Command } from '../../commands.ts';
import { decide as rule } from '../../decide.ts';
import type { Context } from '../scene.ts';
import type { Acting } from '../../access.ts';
import type { CaseSpec } from '../../facts/opening.ts';
import { openCorrections } from '../../state.ts';
import { nextLook } from '../look.ts';
import { noticeText } from '../../notices/notice-text.ts';
import {
  almanac,
  applicant,
  approver,
  bothRoles,
  clerk,
  coordinator,
  inspector,
  plainTasks,
  reviewer,
  sha,
  spec,
  stranger,
  system,
  task,
  World,
} from '../../testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');

/** A case that is accepted and examined by the first reviewer; its decision waits. */
function examinedCase(more: Partial<CaseSpec> = {}, opinion: 'grant' | 'deny' = 'grant'): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1'), ...more })]);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion, text: '经审查' });
  return world;
}
const decide = (world: World, effect: 'granted' | 'denied' = 'granted') =>
  world.send(approver('c1'), 'decide-case', { task: 'c1.decide', effect, reasons: '依据审查意见' });

/** A case of somebody who gets paper: told of a right, and not served yet. */
function onPaper(command: 'tell-hearing-right' | 'tell-statement-right' = 'tell-hearing-right'): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })], { electronicService: false });
  serve(world, 'receipt');
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  serve(world, 'acceptance');
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'deny', text: '经审查' });
  world.must(reviewer('c1', 2), command, { case: 'c1', reasons: '拟不予许可', within: { n: 3, unit: 'wd' } } as never);
  return world;
}

/** Every paper of a kind that lies there reaches whom it is for. */
function serve(world: World, kind: string): void {
  for (const [notice, one] of Object.entries(world.state.ledger.notices))
    if (one.kind === kind && !one.isServed)
      world.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '签收' });
}

describe('集体讨论决定', () => {
  const members = [reviewer('c1', 2), inspector('c1'), bothRoles('c1')];
  const collective = (): World => examinedCase({ review: 'collective' });
  const convene = (world: World) =>
    world.must(approver('c1'), 'convene-session', { task: 'c1.decide', members: members.map((one) => one.id) });
  const vote = (world: World, who: Acting, way: 'grant' | 'deny' | 'abstain') =>
    world.send(who, 'cast-vote', { task: 'c1.decide', vote: way });
  const close = (world: World) =>
    world.send(approver('c1'), 'close-session', { task: 'c1.decide', minutes: '会议纪要' });

  test('nobody decides alone what is to be decided together', () => {
    expect(refused(decide(collective()))).toBe('session-not-held');
  });

  test('at least three people of the organ, none of whom examined the case or must keep out of it', () => {
    const world = collective();
    const call = (ids: readonly string[]) =>
      refused(world.send(approver('c1'), 'convene-session', { task: 'c1.decide', members: [...ids] }));
    expect(call(['a', 'b', 'b'])).toBe('three-members-needed');
    expect(call([reviewer('c1').id, 'b', 'c'])).toBe('same-person-examined');
    world.must(inspector('c1'), 'declare-conflict', { case: 'c1', reason: '亲属' });
    expect(call([inspector('c1').id, 'b', 'c'])).toBe('member-recused');
  });

  test('each member votes once, a stranger to the session or to the organ never', () => {
    const world = collective();
    convene(world);
    vote(world, members[0] as Acting, 'grant');
    expect(refused(vote(world, members[0] as Acting, 'deny'))).toBe('already-voted');
    expect(refused(vote(world, approver('c1'), 'grant'))).toBe('not-a-member');
    expect(refused(vote(world, { ...(members[1] as Acting), organ: 'organ-c2' }, 'grant'))).toBe('not-permitted');
  });

  test('it is counted when three have voted, and the decision follows more than half of the members', () => {
    const world = collective();
    convene(world);
    expect(refused(close(world))).toBe('three-votes-needed');
    for (const [who, way] of [
      [members[0], 'deny'],
      [members[1], 'deny'],
      [members[2], 'grant'],
    ] as const)
      vote(world, who as Acting, way);
    expect(isRefusal(close(world))).toBe(false);
    expect(world.named('session-closed').at(-1)).toMatchObject({ data: { grant: 1, deny: 2, outcome: 'denied' } });
    expect(refused(decide(world, 'granted'))).toBe('decision-against-majority');
    expect(isRefusal(decide(world, 'denied'))).toBe(false);
  });

  test('without a majority nothing is decided, and the organ meets again', () => {
    const world = collective();
    convene(world);
    for (const [index, way] of (['grant', 'deny', 'abstain'] as const).entries())
      vote(world, members[index] as Acting, way);
    close(world);
    expect(refused(decide(world))).toBe('session-not-held');
    expect(isRefusal(convene(world))).toBe(false);
  });

  test('only colleagues who may vote are called; whoever could not would be counted and never be heard', () => {
    const world = collective();
    const inRegister = Object.fromEntries(members.map((one) => [one.id, one]));
    const call = (named: Context['named'], ...ids: readonly string[]) => {
      const body = { task: 'c1.decide', version: world.state.cases['c1']?.tasks['c1.decide']?.version, members: ids };
      const command = { name: 'convene-session', body } as unknown as Command;
      const done = rule(world.state, command, { ...world.context(approver('c1')), ...(named ? { named } : {}) });
      return isRefusal(done) ? done.refused : undefined;
    };
    const [first = '', second = '', third = ''] = members.map((one) => one.id);
    expect(call(inRegister, first, second, third)).toBeUndefined();
    expect(call(inRegister, first, second, 's-nobody')).toBe('not-a-colleague');
    const elsewhere = { ...(members[2] as Acting), organ: 'organ-c2' };
    expect(call({ ...inRegister, [third]: elsewhere }, first, second, third)).toBe('not-a-colleague');
    const clerk: Acting = { ...(members[2] as Acting), roles: ['window-clerk'] };
    expect(call({ ...inRegister, [third]: clerk }, first, second, third)).toBe('not-a-colleague');
  });

  test('where a member does not come the session is called anew; one that three have voted in is not', () => {
    const world = collective();
    convene(world);
    vote(world, members[0] as Acting, 'grant');
    vote(world, members[1] as Acting, 'grant');
    expect(refused(close(world))).toBe('three-votes-needed');
    expect(isRefusal(convene(world))).toBe(false);
    for (const one of members) expect(isRefusal(vote(world, one, 'grant'))).toBe(false);
    const again = world.send(approver('c1'), 'convene-session', {
      task: 'c1.decide',
      members: members.map((one) => one.id),
    });
    expect(refused(again)).toBe('session-open');
    close(world);
    expect(isRefusal(decide(world))).toBe(false);
  });

  test('a session in which somebody sat who must keep out is void', () => {
    const world = collective();
    convene(world);
    for (const one of members) vote(world, one, 'grant');
    close(world);
    world.must(members[1] as Acting, 'declare-conflict', { case: 'c1', reason: '事后发现利害关系' });
    expect(refused(decide(world))).toBe('session-not-held');
  });
});

describe('听证', () => {
  const told = (): World => {
    const world = examinedCase({}, 'deny');
    world.must(reviewer('c1', 2), 'tell-hearing-right', { case: 'c1', reasons: '拟不予许可' });
    return world;
  };
  const want = (world: World, wanted = true) => world.send(applicant, 'answer-hearing-right', { case: 'c1', wanted });
  const call = (world: World, at: string, presider = approver('c1').id) =>
    world.send(reviewer('c1', 2), 'call-hearing', { case: 'c1', at, place: '二楼听证室', presider });
  const hold = (world: World, more: object = {}) =>
    world.send(approver('c1'), 'record-hearing', {
      case: 'c1',
      outcome: 'held',
      present: ['applicant', 'examiner'],
      record: '双方陈述、申辩、质证',
      transcript: sha(9),
      ...more,
    });

  test('while a hearing may still be asked for nothing is decided, unless it is waived', () => {
    const world = told();
    expect(refused(decide(world, 'denied'))).toBe('hearing-right-open');
    want(world, false);
    expect(isRefusal(decide(world, 'denied'))).toBe(false);
    const silent = told();
    expect(isRefusal(decide(silent.on('2026-01-13'), 'denied'))).toBe(false);
  });

  test('it may be asked for within five working days after being told, not later', () => {
    expect(isRefusal(want(told().on('2026-01-12')))).toBe(false);
    expect(refused(want(told().on('2026-01-13')))).toBe('hearing-asked-too-late');
  });

  test('it is held within twenty working days of the wish, and from the wish the time is not counted', () => {
    const world = told();
    want(world.on('2026-01-06'));
    expect(world.state.cases['c1']?.hearing?.holdBy?.on).toBe('2026-02-03');
    expect(world.state.cases['c1']?.suspensions).toMatchObject([{ ground: 'hearing', from: '2026-01-06' }]);
    expect(world.named('clock-suspended')[0]).toMatchObject({ data: { basis: [{ article: '第四十五条' }] } });
  });

  test('time and place are told seven working days before', () => {
    const world = told();
    want(world);
    expect(refused(call(world, '2026-01-13T02:00:00.000Z'))).toBe('hearing-notice-too-short');
    expect(isRefusal(call(world, '2026-01-14T02:00:00.000Z'))).toBe(false);
  });

  test('whoever examined the case does not preside', () => {
    const world = told();
    want(world);
    expect(refused(call(world, '2026-01-20T02:00:00.000Z', reviewer('c1').id))).toBe('presider-examined');
  });

  test('it ends with a transcript, the clock runs again, and only then is the case decided', () => {
    const world = told();
    const before = world.state.cases['c1']?.promisedDue?.on;
    want(world.on('2026-01-06'));
    call(world, '2026-01-20T02:00:00.000Z');
    expect(refused(hold(world))).toBe('hearing-not-yet');
    world.on('2026-01-20').now = '2026-01-20T04:00:00.000Z';
    expect(refused(hold(world, { transcript: undefined }))).toBe('transcript-missing');
    expect(refused(decide(world, 'denied'))).toBe('clock-suspended');
    expect(isRefusal(hold(world))).toBe(false);
    expect([before, world.state.cases['c1']?.promisedDue?.on]).toEqual(['2026-01-19', '2026-02-02']);
    expect(isRefusal(decide(world, 'denied'))).toBe(false);
  });

  test('the clock of a hearing is not set going by hand before the hearing is over', () => {
    const world = told();
    want(world);
    expect(refused(world.send(reviewer('c1'), 'resume-clock', { case: 'c1' }))).toBe('hearing-open');
  });

  test('a hearing for a public interest needs nobody’s wish', () => {
    const world = examinedCase();
    expect(isRefusal(call(world, '2026-01-20T02:00:00.000Z'))).toBe(false);
    expect(world.named('hearing-called')[0]).toMatchObject({ data: { ownMotion: true } });
  });

  test('the five days run from the day on which the paper is served, not from the day on which it was written', () => {
    const world = onPaper();
    serve(world.on('2026-01-08'), 'hearing-right');
    expect(world.state.cases['c1']?.hearing?.applyUntil).toBe('2026-01-15');
    expect(isRefusal(want(world.on('2026-01-15')))).toBe(false);
  });

  test('the organ cannot end a hearing that was asked for: only who asked takes it back, or does not come', () => {
    const world = told();
    want(world);
    const abandon = (present: readonly string[] = []) =>
      refused(hold(world, { outcome: 'abandoned', present, transcript: undefined }));
    expect(abandon()).toBe('hearing-not-called');
    call(world, '2026-01-20T02:00:00.000Z');
    expect(abandon()).toBe('hearing-not-yet');
    world.on('2026-01-20').now = '2026-01-20T04:00:00.000Z';
    expect(abandon(['applicant'])).toBe('hearing-not-abandoned');
    expect(abandon()).toBe('not refused');
    expect(isRefusal(decide(world, 'denied'))).toBe(false);
    const back = told();
    want(back);
    want(back, false);
    expect(isRefusal(decide(back, 'denied'))).toBe(false);
  });

  test('the applicant’s waiver is not that of a third party, and nobody answers for another', () => {
    const world = examinedCase({}, 'deny');
    world.must(reviewer('c1', 2), 'tell-third-party', { case: 'c1', interest: '相邻采光' });
    serve(world, 'third-party');
    world.must(reviewer('c1', 2), 'tell-hearing-right', { case: 'c1', reasons: '拟不予许可' });
    serve(world, 'hearing-right');
    want(world, false);
    world.must(reviewer('c1'), 'hear-third-party', { case: 'c1', party: 't1', statement: '要求退让两米' });
    expect(refused(decide(world, 'denied'))).toBe('hearing-right-open');
    const asThird = { case: 'c1', wanted: true, by: 'third-party' } as const;
    expect(refused(world.send(applicant, 'answer-hearing-right', asThird))).toBe('no-third-party-open');
    expect(isRefusal(world.send(clerk, 'answer-hearing-right', asThird))).toBe(false);
    expect(refused(decide(world, 'denied'))).toBe('clock-suspended');
  });

  test('whoever is to examine, or looked at the place, does not preside, and the presider does not examine', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(approver('c1'), 'assign-task', { task: 'c1.examine', to: reviewer('c1').id });
    expect(refused(call(world, '2026-01-20T02:00:00.000Z', reviewer('c1').id))).toBe('presider-examined');
    expect(isRefusal(call(world, '2026-01-20T02:00:00.000Z', reviewer('c1', 2).id))).toBe(false);
    world.must(approver('c1'), 'assign-task', { task: 'c1.examine', to: null });
    expect(
      refused(world.send(reviewer('c1', 2), 'examine', { task: 'c1.examine', opinion: 'deny', text: '意见' })),
    ).toBe('presider-examined');
  });

  test('a presider who must keep out holds no hearing; another is named and the hearing is called again', () => {
    const world = told();
    want(world);
    call(world, '2026-01-20T02:00:00.000Z');
    world.must(bothRoles('c1'), 'declare-conflict', { case: 'c1', staff: approver('c1').id, reason: '亲属' });
    world.on('2026-01-20').now = '2026-01-20T04:00:00.000Z';
    const holdBy = (who: Acting) =>
      refused(
        world.send(who, 'record-hearing', {
          case: 'c1',
          outcome: 'held',
          present: ['applicant'],
          record: '双方陈述',
          transcript: sha(9),
        }),
      );
    expect(holdBy(bothRoles('c1'))).toBe('presider-recused');
    expect(isRefusal(call(world, '2026-02-03T02:00:00.000Z', bothRoles('c1').id))).toBe(false);
  });

  test('the decision says that it rests on the transcript of the hearing', () => {
    const world = told();
    want(world);
    call(world, '2026-01-20T02:00:00.000Z');
    world.on('2026-01-20').now = '2026-01-20T04:00:00.000Z';
    hold(world);
    decide(world, 'denied');
    const denial = world.facts.findLast((one) => one.name === 'notice-issued' && one.data.kind === 'denial');
    expect(
      denial?.name === 'notice-issued' && noticeText(world.state, denial, { on: '2026-01-20' })?.paragraphs,
    ).toContain('本机关已于2026年1月20日举行听证，本决定根据听证笔录作出。');
  });
});

test('a subsidy is paid or not paid: its decision calls itself no permit (不予兑现)', () => {
  const policy = { amount: 3000, document: '安政办发〔2026〕31号', fairnessReview: '安公审〔2026〕21号' };
  const world = examinedCase({ policy } as Partial<CaseSpec>, 'deny');
  decide(world, 'denied');
  const denial = world.facts.findLast((one) => one.name === 'notice-issued' && one.data.kind === 'denial');
  const text = denial?.name === 'notice-issued' ? noticeText(world.state, denial, { on: '2026-01-05' }) : undefined;
  expect([text?.title, text?.paragraphs.join('').includes('许可')]).toEqual(['不予兑现决定书', false]);
  expect(text?.remedies.length).toBe(2);
});

test('what is no licence is not called one: neither its refusal nor its acceptance cites the licensing law', () => {
  const world = examinedCase({ kind: '10' }, 'deny');
  decide(world, 'denied');
  const titles = world.facts.flatMap((one) =>
    one.name === 'notice-issued' ? (noticeText(world.state, one, { on: '2026-01-05' })?.title ?? []) : [],
  );
  expect(titles).toContain('不予办理决定书');
  expect(titles.some((title) => title.includes('许可'))).toBe(false);
});

test('a correction of a case that has ended is asked for no longer, and hides no other', () => {
  const world = new World([spec('c1'), spec('c2')]);
  const correct = (id: string) =>
    world.must(reviewer(id), 'notify-correction', {
      seq: world.state.head.seq,
      defects: [{ case: id, need: `${id}-plan`, problem: '缺少比例尺' }],
    });
  correct('c1');
  world.must(applicant, 'withdraw-case', { case: 'c1' });
  expect(openCorrections(world.state)).toEqual([]);
  correct('c2');
  expect(openCorrections(world.state).map((each) => each.cases)).toEqual([['c2']]);
});

describe('延续', () => {
  const renewal = (): World => {
    const world = new World([spec('c1', { tasks: plainTasks('c1'), renews: { until: '2026-01-16' } })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    return world;
  };
  const look = (world: World) => world.must(system, 'look-again', {});

  test('a renewal that nobody decided before the permit ran out is granted, also while the clock stands still', () => {
    const world = renewal();
    world.must(reviewer('c1'), 'suspend-clock', {
      case: 'c1',
      ground: 'testing',
      expected: { n: 30, unit: 'wd' },
      reasons: '送检',
    });
    look(world.on('2026-01-16'));
    expect(world.state.cases['c1']?.decision).toBeUndefined();
    look(world.on('2026-01-17'));
    expect(world.state.cases['c1']?.decision).toMatchObject({ effect: 'granted' });
    expect(world.named('case-decided')[0]).toMatchObject({
      data: { decidedBy: null, deemed: { due: { on: '2026-01-16' }, basis: [{ article: '第五十条第二款' }] } },
    });
    const grant = world.facts.find((one) => one.name === 'notice-issued' && one.data.kind === 'grant');
    const text = grant?.name === 'notice-issued' ? noticeText(world.state, grant, { on: '2026-01-17' }) : undefined;
    expect(text?.title).toBe('准予延续行政许可决定书');
    expect(text?.paragraphs.join('')).toContain('有效期届满前没有作出决定，依法视为准予延续');
  });

  test('somebody looks on the day after the last day of the permit, whatever the limit of the case', () => {
    const world = renewal();
    expect(nextLook(world.state, almanac)?.toISOString().slice(0, 10)).toBe('2026-01-16');
  });
});

describe('陈述申辩', () => {
  const tell = (world: World) =>
    world.must(reviewer('c1', 2), 'tell-statement-right', {
      case: 'c1',
      reasons: '布局与图纸不符',
      within: { n: 3, unit: 'wd' },
    });

  test('who is told that they may speak speaks on the page, and nothing is decided before', () => {
    const world = examinedCase({}, 'deny');
    tell(world);
    expect(refused(decide(world, 'denied'))).toBe('applicant-may-speak');
    world.must(applicant, 'make-statement', { case: 'c1', statement: '已按图纸改好' });
    expect(isRefusal(decide(world, 'denied'))).toBe(false);
  });

  test('who says nothing in the time is decided about; the time runs from service', () => {
    const world = examinedCase({}, 'deny');
    tell(world);
    expect(isRefusal(decide(world.on('2026-01-09'), 'denied'))).toBe(false);
    const late = onPaper('tell-statement-right');
    serve(late.on('2026-01-08'), 'statement-right');
    expect(refused(decide(late.on('2026-01-13'), 'denied'))).toBe('applicant-may-speak');
    expect(isRefusal(decide(late.on('2026-01-14'), 'denied'))).toBe(false);
  });
});

describe('利害关系人', () => {
  const tellParty = (world: World) => {
    world.must(reviewer('c1'), 'tell-third-party', { case: 'c1', interest: '相邻采光' });
    serve(world, 'third-party');
  };

  test('a third party is told on paper: what the applicant agreed to is no service on somebody else', () => {
    const world = examinedCase();
    world.must(reviewer('c1'), 'tell-third-party', { case: 'c1', interest: '相邻采光' });
    expect(refused(decide(world))).toBe('notice-not-served');
    serve(world.on('2026-01-08'), 'third-party');
    expect(world.state.cases['c1']?.thirdParties?.['t1']?.until.on).toBe('2026-01-15');
  });

  test('who is told may speak, and nothing is decided meanwhile', () => {
    const world = examinedCase();
    tellParty(world);
    expect(refused(decide(world))).toBe('third-party-may-speak');
    world.must(reviewer('c1'), 'hear-third-party', { case: 'c1', party: 't1', statement: '要求退让两米' });
    expect(isRefusal(decide(world))).toBe(false);
  });

  test('who says nothing in the time does not hold the case for ever', () => {
    const world = examinedCase();
    tellParty(world);
    expect(isRefusal(decide(world.on('2026-01-13')))).toBe(false);
  });
});

describe('检验、专家评审、公示', () => {
  const steps = (...ids: readonly string[]) => [
    ...ids.map((id) => task(`c1.${id}`, id === 'test' ? 'test' : 'expert-review', { stopsClock: stops[id] ?? null })),
    task('c1.notice', 'public-notice'),
    task('c1.examine', 'examine', { waits: [...ids.map((id) => ({ task: `c1.${id}` })), { task: 'c1.notice' }] }),
    task('c1.decide', 'decide', { waits: [{ task: 'c1.examine' }] }),
  ];
  const stops: Record<string, string> = { test: 'testing', review: 'expert-review' };
  const accepted = () => {
    const world = new World([spec('c1', { tasks: steps('test', 'review') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    return world;
  };
  const begin = (world: World, id: string) =>
    world.must(reviewer('c1'), 'begin-step', { task: `c1.${id}`, expected: { n: 5, unit: 'wd' }, reasons: '依法进行' });
  const record = (world: World, id: string) =>
    world.must(reviewer('c1'), 'record-step', { task: `c1.${id}`, passed: true, note: '合格' });

  test('a step that stops the clock by law stops it from its beginning to its result, with a written notice', () => {
    const world = accepted();
    begin(world.on('2026-01-06'), 'test');
    expect(world.state.cases['c1']?.suspensions).toMatchObject([{ ground: 'testing', from: '2026-01-06' }]);
    record(world.on('2026-01-09'), 'test');
    expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-22');
  });

  test('two steps at once stop the clock once, from the first beginning to the last result', () => {
    const world = accepted();
    begin(world.on('2026-01-06'), 'test');
    begin(world.on('2026-01-07'), 'review');
    record(world.on('2026-01-09'), 'test');
    expect(world.state.cases['c1']?.suspensions).toMatchObject([{ from: '2026-01-06' }]);
    expect(refused(world.send(reviewer('c1'), 'resume-clock', { case: 'c1' }))).toBe('step-under-way');
    record(world.on('2026-01-12'), 'review');
    expect(world.state.cases['c1']?.suspensions).toMatchObject([{ from: '2026-01-06', to: '2026-01-12' }]);
    expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-23');
  });

  test('a public notice runs inside the limit where no law takes it out', () => {
    const world = accepted();
    begin(world, 'notice');
    expect(world.state.cases['c1']?.suspensions).toEqual([]);
  });
});

describe('申请回避', () => {
  test('the applicant asks, the head decides with reasons, and whoever must keep out keeps out', () => {
    const world = examinedCase();
    world.must(applicant, 'apply-recusal', { case: 'c1', whom: '经办人', reasons: '与同业有亲属关系' });
    expect(refused(decide(world))).toBe('recusal-pending');
    expect(
      refused(
        world.send(approver('c1'), 'decide-recusal', { case: 'c1', application: 'r1', granted: true, reasons: '属实' }),
      ),
    ).toBe('recusal-names-nobody');
    world.must(approver('c1'), 'decide-recusal', {
      case: 'c1',
      application: 'r1',
      granted: true,
      keepsOut: bothRoles('c1').id,
      reasons: '属实',
    });
    expect(
      refused(world.send(bothRoles('c1'), 'decide-case', { task: 'c1.decide', effect: 'granted', reasons: '可' })),
    ).toBe('recused');
    expect(isRefusal(decide(world))).toBe(false);
  });

  test('whoever turns a wish down says against whom it was; what means nobody of the organ the centre turns down', () => {
    const world = examinedCase();
    world.must(applicant, 'apply-recusal', { case: 'c1', whom: '负责人', reasons: '利害关系' });
    const turnDown = (who: Acting) =>
      refused(world.send(who, 'decide-recusal', { case: 'c1', application: 'r1', granted: false, reasons: '不属实' }));
    expect(turnDown(approver('c1'))).toBe('recusal-names-nobody');
    expect(turnDown(coordinator)).toBe('not refused');
  });

  test('what somebody who must keep out had in hand is free again, and nothing rests on their opinion', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(approver('c1'), 'assign-task', { task: 'c1.examine', to: reviewer('c1').id });
    world.must(reviewer('c1'), 'declare-conflict', { case: 'c1', reason: '亲属' });
    world.must(reviewer('c1', 2), 'examine', { task: 'c1.examine', opinion: 'grant', text: '经审查' });
    world.must(reviewer('c1', 2), 'declare-conflict', { case: 'c1', reason: '事后发现利害关系' });
    expect(refused(decide(world))).toBe('opinion-of-recused');
    expect(isRefusal(world.send(approver('c1'), 'send-back', { task: 'c1.decide', reasons: '重新审查' }))).toBe(false);
  });

  test('a colleague keeps themselves out, not another; another is kept out by the head', () => {
    const world = examinedCase();
    const keepOut = (who: Acting) =>
      refused(world.send(who, 'declare-conflict', { case: 'c1', staff: bothRoles('c1').id, reason: '亲属' }));
    expect(keepOut(reviewer('c1', 2))).toBe('not-permitted');
    expect(keepOut(approver('c1'))).toBe('not refused');
  });

  test('nobody turns down a wish against themselves, and a stranger has none', () => {
    const world = examinedCase();
    expect(refused(world.send(stranger, 'apply-recusal', { case: 'c1', whom: '经办人', reasons: '无' }))).toBe(
      'not-permitted',
    );
    world.must(applicant, 'apply-recusal', { case: 'c1', whom: '负责人', reasons: '利害关系' });
    expect(
      refused(
        world.send(approver('c1'), 'decide-recusal', {
          case: 'c1',
          application: 'r1',
          granted: false,
          keepsOut: approver('c1').id,
          reasons: '不属实',
        }),
      ),
    ).toBe('recusal-of-oneself');
  });
});

describe('外部系统与审管联动', () => {
  const external = (by: 'api' | 'redirect') =>
    new World([spec('c1', { decidedIn: { system: 'registration', by }, tasks: [task('c1.external', 'external')] })]);
  const enter = (world: World, again = 'DJ-7') =>
    world.send(reviewer('c1'), 'enter-external-serial', { task: 'c1.external', serial: 'DJ-7', serialAgain: again });

  test('who is sent to the other system comes back with its serial number, typed twice', () => {
    const world = external('redirect');
    expect(refused(enter(world, 'DJ-8'))).toBe('serial-differs');
    expect(isRefusal(enter(world))).toBe(false);
    expect(world.named('external-submitted')[0]).toMatchObject({ data: { theirs: 'DJ-7' } });
    expect(world.status('c1')).toBe('in-review');
    expect(refused(enter(external('api')))).toBe('sent-by-interface');
  });

  test('the supervising department is told, and is seen to have taken over only when it says so', () => {
    const world = examinedCase({ supervisor: 'organ-super' });
    const watcher: Acting = { ...inspector('c1'), id: 's-9-watcher', organ: 'organ-super' };
    const acknowledge = () => world.send(watcher, 'acknowledge-supervision', { case: 'c1' });
    decide(world);
    expect(refused(acknowledge())).toBe('supervisor-not-told');
    world.must(system, 'tell-supervisor', { case: 'c1' });
    expect(world.state.cases['c1']?.isSupervisorAware).toBeUndefined();
    expect(isRefusal(acknowledge())).toBe(false);
    expect(world.state.cases['c1']?.isSupervisorAware).toBe(true);
    expect(refused(world.send(clerk, 'acknowledge-supervision', { case: 'c1' }))).toBe('not-permitted');
  });
});

describe('AB岗', () => {
  test('the cover acts in the task of whoever is away, and it is seen who acted for whom', () => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(approver('c1'), 'assign-task', { task: 'c1.examine', to: reviewer('c1').id });
    const examine = (who: Acting) =>
      world.send(who, 'examine', { task: 'c1.examine', opinion: 'grant', text: '经审查' });
    expect(refused(examine(reviewer('c1', 2)))).toBe('task-assigned-to-another');
    expect(isRefusal(examine({ ...reviewer('c1', 2), covers: [reviewer('c1').id] }))).toBe(false);
    expect(world.named('cover-acted')[0]).toMatchObject({
      data: { task: 'c1.examine', for: reviewer('c1').id, by: reviewer('c1', 2).id },
    });
    expect(world.named('examined')[0]).toMatchObject({ data: { by: reviewer('c1', 2).id } });
  });
});
