import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { noticeKinds } from '../facts/ending.ts';
import type { MatterFact } from '../facts.ts';
import type { MatterState } from '../state.ts';
import { drawnFrom } from './drawn.ts';
import { noticeText } from './notice-text.ts';
import templates from './templates.json' with { type: 'json' };

/** How a document comes about: a command issues it, it is drawn from a fact, a page prints it, or it belongs to another issue, which is named. */
type Way =
  | { readonly command: string; readonly kind: string }
  | { readonly fact: string }
  | { readonly page: string }
  | { readonly elsewhere: string };

/** Every document of field reference 2.4, in its order, with its template. */
const documents: readonly [name: string, template: string, way: Way][] = [
  ['申请材料接收凭证', 'receipt@1', { command: 'hand-in', kind: 'receipt' }],
  ['一次性告知书', 'one-time@1', { page: 'counter/notice-page.tsx' }],
  ['补正材料通知书', 'correction@1', { command: 'notify-correction', kind: 'correction' }],
  ['受理通知书', 'acceptance@1', { command: 'accept-case', kind: 'acceptance' }],
  ['不予受理决定书', 'not-competent@1', { command: 'not-accept-case', kind: 'not-competent' }],
  ['不受理告知书', 'not-required@1', { command: 'not-accept-case', kind: 'not-required' }],
  ['容缺受理通知书', 'tolerance@1', { command: 'accept-case', kind: 'tolerance' }],
  ['容缺受理承诺书', 'tolerance-promise@1', { command: 'sign-commitment', kind: 'tolerance-promise' }],
  ['告知承诺书', 'commitment@2', { command: 'sign-commitment', kind: 'commitment' }],
  ['延长办理期限通知书', 'extension@1', { command: 'extend-limit', kind: 'extension' }],
  ['特别程序告知书', 'special-procedure@1', { command: 'suspend-clock', kind: 'special-procedure' }],
  ['听证告知书', 'hearing-right@1', { command: 'tell-hearing-right', kind: 'hearing-right' }],
  ['听证通知书', 'hearing-notice@1', { command: 'call-hearing', kind: 'hearing-notice' }],
  ['陈述申辩告知书', 'statement-right@1', { command: 'tell-statement-right', kind: 'statement-right' }],
  ['利害关系人告知书', 'third-party@1', { command: 'tell-third-party', kind: 'third-party' }],
  ['准予行政许可决定书', 'grant@2', { command: 'decide-case', kind: 'grant' }],
  ['不予行政许可决定书', 'denial@1', { command: 'decide-case', kind: 'denial' }],
  ['准予变更行政许可决定书', 'grant-change@1', { elsewhere: 'changes of a licence: life of certificates' }],
  ['准予延续行政许可决定书', 'grant-renewal@1', { elsewhere: 'renewal of a licence: life of certificates' }],
  ['撤销行政许可决定书', 'revocation@1', { command: 'decide-handling', kind: 'revocation' }],
  ['注销行政许可决定书', 'cancellation@1', { elsewhere: 'ending a certificate: life of certificates' }],
  ['撤回行政许可决定书', 'recall@1', { elsewhere: 'ending a certificate: life of certificates' }],
  ['送达回证', 'delivery@2', { fact: 'notice-served' }],
  ['终止办理通知书', 'termination@1', { command: 'withdraw-case', kind: 'termination' }],
  ['现场核查意见书', 'survey-record@2', { fact: 'survey-recorded' }],
  ['代办委托书', 'mandate@1', { elsewhere: 'mandates: the room people' }],
];

const rules = join(import.meta.dirname, '../decide');
const source = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  .map((name) => readFileSync(join(rules, name), 'utf8'))
  .join('\n');

test.each(documents)('%s has its words, under its very name', (name, template) => {
  const form = (templates as Record<string, { title: string; paragraphs: string[] }>)[template];
  expect(form?.title).toBe(name);
  expect(form?.paragraphs.length).toBeGreaterThan(0);
});

