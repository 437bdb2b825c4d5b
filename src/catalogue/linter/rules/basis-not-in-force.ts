import { basesOf } from '../bases.ts';
import type { Rule } from '../rule.ts';

export const basisNotInForce: Rule = {
  id: 'basis-not-in-force',
  severity: 'error',
  title: { zh: '依据不在有效期内', en: 'Basis not in force' },
  why: {
    zh: '还没施行或已经失效的法不能要材料、定时限。以检查日为准。',
    en: 'A law not yet or no longer in force can demand nothing. The day of the check counts.',
  },
  remedy: {
    zh: '换成现行有效的依据，或改正 laws.yaml 的起止日期。',
    en: 'Cite the law in force, or correct the dates in laws.yaml.',
  },
  check: ({ catalogue, asOf }) =>
    basesOf(catalogue).flatMap(({ basis, at }) => {
      const isEarly = basis.inForceFrom !== undefined && asOf < basis.inForceFrom;
      const isLate = basis.inForceUntil !== undefined && asOf >= basis.inForceUntil;
      if (!isEarly && !isLate) return [];
      const [zh, en] = isEarly
        ? [`${basis.inForceFrom} 起施行`, `in force from ${basis.inForceFrom}`]
        : [`${basis.inForceUntil} 起失效`, `no longer in force from ${basis.inForceUntil}`];
      return [
        {
          at,
          message: {
            zh: `《${basis.law}》${zh}，${asOf} 不能作依据。`,
            en: `${basis.law}: ${en}; no basis on ${asOf}.`,
          },
        },
      ];
    }),
  failing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceFrom: 2000-01-01, inForceUntil: 2020-01-01 }\n',
    'items/check.yaml':
      'id: check\nbasicItem: check\norgan: brigade\nserves: [person]\nintake: licence\nstatutory: 10 wd\npromised: 8 wd\nonlineDepth: IV\nappliesWhen: shop.area > 200\nbasis: [旧法 §3]\nrequirements:\n  identity: identity-card\noutputs: [opinion]\n',
  },
  passing: {
    'laws.yaml': '旧法: { law: 旧示例法, inForceFrom: 2000-01-01, inForceUntil: 2030-01-01 }\n',
    'items/check.yaml':
      'id: check\nbasicItem: check\norgan: brigade\nserves: [person]\nintake: licence\nstatutory: 10 wd\npromised: 8 wd\nonlineDepth: IV\nappliesWhen: shop.area > 200\nbasis: [旧法 §3]\nrequirements:\n  identity: identity-card\noutputs: [opinion]\n',
  },
};
