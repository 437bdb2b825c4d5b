import { expect, test } from 'vitest';
import { parseCondition, type Condition, type Item } from '../catalogue/index.ts';
import { benefitFact, type BenefitFactData } from './facts.ts';
import { elementsRead, matchOf } from './match.ts';
import { confirm, decline, evolveBenefit } from './decide.ts';

const condition = (text: string): Condition => {
  const parsed = parseCondition(text);
  if (!('condition' in parsed)) throw new Error(text);
  return parsed.condition;
};
const item = {
  id: 'subsidy',
  appliesWhen: condition('staff.new >= 1 and staff.months >= 3'),
  policy: {
    fairnessReview: '安公审〔2026〕1号',
    document: '安政办发〔2026〕1号',
    budget: { year: 2026, amount: 10_000 },
    amounts: [
      { when: condition('staff.new >= 10'), amount: 2000, per: 'staff.new', cap: 30_000 },
      { amount: 1000, per: 'staff.new' },
    ],
  },
} as unknown as Item;

test('what a register does not say is never taken for a no: it is missing, and named', () => {
  expect(matchOf(item, { 'staff.new': 4 })).toEqual({ outcome: 'insufficient', missing: ['staff.months'] });
  expect(matchOf(item, {})).toMatchObject({ outcome: 'insufficient' });
  expect(elementsRead(item)).toEqual(['staff.new', 'staff.months']);
});

test('who does not fit is told the one part of the rule that decided, even where other data is missing', () => {
  const match = matchOf(item, { 'staff.months': 1 });
  expect(match).toMatchObject({ outcome: 'excluded', because: { op: '>=', left: { key: 'staff.months' } } });
});

test('the first band that holds gives the amount, and its cap ends it', () => {
  expect(matchOf(item, { 'staff.new': 4, 'staff.months': 9 })).toEqual({ outcome: 'offered', amount: 4000 });
  expect(matchOf(item, { 'staff.new': 20, 'staff.months': 9 })).toEqual({ outcome: 'offered', amount: 30_000 });
});

test('an offer is answered once and until its day; for the same matter twice it is once', () => {
  const offer = { until: '2026-12-25' } as BenefitFactData<'benefit-offered'>;
  const open = evolveBenefit(undefined, benefitFact('benefit-offered', offer));
  const yes = { matter: 'm-1-x', by: 'p-1' };
  expect(confirm(open, '2026-12-26', yes)).toMatchObject({ refused: 'benefit-lapsed' });
  const [fact] = confirm(open, '2026-12-25', yes) as readonly [ReturnType<typeof benefitFact>];
  const answered = evolveBenefit(open, fact);
  expect(confirm(answered, '2026-12-25', yes)).toEqual([]);
  expect(confirm(answered, '2026-12-25', { ...yes, matter: 'm-1-y' })).toMatchObject({ refused: 'benefit-answered' });
  const no = { why: 'not-wanted' as const, reason: null, by: 'p-1' };
  expect(decline(answered, '2026-12-25', no)).toMatchObject({ refused: 'benefit-answered' });
  expect(decline(open, '2026-12-25', no)).toMatchObject([{ name: 'benefit-declined' }]);
});
