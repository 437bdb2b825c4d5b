/** Misreadings of the engine (systems.md section 5), each with its definition as the name of the test. docs/misreadings.md lists them. */
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { isRefusal } from '../platform/pure.ts';
import { access } from './access.ts';
import { facts as shapes } from './facts.ts';
import { commands } from './commands.ts';
import { siteGate } from './hand-in/site-gate.ts';
import { arrivalsOf, billOf, presenceOf, waitedOf } from './trace.ts';
import {
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
  staffOf,
  system,
  task,
  World,
} from './testing/world.ts';

const refused = (value: unknown): string => (isRefusal(value) ? value.refused : 'not refused');
const examine = { task: 'c1.examine', opinion: 'grant' as const, text: '可' };
const grant = { task: 'c1.decide', effect: 'granted' as const, reasons: '可' };

/** An ordinary licence, examined and decided by its organ. */
function decidedAt(world: World, id = 'c1'): void {
  world.must(reviewer(id), 'accept-case', { case: id });
  for (const [notice, one] of Object.entries(world.state.ledger.notices))
    if (!one.isServed) world.must(clerk, 'serve-notice', { notice, way: 'direct', evidence: '签收' });
  world.must(reviewer(id), 'examine', { ...examine, task: `${id}.examine` });
  world.must(approver(id), 'decide-case', { ...grant, task: `${id}.decide` });
}

test('一窗受理: the window receives and hands out and never decides, not even one of the organ’s own; the departments decide inside', () => {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })], { electronicService: false });
  const atWindow = { ...clerk, organ: 'organ-c1' };
  world.must(atWindow, 'check-materials', {
    case: 'c1',
    checks: [{ need: 'c1-form', verdict: 'fits', problem: null, field: null, originalSeen: false }],
  });
  const turnDown = { case: 'c1', kind: 'not-required' as const, reasons: '无需许可' };
  const signpost = { organ: null, site: null, text: '可以直接经营' };
  expect(refused(world.send(atWindow, 'not-accept-case', { ...turnDown, signpost }))).toBe('not-permitted');
  expect(refused(world.send(atWindow, 'accept-case', { case: 'c1' }))).not.toBe('not refused');
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(clerk, 'serve-notice', { notice: 'n1', way: 'direct', evidence: '签收' });
  world.must(clerk, 'serve-notice', { notice: 'n2', way: 'direct', evidence: '签收' });
  expect(refused(world.send(atWindow, 'examine', examine))).toBe('not-permitted');
  world.must(reviewer('c1'), 'examine', examine);
  expect(refused(world.send(atWindow, 'decide-case', grant))).toBe('not-permitted');
  world.must(approver('c1'), 'decide-case', grant);
  const handOver = { case: 'c1', way: 'window' as const, receivedBy: '本人' };
  for (const actor of [reviewer('c1'), approver('c1')])
    expect(refused(world.send(actor, 'deliver-result', handOver))).toBe('not-permitted');
  world.must(clerk, 'deliver-result', handOver);
});

test('两集中、两到位: decision tasks go only where the power lies; the department that supervises and the centre decide nothing', () => {
  const world = new World([spec('c1', { tasks: plainTasks('c1'), supervisor: 'organ-old' })]);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1'), 'examine', examine);
  const ofCentre = { ...approver('c1'), id: 's-1-centre', organ: 'centre' };
  for (const actor of [approver('old'), bothRoles('old'), ofCentre, coordinator])
    expect(refused(world.send(actor, 'decide-case', grant)), actor.id).toBe('not-permitted');
  world.must(approver('c1'), 'decide-case', grant);
  expect(world.named('case-decided')).toMatchObject([{ data: { organ: 'organ-c1' } }]);
});

test('现勘现结: at an hour the applicant chose, with the experts of the same visit, told on site; the certificate is another thing', () => {
  const tasks = [
    task('c1.survey', 'survey'),
    task('c1.experts', 'expert-review'),
    task('c1.examine', 'examine', { waits: [{ task: 'c1.survey' }, { task: 'c1.experts' }] }),
    task('c1.decide', 'decide', { waits: [{ task: 'c1.examine' }] }),
  ];
  const world = new World([spec('c1', { tasks, outputs: ['permit'] })]);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  const at = '2026-01-07T02:00:00.000Z';
  world.must(applicant, 'book-visit', { about: 'c1.survey', at });
  const both = ['c1.survey', 'c1.experts'];
  const called = { kind: 'survey' as const, tasks: both, at, place: '示范路1号', subject: '现场核查与专家评审' };
  world.must(inspector('c1'), 'call-joint', called);
  world.on('2026-01-07');
  const conclude = () =>
    world.send(coordinator, 'conclude-joint', { joint: 'a1', passed: true, text: '符合', place: '示范路1号' });
  world.must(inspector('c1'), 'record-survey', {
    task: 'c1.survey',
    staff: staffOf(2),
    checklist: [],
    findings: [],
    photographs: [],
    passed: true,
    concludedOnSite: true,
  });
  expect(refused(conclude())).toBe('joint-not-answered');
  world.must(reviewer('c1'), 'record-step', { task: 'c1.experts', passed: true, note: '专家意见：可行' });
  expect(refused(conclude())).toBe('not refused');
  expect(world.named('joint-concluded')).toMatchObject([{ data: { toldOnSite: true } }]);
  expect(world.facts.some((one) => one.name === 'notice-issued' && one.data.kind === 'survey-record')).toBe(true);
  expect([world.status('c1'), world.named('case-decided'), world.named('certificate-entered')]).toEqual([
    'in-review',
    [],
    [],
  ]);
});

