import { limits, type Duration, type Limit } from '../../../calendar/index.ts';
import { plainArticle } from '../../language/article.ts';
import type { LegalBasis } from '../../model.ts';
import { itemWith } from '../examples/pieces.ts';
import { isLonger } from '../longer.ts';
import type { Report, Rule } from '../rule.ts';

const shortName = (law: string): string => law.replace(/^中华人民共和国/, '');
const numberOf = (article: string | undefined): string | undefined => /^\d+/.exec(plainArticle(article ?? ''))?.[0];

/** The longest limit of that end that the cited articles set. What was not read in a source decides nothing, and joint handling has its own days. */
function limitBy(bases: readonly LegalBasis[], ends: readonly string[]): Limit | undefined {
  const set = [...limits.values()].filter(
    (limit) =>
      limit.mark === 'S' &&
      limit.direction === 'after' &&
      limit.handling === undefined &&
      ends.includes(limit.ends) &&
      bases.some(
        ({ law, article }) =>
          shortName(law) === limit.law &&
          numberOf(article) !== undefined &&
          numberOf(article) === numberOf(limit.article),
      ),
  );
  return set.reduce<Limit | undefined>(
    (longest, one) => (longest && !isLonger(one.duration, longest.duration) ? longest : one),
    undefined,
  );
}

const written = ({ n, unit }: Duration): string => `${n} ${unit}`;

/** What is said of a limit that is longer than the one of the law. */
function aboveLaw(name: { zh: string; en: string }, own: Duration, limit: Limit): Report['message'] {
  const { law, article, duration } = limit;
  return {
    zh: `“${name.zh}”写 ${written(own)}，《${law}》第 ${article} 条只给 ${written(duration)}。`,
    en: `"${name.en}" says ${written(own)}; ${law} art. ${article} gives ${written(duration)}.`,
  };
}

export const limitAboveLaw: Rule = {
  id: 'limit-above-law',
  severity: 'error',
  title: { zh: '时限长于所引法条', en: 'Limit longer than the article it cites' },
  why: {
    zh: '法定时限不得长于所引法条的时限；事项自己的法没有另行规定的，按受理方式所引的法（行政许可法第四十二条：法律、法规另有规定的除外）。',
    en: "No limit is longer than that of the cited article; where the item's own law sets none, that of its way of intake counts (Licensing Law, article 42).",
  },
  remedy: {
    zh: '缩短时限；法律、法规另有规定的，引用那一条，或改用引用那部法的受理方式。',
    en: 'Shorten the limit; where another law sets a longer one, cite its article, or use a way of intake that cites it.',
  },
  check: ({ catalogue }) => {
    const items = Object.values(catalogue.items);
    const decided = ['decided', 'registered'];
    const ofItems = items.flatMap((item): Report[] => {
      const limit = limitBy(item.basis, decided) ?? limitBy(item.intake.basis, decided);
      const [key, own] = item.statutory
        ? (['statutory', item.statutory] as const)
        : (['promised', item.promised] as const);
      if (!limit || !isLonger(own, limit.duration)) return [];
      return [{ at: { kind: 'item', id: item.id, path: [key] }, message: aboveLaw(item.name, own, limit) }];
    });
    const regimes = [...new Map(items.map(({ intake }) => [intake.id, intake])).values()];
    const ofRegimes = regimes.flatMap(({ id, noticeLimit, basis }): Report[] => {
      const limit = limitBy(basis, ['correction-notified']);
      if (!limit || !noticeLimit || !isLonger(noticeLimit, limit.duration)) return [];
      const name = { zh: id, en: id };
      return [{ at: { kind: 'intake', id, path: ['noticeLimit'] }, message: aboveLaw(name, noticeLimit, limit) }];
    });
    return [...ofItems, ...ofRegimes];
  },
  failing: {
    'laws.yaml': '行政许可法: { law: 中华人民共和国行政许可法, inForceFrom: 2004-07-01 }\n',
    'items/check.yaml': itemWith('', 'basis: [行政许可法 §42]\nstatutory: 30 wd\npromised: 8 wd\nonlineDepth: IV\n'),
  },
  passing: {
    'laws.yaml': '行政许可法: { law: 中华人民共和国行政许可法, inForceFrom: 2004-07-01 }\n',
    'items/check.yaml': itemWith('', 'basis: [行政许可法 §42]\nstatutory: 20 wd\npromised: 8 wd\nonlineDepth: IV\n'),
  },
};
