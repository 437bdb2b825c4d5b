import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { access } from '../../../matters/access.ts';
import { commands, internal, type CommandName } from '../../../matters/commands.ts';
import { choices, matter, visitAs } from '../testing/example.ts';
import { placeOf, type Action, type Values } from './place.ts';
import { instantOf, readBody } from './read.ts';
import { actionForms } from './table.ts';

const hash = 'b'.repeat(64);
const onCase: Omit<Action, 'command'> = { case: 'c1', version: 5 };
const onTask = (task: string): Omit<Action, 'command'> => ({ case: 'c1', task, version: 3 });

/** What a member of staff types for each command, and some of what must come of it. */
const filled: readonly [
  CommandName,
  Omit<Action, 'command'>,
  Record<string, string | string[]>,
  Record<string, unknown>,
][] = [
  [
    'check-materials',
    onCase,
    {
      'checks.0.verdict': 'fits',
      'checks.0.original': 'true',
      'checks.1.verdict': 'defective',
      'checks.1.problem': '第 2 页没有签字',
    },
    {
      case: 'c1',
      version: 5,
      checks: [
        { need: 'food.layout', verdict: 'fits', problem: null, field: null, originalSeen: true },
        { need: 'food.rules', verdict: 'defective', problem: '第 2 页没有签字', field: null, originalSeen: false },
      ],
    },
  ],
  [
    'notify-correction',
    {},
    { 'defects.0.told': 'true', 'defects.0.problem': '缺少场所证明', 'within.n': '15', 'within.unit': 'wd' },
    { seq: 21, defects: [{ case: 'c2', need: 'reg.place', problem: '缺少场所证明' }], within: { n: 15, unit: 'wd' } },
  ],
  ['order-payment', onCase, {}, { case: 'c1', version: 5 }],
  [
    'settle-payment',
    onCase,
    { result: 'refused', reason: '账户信息有误' },
    { result: 'refused', reason: '账户信息有误' },
  ],
  ['recover-payment', onCase, { reasons: '条件不实', law: '示范办法第十条' }, { law: '示范办法第十条' }],
  [
    'change-fact',
    {},
    { 'changes.element': 'premises.area', 'changes.value': '１２０', source: 'survey', reasons: '实测 120 平方米' },
    { changes: [{ element: 'premises.area', value: 120 }], source: 'survey', reasons: '实测 120 平方米' },
  ],
  [
    'apply-catalogue',
    {},
    { catalogue: 'v2', cause: 'catalogue', reasons: '新版目录减免一项材料' },
    { catalogue: 'v2', cause: 'catalogue', reasons: '新版目录减免一项材料' },
  ],
  ['accept-case', onCase, {}, { case: 'c1', version: 5 }],
  [
    'accept-case',
    onCase,
    { 'late.at': '2026-11-25T09:30', 'late.evidence': '邮戳' },
    { late: { occurredAt: '2026-11-25T01:30:00.000Z', evidence: '邮戳' } },
  ],
  [
    'not-accept-case',
    onCase,
    { kind: 'not-competent', reasons: '属市级权限', 'signpost.text': '请到市市场监管局 3 号窗口' },
    { signpost: { organ: null, site: null, text: '请到市市场监管局 3 号窗口' } },
  ],
  [
    'not-accept-case',
    onCase,
    { kind: 'not-competent', reasons: '不属本局', 'signpost.organ': 'market-supervision', 'signpost.text': '请到三楼' },
    { signpost: { organ: 'market-supervision', site: null, text: '请到三楼' } },
  ],
  [
    'fetch-material',
    onCase,
    { need: 'food.rules', from: 'market-supervision', reference: 'DX-1' },
    { need: 'food.rules', from: 'market-supervision' },
  ],
  [
    'supply-correction',
    {},
    { 'papers.0': `${hash}|补正.pdf` },
    { materials: [{ need: 'reg.place', sha256: hash, name: '补正.pdf' }] },
  ],
  ['supply-material', {}, { case: 'c1', need: 'food.rules', sha256: `${hash}|x.pdf` }, { case: 'c1', sha256: hash }],
  [
    'schedule-survey',
    {},
    { tasks: ['c1.survey'], at: '2026-12-01T09:30' },
    { tasks: ['c1.survey'], at: '2026-12-01T01:30:00.000Z' },
  ],
  [
    'record-survey',
    onTask('c1.survey'),
    {
      'staff.0.name': '孙核查',
      'staff.0.card': 'ＳＦ９９９９０１００１０１',
      'staff.1.who': 's-1-zhou',
      'points.0.fits': 'true',
      'points.1.fits': 'false',
      'points.1.note': '缺洗手池',
      findings: '缺洗手池\n\n地面破损',
      photographs: [`${hash}|1.jpg`],
      passed: 'false',
      concludedOnSite: 'true',
    },
    {
      task: 'c1.survey',
      version: 3,
      findings: ['缺洗手池', '地面破损'],
      photographs: [hash],
      passed: false,
      concludedOnSite: true,
      staff: [
        { name: '孙核查', card: 'SF99990100101' },
        { name: '周核查', card: 'SF99990100102' },
      ],
    },
  ],
  ['record-step', onTask('c1.survey'), { passed: 'true', note: '检测合格' }, { passed: true, documents: [] }],
  [
    'examine',
    onTask('c1.examine'),
    { opinion: 'grant', text: '材料齐全' },
    { task: 'c1.examine', version: 3, opinion: 'grant' },
  ],
  ['send-back', onTask('c1.examine'), { reasons: '请补充依据' }, { reasons: '请补充依据' }],
  [
    'decide-case',
    onTask('c1.examine'),
    {
      effect: 'granted',
      reasons: '符合条件',
      'conditions.0.text': '限堂食',
      'conditions.1.text': '报送自查表',
      'conditions.1.due': '2027-03-01',
      'conditions.2.text': '复核排烟',
      'conditions.2.event': '装修竣工',
      'conditions.2.days': '10',
      'conditions.2.checker': 'approval-bureau',
    },
    {
      effect: 'granted',
      conditions: [
        '限堂食',
        { text: '报送自查表', due: '2027-03-01' },
        { text: '复核排烟', event: '装修竣工', within: { n: 10, unit: 'wd' }, checker: 'approval-bureau' },
      ],
    },
  ],
  [
    'record-condition-event',
    {},
    { condition: 'k1', on: '2026-12-01', evidence: '竣工验收单' },
    { condition: 'k1', on: '2026-12-01', evidence: '竣工验收单' },
  ],
  [
    'record-external-result',
    {},
    { task: 'c2.external', serial: 'DJ1', serialAgain: 'DJ1', effect: 'granted' },
    { task: 'c2.external', by: 're-entry', serialAgain: 'DJ1' },
  ],
  ['assign-task', onTask('c1.examine'), { to: '-' }, { to: null }],
  ['assign-task', onTask('c1.examine'), { to: 's-1-zhao', reason: '请假' }, { to: 's-1-zhao', reason: '请假' }],
  ['assign-task', onTask('c1.examine'), { to: 's-1-wu' }, { to: 's-1-wu' }],
  ['declare-conflict', onCase, { reason: '亲属' }, { reason: '亲属' }],
  [
    'suspend-clock',
    onCase,
    { ground: 'testing', 'expected.n': '5', 'expected.unit': 'wd', reasons: '送检' },
    { ground: 'testing', expected: { n: 5, unit: 'wd' } },
  ],
  ['resume-clock', onCase, {}, { case: 'c1', version: 5 }],
  [
    'tell-statement-right',
    onCase,
    { reasons: '拟不予许可：布局不合要求', 'within.n': '3', 'within.unit': 'wd' },
    { within: { n: 3, unit: 'wd' } },
  ],
  ['make-statement', onCase, { statement: '布局已按图纸改好' }, { statement: '布局已按图纸改好' }],
  ['tell-hearing-right', onCase, { reasons: '拟不予许可' }, { reasons: '拟不予许可' }],
  ['extend-limit', onCase, { 'by.n': '10', 'by.unit': 'wd', reasons: '案情复杂' }, { by: { n: 10, unit: 'wd' } }],
  ['ask-supplement', onCase, { need: 'food.rules', reasons: '需要最新版' }, { need: 'food.rules' }],
  ['record-visit', {}, { purpose: 'sign', site: 'hall' }, { purpose: 'sign', site: 'hall' }],
  [
    'deliver-result',
    onCase,
    { way: 'window', site: 'hall', sameVisitAs: 'v1', receivedBy: '本人' },
    { way: 'window', sameVisitAs: 'v1' },
  ],
  ['serve-notice', {}, { notice: 'n1', way: 'post', evidence: '邮戳 2026-11-26' }, { notice: 'n1', way: 'post' }],
  ['mark-waiting', onCase, { waits: 'true' }, { case: 'c1', waits: true }],
  ['seal-document', {}, { notice: 'n1' }, { notice: 'n1' }],
  ['close-obligation', {}, { obligation: 'o1', how: 'verified' }, { obligation: 'o1', how: 'verified' }],
  [
    'breach-obligation',
    {},
    { obligation: 'o1', finding: '安全出口被堵', 'putRightWithin.n': '10', 'putRightWithin.unit': 'd' },
    { putRightWithin: { n: 10, unit: 'd' } },
  ],
  [
    'sign-commitment',
    {},
    { relief: 'r1', capacity: 'in-person', signature: `${hash}|签名.png` },
    { relief: 'r1', textVersion: 'v1', capacity: 'in-person', signature: hash },
  ],
  ['pre-review', onCase, { opinion: 'not-ready', text: '图纸缺比例' }, { opinion: 'not-ready' }],
  ['state-defence', {}, { handling: 'h1', text: '房东在外地' }, { handling: 'h1' }],
  ['decide-handling', {}, { handling: 'h1', outcome: 'revoke', reasons: '逾期未整改' }, { outcome: 'revoke' }],
  ['record-repair', {}, { handling: 'h2', evidence: '已修复' }, { handling: 'h2' }],
  [
    'convert-result',
    onTask('c1.decide'),
    { verdict: 'no-effect', 'changed.0': '红线变化' },
    { verdict: 'no-effect', changed: [{ need: 'food.layout', note: '红线变化' }] },
  ],
  [
    'call-joint',
    {},
    { kind: 'survey', subject: '联合踏勘', at: '2026-12-01T09:30', place: '示范路1号', tasks: ['c1.survey'] },
    { kind: 'survey', tasks: ['c1.survey'] },
  ],
  [
    'attend-joint',
    {},
    { joint: 'a1', staff: '孙核查 SF1\n周核查' },
    { staff: [{ name: '孙核查', card: 'SF1' }, { name: '周核查' }] },
  ],
  ['excuse-joint', {}, { joint: 'a1', organ: 'approval-bureau', reasons: '抢险' }, { joint: 'a1' }],
  ['answer-joint', {}, { joint: 'a1', passed: 'true', text: '同意' }, { passed: true }],
  [
    'conclude-joint',
    {},
    { joint: 'a1', passed: 'true', text: '纪要', 'limits.c1.examine': '2026-12-04' },
    { limits: [{ task: 'c1.examine', by: '2026-12-04' }] },
  ],
  ['renew-joint', {}, { joint: 'a2' }, { joint: 'a2' }],
  ['sign-joint', {}, { joint: 'a2', signature: `${hash}|签名.png` }, { signature: hash }],
  [
    'recheck-findings',
    onTask('c1.survey'),
    {
      'staff.0.name': '孙核查',
      'staff.0.card': 'SF1',
      'staff.1.name': '周核查',
      'staff.1.card': 'SF2',
      'results.0': 'true',
    },
    { results: [{ finding: 'c1.survey/1', fits: true }] },
  ],
  [
    'raise-breach',
    onCase,
    { basis: '建筑设计防火规范', text: '疏散宽度不足' },
    { basis: [{ law: '建筑设计防火规范' }] },
  ],
  ['assist-submission', onTask('c1.external'), { submittedOn: '2026-12-01' }, { submittedOn: '2026-12-01' }],
  ['ask-to-fetch', onCase, { need: 'food.rules', from: 'land' }, { from: 'land' }],
  ['propose-void', onCase, { reasons: '重复收件' }, { reasons: '重复收件' }],
  ['confirm-void', onCase, {}, { case: 'c1', version: 5 }],
  ['correct-on-spot', onCase, { need: 'food.rules', what: '补填日期' }, { need: 'food.rules', what: '补填日期' }],
  ['choose-delivery', {}, { way: 'window', site: 'hall' }, { way: 'window', site: 'hall' }],
  [
    'convene-session',
    onTask('c1.examine'),
    { members: ['s-1-qian', 's-1-zhou', 's-1-wu'] },
    { task: 'c1.examine', members: ['s-1-qian', 's-1-zhou', 's-1-wu'] },
  ],
  ['cast-vote', onTask('c1.examine'), { vote: 'grant' }, { task: 'c1.examine', vote: 'grant' }],
  ['close-session', onTask('c1.examine'), { minutes: '一致同意' }, { minutes: '一致同意' }],
  ['answer-hearing-right', onCase, { wanted: 'true', by: 'applicant' }, { wanted: true, by: 'applicant' }],
  [
    'call-hearing',
    onCase,
    { at: '2026-12-10T09:30', place: '二楼听证室', presider: 's-1-zhou' },
    { at: '2026-12-10T01:30:00.000Z', presider: 's-1-zhou' },
  ],
  [
    'record-hearing',
    onCase,
    { outcome: 'held', present: ['applicant', 'examiner'], record: '双方质证', transcript: `${hash}|笔录.pdf` },
    { outcome: 'held', present: ['applicant', 'examiner'], transcript: hash },
  ],
  [
    'begin-step',
    onTask('c1.survey'),
    { 'expected.n': '5', 'expected.unit': 'wd', reasons: '送检' },
    { expected: { n: 5, unit: 'wd' }, reasons: '送检' },
  ],
  ['tell-third-party', onCase, { interest: '相邻采光' }, { interest: '相邻采光' }],
  ['hear-third-party', onCase, { party: 't1', statement: '要求退让' }, { party: 't1', statement: '要求退让' }],
  [
    'decide-recusal',
    onCase,
    { application: 'r1', granted: 'true', keepsOut: 's-1-wu', reasons: '属实' },
    { application: 'r1', granted: true, keepsOut: 's-1-wu' },
  ],
  [
    'enter-external-serial',
    {},
    { task: 'c2.external', serial: 'DJ7', serialAgain: 'DJ7' },
    { task: 'c2.external', serial: 'DJ7', serialAgain: 'DJ7' },
  ],
  ['acknowledge-supervision', onCase, {}, { case: 'c1', version: 5 }],
  [
    'hand-over-papers',
    {},
    { organ: 'approval-bureau', cases: ['c1'], sheet: 'jj-1' },
    { organ: 'approval-bureau', cases: ['c1'], sheet: 'jj-1' },
  ],
  [
    'take-papers',
    {},
    { sheet: 'jj-0', missing: ['c2|reg.place'], note: '封套破损' },
    { sheet: 'jj-0', missing: [{ case: 'c2', need: 'reg.place' }], note: '封套破损' },
  ],
  ['take-papers', {}, { sheet: 'jj-0' }, { sheet: 'jj-0' }],
  [
    'book-visit',
    {},
    { about: 'c1.survey', at: '2026-12-01T09:00' },
    { about: 'c1.survey', at: '2026-12-01T01:00:00.000Z' },
  ],
  ['cancel-visit', {}, { about: 'c1.survey' }, { about: 'c1.survey' }],
  ['add-note', {}, { case: 'c2', text: '已电话联系' }, { case: 'c2', text: '已电话联系' }],
];

