import { itemWith } from '../examples/pieces.ts';
import { isLonger } from '../longer.ts';
import type { Rule } from '../rule.ts';

export const promisedAboveStatutory: Rule = {
  id: 'promised-above-statutory',
  severity: 'error',
  title: { zh: '承诺时限长于法定时限', en: 'Promised longer than the law allows' },
  why: {
    zh: '承诺时限必须不长于法定时限（行政许可法第四十二条；考核通则）。',
    en: 'A promise may be shorter than the statutory limit, never longer (Licensing Law, article 42).',
  },
  remedy: {
    zh: '缩短承诺时限，或改正法定时限及其依据。',
    en: 'Shorten the promise, or correct the statutory limit with its basis.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) => {
      if (!i.statutory || !isLonger(i.promised, i.statutory)) return [];
      const [p, s] = [`${i.promised.n} ${i.promised.unit}`, `${i.statutory.n} ${i.statutory.unit}`];
      return [
        {
          at: { kind: 'item', id: i.id, path: ['promised'] },
          message: {
            zh: `“${i.name.zh}”承诺 ${p}，法定 ${s}。`,
            en: `"${i.name.en}" promises ${p}, the law says ${s}.`,
          },
        },
      ];
    }),
  failing: { 'items/check.yaml': itemWith('', 'statutory: 10 wd\npromised: 12 wd\nonlineDepth: IV\n') },
  passing: { 'items/check.yaml': itemWith('', 'statutory: 10 wd\npromised: 10 wd\nonlineDepth: IV\n') },
};
