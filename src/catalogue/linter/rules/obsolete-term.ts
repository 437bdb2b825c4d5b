import { obsoleteIn } from '../obsolete.ts';
import type { Rule } from '../rule.ts';

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  law: ['已废止的法律', 'a repealed law'],
  organ: ['已撤并的机关', 'an abolished organ'],
  document: ['已取消的文书', 'a document of the past'],
  slogan: ['过时的提法', 'a slogan of the past'],
};

export const obsoleteTerm: Rule = {
  id: 'obsolete-term',
  severity: 'error',
  title: { zh: '过时的法律、机关、文书', en: 'Repealed law, abolished organ, document of the past' },
  why: {
    zh: '工商局、准生证、环境影响评价法……写进指南，群众会去找不存在的机关、要不存在的证。词典与替代见 linter/data/obsolete.json。',
    en: 'A guide that names organs or papers that no longer exist sends people on errands that cannot end. The list with successors is in linter/data/obsolete.json.',
  },
  remedy: { zh: '换成现行的名称。', en: 'Use the present name.' },
  check: ({ texts, asOf }) =>
    texts.flatMap((w) => {
      const hit = obsoleteIn(w.plain, asOf);
      if (!hit) return [];
      const [zh, en] = KINDS[hit.term.kind] ?? ['', ''];
      return [
        {
          at: w.at,
          message: { zh: `“${w.text}”用了${zh}：${hit.word}。`, en: `"${w.text}" names ${en}: ${hit.word}.` },
          remedy: { zh: `改为：${hit.term.successor.zh}。`, en: `Instead: ${hit.term.successor.en}.` },
        },
      ];
    }),
  failing: {
    'organs.yaml':
      'old: { office: 9, kind: department, uscc: 11999901MBDEM10930, phone: 0999-1234509, name: 示例县工商局 }\n',
  },
  passing: {
    'organs.yaml':
      'new: { office: 9, kind: department, uscc: 11999901MBDEM10930, phone: 0999-1234509, name: 示例县自然资源和规划局 }\n',
  },
};
