/** Persons to try a theme on: answers on both sides of every line that a condition draws. The same catalogue gives the same persons. */
import type { Catalogue, DataElement } from '../../catalogue/index.ts';
import type { JsonValue } from '../../platform/pure.ts';
import type { PlanInput } from '../plan.ts';

/** Whoever is asked nothing yet, and `count` others who answered everything. Registries answer, no certificate is held. */
export function samplePersons(catalogue: Catalogue, theme: string, count: number): readonly PlanInput[] {
  const nobody: PlanInput = {
    theme,
    facts: {},
    held: [],
    registries: Object.keys(catalogue.registries),
    areaReports: [],
    earlierFilings: [],
    credit: 'good',
    today: catalogue.asOf,
  };
  const lines = numbersIn(catalogue);
  let state = 7;
  const roll = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const one = (): PlanInput => ({
    ...nobody,
    facts: Object.fromEntries(
      Object.values(catalogue.elements).map((e) => [
        e.key,
        { value: answer(e, lines, roll), source: 'answer' as const },
      ]),
    ),
  });
  return [nobody, ...Array.from({ length: count }, one)];
}

function answer(element: DataElement, lines: readonly number[], roll: (below: number) => number): JsonValue {
  const options = element.options?.map((o) => o.value) ?? ['a'];
  const pick = options[roll(options.length)] ?? 'a';
  if (element.type === 'boolean') return roll(2) === 0;
  if (element.type === 'number' || element.type === 'integer') return lines[roll(lines.length)] ?? 0;
  if (element.type === 'list') return options.filter(() => roll(3) === 0);
  return element.type === 'date' ? '2026-01-01' : pick;
}

/** Every number that a condition compares with, one less, one more. */
function numbersIn(catalogue: Catalogue): readonly number[] {
  const found = new Set<number>([0, 1]);
  const visit = (x: unknown): void => {
    if (typeof x !== 'object' || x === null) return;
    if ('op' in x && x.op === 'literal' && 'value' in x && typeof x.value === 'number')
      for (const n of [x.value - 1, x.value, x.value + 1]) found.add(Math.max(n, 0));
    for (const part of Object.values(x)) visit(part);
  };
  visit([catalogue.items, catalogue.themes]);
  return [...found].sort((a, b) => a - b);
}
