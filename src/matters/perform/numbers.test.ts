import { expect, test } from 'vitest';
import type { NewMatterFact } from '../facts.ts';
import { sealsOf } from '../seals/letters.ts';
import { districtWord, fillNumbers } from './numbers.ts';

const notice = (kind: string, organ: string | null): NewMatterFact =>
  ({ name: 'notice-issued', data: { kind, number: `{number:notice:${kind}}`, organ } }) as unknown as NewMatterFact;
const numbered = (organs: readonly (string | null)[], words: Readonly<Record<string, string>>) => {
  const seals = sealsOf([], { centre: 'service-centre', isDemonstration: true, words });
  const wordOf = (organ: string | null): string => seals.wordOf(organ) ?? districtWord('安和县');
  let n = 0;
  const facts = organs.map((organ) => notice('acceptance', organ));
  const numbering = { district: '999901', today: '2026-11-25', channel: '9', wordOf };
  return fillNumbers(facts, numbering, () => (n += 1)).map((one) => (one.data as { number: string }).number);
};

test('a document bears the word of the organ that issues it; where several speak in one paper, that of the centre', () => {
  expect(
    numbered(['tax-bureau', 'fire-brigade', null], {
      'tax-bureau': '安税',
      'fire-brigade': '安消',
      'service-centre': '安政务',
    }),
  ).toEqual(['安税受〔2026〕第00001号', '安消受〔2026〕第00002号', '安政务受〔2026〕第00003号']);
});

test('an organ without a word of its own numbers as before', () => {
  expect(numbered(['tax-bureau', null], {})).toEqual(['安政审受〔2026〕第00001号', '安政审受〔2026〕第00002号']);
});
