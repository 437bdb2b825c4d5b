import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/pure.ts';
import { approver, inspector, plainTasks, reviewer, spec, World } from '../../testing/world.ts';
import { noticeText } from '../../notices/notice-text.ts';
import { conditionText } from './conditions.ts';

type Conditions = Parameters<typeof conditionText>[0][];

/** A case that only waits for its decision, on 2026-01-05. */
function examined(): World {
  const world = new World([spec('c1', { tasks: plainTasks('c1') })]);
  world.must(reviewer('c1'), 'accept-case', { case: 'c1' });
  world.must(reviewer('c1'), 'examine', { task: 'c1.examine', opinion: 'grant', text: '符合' });
  return world;
}
const decide = (world: World, conditions: Conditions, effect: 'granted' | 'denied' = 'granted') =>
  world.send(approver('c1'), 'decide-case', { task: 'c1.decide', effect, reasons: '符合条件', conditions });
const codeOf = (done: ReturnType<typeof decide>): string => (isRefusal(done) ? done.refused : 'done');

test('a condition says in words until when it must be kept', () => {
  expect(conditionText('限堂食')).toBe('限堂食');
  expect(conditionText({ text: '报送自查表', due: '2026-03-01' })).toBe('报送自查表（2026年3月1日前）');
  expect(conditionText({ text: '补种树木', within: { n: 1, unit: 'year' } })).toBe('补种树木（决定之日起1年内）');
  const after = { text: '复核排烟', event: '装修竣工', within: { n: 10, unit: 'wd' } } as const;
  expect(conditionText(after)).toBe('复核排烟（装修竣工之日起10个工作日内）');
});

test('a condition with a day becomes a check of the organ, and stands in decision and notice', () => {
  const world = examined();
  expect(codeOf(decide(world, ['限堂食', { text: '报送自查表', due: '2026-03-02' }]))).toBe('done');
  const words = ['限堂食', '报送自查表（2026年3月2日前）'];
  expect(world.named('case-decided')[0]).toMatchObject({ data: { conditions: words } });
  expect(world.named('notice-issued').at(-1)).toMatchObject({
    data: { kind: 'grant', content: { conditions: words } },
  });
  expect(world.state.ledger.obligations['o1']).toMatchObject({
    mechanism: 'condition',
    due: { on: '2026-03-02' },
    checker: 'organ-c1',
    state: 'open',
  });
  world.must(reviewer('c1'), 'close-obligation', { obligation: 'o1', how: 'verified' });
  expect(world.state.ledger.obligations['o1']?.state).toBe('closed');
});

test('the decision prints every condition once, in its table: until when, and who looks', () => {
  const world = examined();
  decide(world, ['限堂食', { text: '报送自查表', due: '2026-03-02' }]);
  const issued = world.named('notice-issued').at(-1);
  if (issued?.name !== 'notice-issued') throw new Error('no notice');
  const printed = noticeText(world.state, issued, { on: '2026-01-05', organName: () => '甲局' });
  expect(printed?.table?.rows).toEqual([
    ['1', '限堂食', '长期遵守'],
    ['2', '报送自查表（2026年3月2日前）', '甲局'],
  ]);
  expect(printed?.paragraphs.filter((one) => one.startsWith('附条件'))).toEqual(['附条件：见下表']);
  const words = examined();
  decide(words, ['限堂食']);
  const plain = words.named('notice-issued').at(-1);
  if (plain?.name !== 'notice-issued') throw new Error('no notice');
  expect(noticeText(words.state, plain, { on: '2026-01-05' })).toMatchObject({
    paragraphs: expect.arrayContaining(['附条件：限堂食']) as unknown,
  });
});

test('a condition that waits for an event owes nothing until the event is recorded, then its limit runs from that day', () => {
  const world = examined();
  decide(world, [{ text: '复核排烟', event: '装修竣工', within: { n: 10, unit: 'wd' } }]);
  expect(world.named('obligation-opened')).toEqual([]);
  world.on('2026-02-02');
  const record = (on: string) =>
    world.send(reviewer('c1'), 'record-condition-event', { condition: 'k1', on, evidence: '竣工验收单' });
  expect(codeOf(record('2026-02-03'))).toBe('occurred-in-the-future');
  expect(codeOf(record('2026-01-30'))).toBe('done');
  expect(world.state.ledger.obligations['o1']?.due.on).toBe('2026-02-13');
  expect(codeOf(record('2026-01-30'))).toBe('no-condition-waiting');
});

test('a condition that nobody could keep or check is refused', () => {
  const world = examined();
  expect(codeOf(decide(world, [{ text: '昨天以前', due: '2026-01-04' }]))).toBe('limit-in-the-past');
  expect(codeOf(decide(world, [{ text: '复核', event: '竣工' }]))).toBe('condition-event-without-limit');
  const strange = { text: '复核', due: '2026-03-02', checker: 'organ-c9' };
  expect(codeOf(decide(world, [strange]))).toBe('checker-not-concerned');
});

test('a denial binds the applicant to nothing', () => {
  const world = examined();
  expect(codeOf(decide(world, [{ text: '报送自查表', due: '2026-03-02' }], 'denied'))).toBe('done');
  expect(world.named('condition-set')).toEqual([]);
  expect(isRefusal(world.send(inspector('c1'), 'close-obligation', { obligation: 'o1', how: 'verified' }))).toBe(true);
});
