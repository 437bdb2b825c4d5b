/** What is still missing before the inspectors may leave; told field by field, with or without a line. */
import type { Kept } from './kept.ts';

type Lack = 'staff' | 'points' | 'passed' | 'told' | 'photographs' | 'signature';

/** Everything that lacks, in the order of the page. Two different cards, every point, the result told there, evidence and signature. */
export function wanting(one: Kept, points: number): readonly Lack[] {
  const { values } = one;
  const cards = new Set(
    [0, 1, 2, 3].flatMap((index) => {
      const card = values[`staff.${index}.card`]?.trim() ?? '';
      return card.length >= 3 && (values[`staff.${index}.name`]?.trim() ?? '') !== '' ? [card.toUpperCase()] : [];
    }),
  );
  const isEach = Array.from({ length: points }, (_, index) => values[`points.${index}.fits`]).every(
    (answer) => answer === 'true' || answer === 'false',
  );
  const lacks: readonly [Lack, boolean][] = [
    ['staff', cards.size < 2],
    ['points', !isEach],
    ['passed', values['passed'] !== 'true' && values['passed'] !== 'false'],
    ['told', (values['told']?.trim() ?? '') === ''],
    ['photographs', one.photographs.length === 0],
    ['signature', one.signature === undefined],
  ];
  return lacks.flatMap(([name, lacking]) => (lacking ? [name] : []));
}
