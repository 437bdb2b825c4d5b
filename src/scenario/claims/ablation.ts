/** What one mechanism saves: the reformed way with that one taken away, by the plan, and played where that is cheap. */
import { mainlandCalendar } from '../../calendar/index.ts';
import { compare, type Metrics, type Plan } from '../../planner/index.ts';
import type { ClaimFile } from './claim-file.ts';
import type { Played } from './played.ts';

/** One row: what is more (positive) or less without the mechanism. */
export interface Ablated {
  readonly case: string;
  readonly mechanism: string;
  readonly predicted: string;
  readonly measured: string;
}

/** A plan of so few items is played once more for each of its mechanisms. */
const cheap = 4;

/** The mechanisms that one case of a claim is played without: those that its plan uses, where that is cheap. */
export const mechanismsToTry = (plan: Plan): readonly Plan['applied'][number]['pass'][] =>
  plan.items.length > cheap ? [] : plan.applied.filter((one) => one.applied).map((one) => one.pass);

/** With more cases than this a page of them would say nothing. */
const few = 10;

export function ablated(claim: ClaimFile, played: readonly Played[]): readonly Ablated[] {
  if (claim.inputs.size > few) return [];
  return [...claim.inputs].flatMap(([id, input]) => {
    const whole = played.find((one) => one.case === id && one.side === 'optimised' && one.without === undefined);
    return compare(claim.catalogue, input, mainlandCalendar, claim.before).mechanisms.map(({ mechanism, leftOut }) => {
      const without = played.find((one) => one.case === id && one.without === mechanism);
      return {
        case: id,
        mechanism,
        predicted: told((figure) => leftOut[figure]),
        measured:
          whole && without
            ? told((figure) => rounded((without.measured(figure) ?? 0) - (whole.measured(figure) ?? 0)))
            : '–',
      };
    });
  });
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const words: readonly (readonly [keyof Metrics, string])[] = [
  ['workingDays', 'working days'],
  ['elapsedDays', 'calendar days'],
  ['visits', 'visits'],
  ['handIns', 'hand-ins'],
  ['documentLines', 'papers'],
  ['formFields', 'fields'],
  ['windows', 'windows'],
  ['certificates', 'certificates'],
  ['siteTrips', 'trips'],
];

function told(of: (figure: keyof Metrics) => number): string {
  const parts = words.flatMap(([figure, name]) => {
    const value = of(figure);
    return value === 0 ? [] : [`${value > 0 ? '+' : ''}${value} ${name}`];
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** The table. */
export const ablationText = (rows: readonly Ablated[]): readonly string[] =>
  rows.length === 0
    ? []
    : [
        '| case | switched off | by the plan | played |',
        '|---|---|---|---|',
        ...rows.map((row) => `| ${row.case} | ${row.mechanism} | ${row.predicted} | ${row.measured} |`),
        '',
      ];
