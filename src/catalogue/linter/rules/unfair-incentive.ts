import { matching } from '../wording.ts';
import type { Rule } from '../rule.ts';

const UNFAIR = [
  /税收?(返还|奖返|返税|留成)|(返还|奖励|补助).{0,6}税(收|款)?(地方留成|留存)|地方留成.{0,6}(返还|奖励|补助)/,
  /财政(返还|奖返)/,
  /(按|根据|以).{0,8}(纳税|缴税|税收)(额|贡献|总额).{0,12}(奖|补|返)/,
  /(落户|迁入|迁址|招引)(企业)?(奖|补)/,
  /(限|仅限|只限)(本地|本县|本市|本区|本省)(注册|登记)?(的)?企业/,
] as const;

export const unfairIncentive: Rule = {
  id: 'unfair-incentive',
  severity: 'error',
  title: { zh: '税收返还、落户奖励', en: 'Tax refunds and settlement bonuses' },
  why: {
    zh: '没有法律、行政法规依据或国务院批准，不得给特定经营者税收优惠、选择性补贴（公平竞争审查条例第十条，2024-08-01）。',
    en: 'Without a law, regulation or approval of the State Council no selective tax favour or subsidy may be given (Fair Competition Review Regulation, article 10).',
  },
  remedy: {
    zh: '改为普遍、客观的条件，并写明公平竞争审查文号；做不到的，删去。',
    en: 'Use general, objective criteria and cite the number of the fair competition review, or delete it.',
  },
  check: ({ texts }) =>
    matching(texts, ['name', 'demand', 'prose'], UNFAIR).map(({ wording, found }) => ({
      at: wording.at,
      message: {
        zh: `“${wording.text}”涉及被禁止的优惠（${found}）。`,
        en: `"${wording.text}" is a forbidden favour (${found}).`,
      },
    })),
  failing: {
    'themes/shop.yaml':
      'id: shop\ntitle: { zh: 招商政策兑现, en: Grants }\nsummary: { zh: 按纳税额给予奖励, en: x }\nlead: bureau\ngoals: [permit, check]\nresultPackage: { zh: 奖励, en: x }\n',
  },
  passing: {
    'themes/shop.yaml':
      'id: shop\ntitle: { zh: 惠企政策兑现, en: Grants }\nsummary: { zh: 对全部高新技术企业按认定结果补助, en: x }\nlead: bureau\ngoals: [permit, check]\nresultPackage: { zh: 补助, en: x }\n',
  },
};