const values = (form: Record<string, string | string[]>): Values =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat()]));

function read(command: CommandName, on: Omit<Action, 'command'>, form: Record<string, string | string[]>) {
  const actionForm = actionForms[command];
  if (!actionForm) throw new Error(`${command} has no form`);
  return readBody(placeOf(visitAs(), matter, { command, ...on }, choices), actionForm, values(form));
}

test.each(filled)('what staff type for %s is a body that the command takes', (command, on, form, part) => {
  const reading = read(command, on, form);
  if ('mistakes' in reading) throw new Error(JSON.stringify(reading.mistakes));
  expect([...Value.Errors(commands[command], reading.body)]).toEqual([]);
  expect(reading.body).toMatchObject(part);
});

test('every command that staff may send has a form, and every form is tried above', () => {
  const ofStaff = (Object.keys(commands) as CommandName[]).filter(
    (name) => !internal.has(name) && access[name].some((rule) => rule.relation !== 'own' && rule.relation !== 'system'),
  );
  expect(Object.keys(actionForms).sort()).toEqual(ofStaff.sort());
  expect([...new Set(filled.map(([name]) => name))].sort()).toEqual(ofStaff);
});

const mistakesOf = (reading: ReturnType<typeof read>) =>
  'mistakes' in reading ? reading.mistakes.map((each) => `${each.control}: ${each.error}`) : [];

