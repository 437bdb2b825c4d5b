import { isStatute, reliefVariants, safetyList, type ReliefVariant } from '../../relief-variants.ts';
import { itemWith } from '../examples/pieces.ts';
import type { Rule } from '../rule.ts';

const promised = (variant: string): string =>
  `requirements:\n  form: permit-form\nmechanisms:\n  - { mechanism: commit, with: { variant: ${variant}, check: 20 wd }, basis: [示例法 §6] }\n`;

export const promiseForStatute: Rule = {
  id: 'promise-for-statute',
  severity: 'error',
  title: { zh: '以承诺代替法律规定的条件', en: 'A promise in the place of a condition that a statute sets' },
  why: {
    zh: '容缺 B、C、F 凭承诺先发证：不得用于法律规定的条件，也不得用于安全、消防、健康、环境清单内的事项。',
    en: 'Variants B, C and F issue on a promise: never for a condition that a statute sets, never for the list of safety, fire, health and environment.',
  },
  remedy: {
    zh: '法律本身规定告知承诺的，不写 variant；其他的删去这一项。',
    en: 'Where the statute itself provides for the commitment, name no variant; otherwise delete the entry.',
  },
  check: ({ catalogue }) =>
    Object.values(catalogue.items).flatMap((item) =>
      item.mechanisms.flatMap((entry, n) => {
        const variant = entry.with?.['variant'];
        const isPromise = typeof variant === 'string' && reliefVariants[variant as ReliefVariant]?.needsDocument;
        const isSafety = catalogue.lists?.[safetyList]?.items.includes(item.id) === true;
        const isWhole = entry.mechanism === 'commit' && entry.with?.['check'] !== undefined;
        const isStatutory = isWhole && item.basis.some((basis) => isStatute(basis.law));
        if (!isPromise || (!isSafety && !isStatutory)) return [];
        return [
          {
            at: { kind: 'item' as const, id: item.id, path: ['mechanisms', n] },
            message: isSafety
              ? {
                  zh: `“${item.name.zh}”列入安全清单，不适用容缺 ${variant}。`,
                  en: `"${item.name.en}" is on the safety list: variant ${variant} is closed.`,
                }
              : {
                  zh: `“${item.name.zh}”由法律设定，不能以承诺（${variant}）代替整项核查。`,
                  en: `"${item.name.en}" stands on a statute: no promise (${variant}) takes the place of its check.`,
                },
          },
        ];
      }),
    ),
  failing: { 'items/check.yaml': itemWith(promised('F')) },
  passing: { 'items/check.yaml': itemWith(promised('A')) },
};
