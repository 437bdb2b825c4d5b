import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

export const onTheSpot: Rule = {
  id: 'on-the-spot',
  severity: 'error',
  title: { zh: '即办与时限不一致', en: 'On the spot and the limit disagree' },
  why: {
    zh: '承诺时限为零，当且仅当是即办件、审核合一（考核规则：承诺=即办 ⇔ 即办件且即审即办）。',
    en: "The promise is zero if and only if the item is handled on the spot by one review (auditors' rule).",
  },
  remedy: {
    zh: '即办件写 promised: 0 wd、review: one；否则写出时限。',
    en: 'On the spot: promised: 0 wd and review: one; otherwise state the limit.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((i) => {
      const isZero = i.promised.n === 0;
      const isInstant = i.handling === 'on-the-spot';
      if (isZero === isInstant && (!isInstant || i.review === 'one')) return [];
      const [zh, en] =
        isZero && !isInstant
          ? ['时限为零却不是即办件', 'the limit is zero but it is not on the spot']
          : !isZero
            ? ['是即办件却写了时限', 'it is on the spot but has a limit']
            : ['是即办件却要多级审核', 'it is on the spot but reviewed by several'];
      return [
        {
          at: { kind: 'item', id: i.id, path: [isZero && isInstant ? 'review' : 'handling'] },
          message: { zh: `“${i.name.zh}”${zh}。`, en: `"${i.name.en}": ${en}.` },
        },
      ];
    }),
  failing: {
    'items/check.yaml': itemWith('', 'statutory: 10 wd\npromised: 0 wd\nhandling: promised\nonlineDepth: IV\n'),
  },
  passing: {
    'items/check.yaml': itemWith('', 'statutory: 10 wd\npromised: 0 wd\nhandling: on-the-spot\nonlineDepth: IV\n'),
  },
};