test.each(documents)('%s is issued by somebody, or it is said whose it is', (_name, template, way) => {
  if ('command' in way) {
    expect(way.command === 'hand-in' || way.command in commands).toBe(true);
    expect(noticeKinds).toContain(way.kind);
    expect(template.startsWith(`${way.kind}@`)).toBe(true);
    expect(source.includes(`'${way.kind}'`) || way.command === 'not-accept-case').toBe(true);
  } else if ('fact' in way) expect(['notice-served', 'survey-recorded']).toContain(way.fact);
  else if ('page' in way)
    expect(readFileSync(join(import.meta.dirname, '../../web/desk', way.page), 'utf8')).toContain('web.counter.notice');
  else expect(way.elsewhere.length).toBeGreaterThan(10);
});

test('every document that the engine can issue stands in the list, and no template is left that nobody names', () => {
  const named = new Set(documents.map(([, template]) => template.split('@')[0]));
  const more = [
    'papers-returned',
    'put-right-order',
    'breach-decision',
    'plan-change',
    'due-moved',
    'preliminary-opinion',
    'joint-notification',
    'joint-reply',
    'grant-benefit',
    'denial-benefit',
    'denial-renewal',
    'grant-other',
    'denial-other',
  ];
  expect(noticeKinds.filter((kind) => !named.has(kind) && !more.includes(kind))).toEqual([]);
  const kinds = new Set(Object.keys(templates).map((template) => template.split('@')[0]));
  expect([...kinds].filter((kind) => !named.has(kind) && !more.includes(kind as string))).toEqual([]);
});

const state = {
  head: { title: { zh: '开餐馆', en: '' }, number: '1' },
  cases: { c1: { number: 'SL-1', spec: { name: { zh: '食品经营许可', en: '' }, needs: [] } } },
} as unknown as MatterState;
const fact = (seq: number, name: string, data: object): MatterFact =>
  ({ seq, name, at: '2026-11-25T02:00:00.000Z', actor: 's-1-x', version: 1, data }) as unknown as MatterFact;
const text = (facts: readonly MatterFact[], seq: number) => {
  const drawn = drawnFrom(state, facts, seq);
  return drawn && noticeText(state, drawn, { on: '2026-11-25' });
};

test('the record of a site check names who was there with their cards, every point and the opinion', () => {
  const survey = fact(3, 'survey-recorded', {
    case: 'c1',
    task: 'c1.survey',
    organ: 'o',
    staff: [
      { name: '孙核查', card: 'SF1' },
      { name: '周核查', card: 'SF2' },
    ],
    checklist: [{ point: '洗消设施齐全', fits: false, note: '缺一个水池' }],
    findings: ['缺一个水池'],
    photographs: ['a'],
    passed: false,
  });
  const record = text([survey], 3);
  expect(record?.paragraphs.join('')).toContain('孙核查（SF1）；周核查（SF2）');
  expect(record?.paragraphs.join('')).toContain('核查意见：不符合要求。');
  expect(record?.table?.rows).toEqual([['1', '洗消设施齐全', '不符合', '缺一个水池']]);
});

test('service on paper has its proof with way, day and evidence; electronic service proves itself', () => {
  const denial = fact(4, 'notice-issued', {
    notice: 'n2',
    kind: 'denial',
    template: 'denial@1',
    number: '安政审不准〔2026〕第1号',
    organ: 'o',
    cases: ['c1'],
    content: {},
  });
  const served = (way: string) =>
    fact(5, 'notice-served', { notice: 'n2', way, at: '2026-11-26T02:00:00.000Z', evidence: '挂号信 123' });
  expect(text([denial, served('post')], 5)?.paragraphs).toEqual([
    '送达文书：《不予行政许可决定书》安政审不准〔2026〕第1号。',
    '送达方式：邮寄送达。送达日期：2026年11月26日。',
    '送达凭证：挂号信 123',
  ]);
  expect(text([denial, served('electronic')], 5)).toBeUndefined();
});