test('双管双控: what runs over its limit is charged to the organ, never to the applicant, and nobody’s conduct is watched', () => {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
  world.on('2026-01-20').must(system, 'look-again', {});
  world.on('2026-03-20').must(system, 'look-again', {});
  const charged = world.facts.flatMap((one) => (one.name === 'violation-recorded' ? [one.data] : []));
  expect(charged.map((one) => one.rule)).toEqual(expect.arrayContaining(['silence-on-intake', 'late']));
  for (const one of charged) expect(one.organ).toBe('organ-c1');
  const late = new World([spec('c1')], { without: ['c1-plan'] });
  late.must(reviewer('c1'), 'notify-correction', {
    seq: late.state.head.seq,
    defects: [{ case: 'c1', need: 'c1-plan', problem: '缺少' }],
  });
  late.on('2026-06-20').must(system, 'look-again', {});
  expect(late.status('c1')).toBe('lapsed');
  expect(late.named('violation-recorded')).toEqual([]);
  expect(Object.keys(shapes).filter((name) => /video|camera|fingerprint|face|conduct/.test(name))).toEqual([]);
});

test('“2个工作日”与“现场1小时”: the limit of the whole and the time at the counter are two measures, and neither moves the other', () => {
  const stay = (minutes: number) => {
    const world = new World([spec('c1', { tasks: plainTasks('c1'), promised: { n: 2, unit: 'wd' } })], {
      channel: 'window',
      delivery: 'window',
      electronicService: false,
    });
    decidedAt(world);
    world.now = new Date(Date.parse(world.now) + minutes * 60_000).toISOString();
    world.must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人', sameVisitAs: 'v1' });
    return { minutes: presenceOf(world.facts).get('v1'), due: world.state.cases['c1']?.promisedDue?.on };
  };
  expect([stay(55), stay(200)]).toEqual([
    { minutes: 55, due: '2026-01-07' },
    { minutes: 200, due: '2026-01-07' },
  ]);
});

test('“2个工作日”与“现场1小时”: who leaves and comes back on another day was there twice for a short time, not for days', () => {
  const options = { channel: 'window', delivery: 'window', electronicService: false } as const;
  const world = new World([spec('c1', { tasks: plainTasks('c1') })], options);
  decidedAt(world);
  world.on('2026-01-08').must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人' });
  expect([...presenceOf(world.facts)]).toEqual([
    ['v1', 0],
    ['v2', 0],
  ]);
});

test('快递“按照群众自愿”: the applicant chooses and changes the way until the result is out, and no choice holds the result back', () => {
  const ways = ['electronic', 'window', 'courier', 'kiosk'] as const;
  const dues = ways.map((way) => {
    const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
    world.must(applicant, 'choose-delivery', { way, site: 'hall' });
    decidedAt(world);
    return [world.state.cases['c1']?.promisedDue?.on, world.named('case-decided').length];
  });
  expect(dues).toEqual(ways.map(() => ['2026-01-19', 1]));
  const world = new World([spec('c1', { tasks: plainTasks('c1') })], { electronicService: false, delivery: 'window' });
  world.must(applicant, 'choose-delivery', { way: 'courier' });
  decidedAt(world);
  expect(world.status('c1')).toBe('decided');
  world.must(applicant, 'choose-delivery', { way: 'window', site: 'hall' });
  world.must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人' });
  expect(refused(world.send(applicant, 'choose-delivery', { way: 'courier' }))).toBe('matter-complete');
});

test('快递“按照群众自愿”: a parcel that comes in closes the supplement, and costs no visit', () => {
  const world = new World([spec('c1')], { without: ['c1-plan'] });
  world.must(reviewer('c1'), 'notify-correction', {
    seq: world.state.head.seq,
    defects: [{ case: 'c1', need: 'c1-plan', problem: '缺少' }],
  });
  world.on('2026-01-09').must(clerk, 'supply-correction', { materials: [{ need: 'c1-plan', sha256: sha(9) }] });
  expect(world.state.ledger.corrections.every((one) => one.isSupplied)).toBe(true);
  expect(world.state.head.visits).toBe(0);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
});

test('现勘现结: the inspectors come at the hour that was chosen, and how far off they were is counted from the facts', () => {
  const surveyed = (now: string) => {
    const world = new World([spec('c1')]);
    world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
    world.must(applicant, 'book-visit', { about: 'c1.survey', at: '2026-01-06T01:00:00.000Z' });
    world.must(applicant, 'book-visit', { about: 'c1.survey', at: '2026-01-07T02:00:00.000Z' });
    world.now = now;
    world.must(inspector('c1'), 'record-survey', {
      task: 'c1.survey',
      staff: staffOf(2),
      checklist: [],
      findings: [],
      photographs: [],
      passed: true,
      concludedOnSite: true,
    });
    return arrivalsOf(world.facts).get('c1.survey');
  };
  expect(['02:00', '02:25', '01:50'].map((hour) => surveyed(`2026-01-07T${hour}:00.000Z`))).toEqual([0, 25, -10]);
  expect(arrivalsOf(new World([spec('c1')]).facts)).toEqual(new Map());
});