test('a defect without words is told at its own line', () => {
  expect(mistakesOf(read('check-materials', onCase, { 'checks.1.verdict': 'missing' }))).toEqual([
    'a-checks-1-problem: web.desk.error.problem',
  ]);
});

test('a site check with one member of staff, or with the same card twice, is refused before it is sent', () => {
  const points = { 'points.0.fits': 'true', 'points.1.fits': 'true', passed: 'true', concludedOnSite: 'true' };
  const one = { 'staff.0.name': '孙核查', 'staff.0.card': 'SF1' };
  expect(mistakesOf(read('record-survey', onTask('c1.survey'), { ...points, ...one }))).toEqual([
    'a-staff-1-name: web.desk.error.two-staff',
  ]);
  expect(
    mistakesOf(
      read('record-survey', onTask('c1.survey'), {
        ...points,
        ...one,
        'staff.1.name': '周核查',
        'staff.1.card': 'sf1',
      }),
    ),
  ).toEqual(['a-staff-1-name: web.desk.error.two-staff']);
});

test('nobody is only told no: without a signpost a case cannot be refused', () => {
  expect(mistakesOf(read('not-accept-case', onCase, { kind: 'not-competent', reasons: '属市级权限' }))).toEqual([
    'a-signpost-text: web.desk.error.signpost',
  ]);
});

test('all mistakes of a form are told at once', () => {
  expect(mistakesOf(read('examine', onTask('c1.examine'), {}))).toEqual([
    'a-opinion: web.error.empty',
    'a-text: web.error.empty',
  ]);
});

test('a choice that the page did not offer is not taken', () => {
  expect(mistakesOf(read('serve-notice', {}, { notice: 'n9', way: 'post', evidence: 'x' }))).toEqual([
    'a-notice: web.error.option',
  ]);
});

test('an examination can only be given to somebody who examines', () => {
  expect(mistakesOf(read('assign-task', onTask('c1.examine'), { to: 's-1-qian' }))).toEqual(['a-to: web.error.option']);
});

test('the version that was shown is sent, not the newest', () => {
  const reading = read('examine', onTask('c1.examine'), { version: '2', opinion: 'deny', text: '不符合' });
  expect('body' in reading && reading.body['version']).toBe(2);
});

test('a time is meant in the district, wherever the server stands', () => {
  expect(instantOf('2026-12-01T00:15')).toBe('2026-11-30T16:15:00.000Z');
  expect(instantOf('2026-13-01T00:15')).toBeUndefined();
  expect(instantOf('明天')).toBeUndefined();
});
