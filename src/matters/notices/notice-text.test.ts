import { expect, test } from 'vitest';
import { noticeKinds } from '../facts/ending.ts';
import type { MatterState } from '../state.ts';
import { dayInWords, noticeText, type Issued } from './notice-text.ts';

const both = (zh: string) => ({ zh, en: zh });
const remedies = {
  review: both('六十日内申请行政复议'),
  litigation: both('六个月内提起行政诉讼'),
};
const state = {
  head: { title: both('开餐饮店'), number: '安政办〔2026〕1号' },
  cases: {
    c1: {
      number: 'SL-1',
      spec: {
        name: both('食品经营许可'),
        needs: [{ need: 'food.layout', name: both('布局图') }],
        remedies,
      },
    },
  },
} as unknown as MatterState;

const issued = (kind: string, content: Record<string, unknown>): Issued =>
  ({
    name: 'notice-issued',
    data: { kind, template: `${kind}@1`, cases: ['c1'], content },
  }) as unknown as Issued;
const read = (kind: string, content: Record<string, unknown> = {}) =>
  noticeText(state, issued(kind, content), {
    on: '2026-11-25',
    until: '2026-12-16',
  });

test('every kind of notice has its document', () => {
  const limit = { n: 5, unit: 'wd' };
  const day = '2026-12-01';
  const content = {
    lines: [],
    defects: [],
    on: day,
    promisedDue: day,
    applyUntil: day,
    by: limit,
    expected: limit,
    ground: 'hearing',
    when: '2026-12-10 09:30',
    place: '二楼听证室',
    interest: '相邻采光',
    from: day,
    speakUntil: day,
  };
  expect(noticeKinds.filter((kind) => (read(kind, content)?.paragraphs.length ?? 0) === 0)).toEqual([]);
});

test('a day that was counted by weekends only says so on paper, and only that day', () => {
  const accepted = read('acceptance', { on: '2026-12-30', promisedDue: '2027-01-08', byWeekends: ['promisedDue'] });
  expect(accepted?.paragraphs.join('')).toContain('承诺于2027年1月8日（暂按周末推算）前办结');
  expect(accepted?.paragraphs.join('')).toContain('自2026年12月30日起予以受理');
  const inHours = read('acceptance', {
    on: '2026-12-31',
    promisedDue: '2027-01-01',
    promisedAt: '2027-01-01T07:00:00.000Z',
    byWeekends: ['promisedDue'],
  });
  expect(inHours?.paragraphs.join('')).toContain('承诺于2027年1月1日15时（暂按周末推算）前办结');
  const correction = read('correction', { defects: [], nth: 1, byWeekends: ['until'] });
  expect(correction?.paragraphs.join('')).toContain('2026年12月16日（暂按周末推算）前补正');
});

test('a denial tells reasons, basis and both remedies', () => {
  const denial = read('denial', {
    reasons: '布局不合要求',
    basis: [{ law: '食品安全法', article: '第三十五条' }],
    remedies,
    serial: null,
  });
  expect(denial?.paragraphs).toEqual([
    '您申请的“食品经营许可”（办件编号：SL-1），经审查，决定不予许可。',
    '理由：布局不合要求',
    '依据：《食品安全法》第三十五条',
  ]);
  expect(denial?.remedies).toEqual(['六十日内申请行政复议。', '六个月内提起行政诉讼。']);
});

test('a correction lists every defect in one table and says until when', () => {
  const told = read('correction', {
    defects: [{ need: 'food.layout', problem: '没有标尺寸', field: null }],
    nth: 1,
  });
  expect(told?.table?.rows).toEqual([['1', '食品经营许可', '布局图', '没有标尺寸']]);
  expect(told?.paragraphs.join('')).toContain('2026年12月16日前补正');
});

test('refusing to take a case tells the remedies, a grant has none and says nothing of conditions that it has not', () => {
  expect(read('not-competent', { reasons: '属市级', signpost: '市局' })?.remedies).toHaveLength(2);
  const grant = read('grant', {
    reasons: '符合',
    conditions: [],
    basis: [],
    remedies: null,
    serial: null,
  });
  expect([grant?.remedies, grant?.paragraphs.length]).toEqual([[], 2]);
});

test('a value that was erased says so, and a day is said in words', () => {
  expect(
    read('extension', {
      by: { n: 10, unit: 'wd' },
      promisedDue: '2026-12-20',
      reasons: { erased: true },
    })?.paragraphs,
  ).toEqual([
    '您申请的“食品经营许可”（办件编号：SL-1）不能在规定期限内作出决定，经批准延长10个工作日，延长后于2026年12月20日前办结。',
    '理由：（已依法删除）',
  ]);
  expect(dayInWords('2026-01-05')).toBe('2026年1月5日');
});