test('“2个工作日”与“现场1小时”: who agreed an hour and is served later has waited those minutes, and they are neither presence nor limit', () => {
  const options = { delivery: 'window' } as const;
  const world = new World([spec('c1', { tasks: plainTasks('c1'), promised: { n: 2, unit: 'wd' } })], options);
  decidedAt(world);
  world.must(applicant, 'book-visit', { about: 'c1', at: '2026-01-07T01:00:00.000Z' });
  world.now = '2026-01-07T01:12:00.000Z';
  world.must(clerk, 'record-visit', { site: 'hall', purpose: 'sign' });
  world.now = '2026-01-07T01:20:00.000Z';
  world.must(clerk, 'deliver-result', { case: 'c1', way: 'window', receivedBy: '本人', sameVisitAs: 'v1' });
  expect([waitedOf(world.facts).get('v1'), presenceOf(world.facts).get('v1')]).toEqual([12, 8]);
  expect(world.state.cases['c1']?.promisedDue?.on).toBe('2026-01-07');
});

test('六统一: all fees of an affair stand on one bill (统一收费), each with its basis, and nothing without one', () => {
  const world = new World(['c1', 'c2', 'c3'].map((id) => spec(id)));
  const basis = [{ law: '示例收费办法' }];
  const items = {
    'item-c1': { fee: { amount: 80, basis } },
    'item-c2': { fee: { amount: 120, basis } },
    'item-c3': { fee: { amount: 50, basis: [] } },
  };
  const lines = [
    { item: 'item-c1', amount: 80 },
    { item: 'item-c2', amount: 120 },
  ];
  expect(billOf(world.facts, items)).toEqual({ lines, total: 200 });
});

test('双管双控: the process is controlled by its limits and fees alone: nobody at a counter or a desk can type a fee or a limit of their own', () => {
  const typed = Object.entries(commands).flatMap(([name, body]) =>
    Object.keys((body as unknown as { properties: object }).properties)
      .filter((key) => /amount|fee|price|promised|statutory/i.test(key))
      .map((key) => `${name}.${key}`),
  );
  expect(typed).toEqual([]);
  const roles = new Set(Object.values(access).flatMap((rules) => rules.map((one) => one.role)));
  expect([...roles].filter((role) => /party|discipline|conduct/.test(role))).toEqual([]);
});

test('适用范围: 通办 only for listed items: a hall of another county receives what its windows list, and nothing else', () => {
  const window = (items: 'all' | readonly string[]) => [{ id: 'w', name: { zh: '窗口', en: 'Window' }, items }];
  const site = (id: string, items: 'all' | readonly string[]) => ({
    id,
    name: { zh: id, en: id },
    address: { zh: id, en: id },
    hours: { zh: '', en: '' },
    windows: window(items),
  });
  const catalogue = { sites: { hall: site('hall', 'all'), neighbour: site('neighbour', ['listed']) } };
  expect(siteGate(catalogue, 'neighbour', ['listed'])).toBeUndefined();
  expect(siteGate(catalogue, 'neighbour', ['listed', 'other'])).toEqual({
    refused: 'item-not-at-site',
    detail: { items: ['other'], sites: ['hall'] },
  });
  expect(refused(siteGate(catalogue, 'elsewhere', ['listed']))).toBe('item-not-at-site');
  expect(siteGate(catalogue, undefined, ['other'])).toBeUndefined();
});

test('“不得说不”: whatever ends a case at intake says where to go or what would help, in the command, the fact and the document', () => {
  const refusal = { case: 'c1', version: 1, kind: 'not-required', reasons: '无需许可' };
  const signpost = { organ: null, site: null, text: '可以直接经营，到综合窗口登记即可' };
  for (const bare of [refusal, { ...refusal, signpost: null }, { ...refusal, signpost: { ...signpost, text: '' } }])
    expect(Value.Check(commands['not-accept-case'], bare)).toBe(false);
  expect(Value.Check(commands['not-accept-case'], { ...refusal, signpost })).toBe(true);
  const world = new World([spec('c1')]);
  world.must(reviewer('c1'), 'not-accept-case', { case: 'c1', kind: 'not-required', reasons: '无需许可', signpost });
  expect(world.named('case-not-accepted')).toMatchObject([{ data: { signpost } }]);
  expect(world.named('notice-issued').at(-1)).toMatchObject({ data: { content: { signpost: signpost.text } } });
  const [fact] = world.named('case-not-accepted');
  expect(Value.Check(shapes['case-not-accepted'], fact?.data)).toBe(true);
  expect(Value.Check(shapes['case-not-accepted'], { ...fact?.data, signpost: undefined })).toBe(false);
});
