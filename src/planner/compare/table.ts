/** A comparison as a text table for terminals; Chinese characters count as two columns. */
import type { Metrics } from '../plan.ts';
import { say, sayDay } from '../say.ts';
import type { Comparison } from './compare.ts';

type Language = 'zh' | 'en';

/** Metrics in the order of the tables. */
export const METRICS: readonly (keyof Metrics)[] = [
  'visits',
  'handIns',
  'documentLines',
  'formFields',
  'windows',
  'certificates',
  'siteTrips',
  'workingDays',
  'elapsedDays',
];

/** Three blocks: figures, mechanisms, what was declined. */
export function tableOf(c: Comparison, language: Language): string {
  const word = (key: string): string => say(key)[language];
  const days = (which: 'expected' | 'promised'): string[] =>
    [c.plans.baseline, c.plans.optimised].map((plan) => sayDay(plan.schedule[which])[language]);
  const figures = [
    [word('compare.figure'), word('compare.baseline'), word('compare.optimised'), word('compare.saved')],
    ...METRICS.map((m) => [
      word(`metric.${m}`),
      number(c.baseline[m]),
      number(c.optimised[m]),
      percent(c.baseline[m], c.optimised[m]),
    ]),
    [word('compare.expected'), ...days('expected'), ''],
    [word('compare.promised'), ...days('promised'), ''],
  ];
  const shown = METRICS.filter((m) => c.mechanisms.some((s) => s.alone[m] !== 0 || s.leftOut[m] !== 0));
  const shares = [
    [word('compare.mechanism'), ...shown.map((m) => word(`metric.${m}`))],
    ...c.mechanisms.map((s) => [
      word(`mechanism.${s.mechanism}`),
      ...shown.map((m) => `${number(s.alone[m])} / ${number(s.leftOut[m])}`),
    ]),
  ];
  const declined = c.declined.map((d) => `${word(`mechanism.${d.mechanism}`)}: ${d.why[language]}`);
  return [
    grid(figures),
    '',
    word('compare.how'),
    grid(shares),
    ...(declined.length > 0 ? ['', word('compare.declined'), ...declined] : []),
    '',
  ].join('\n');
}

const number = (n: number): string => String(Math.round(n * 100) / 100);

const percent = (before: number, after: number): string =>
  before === 0 ? '' : `${Math.round((1 - after / before) * 1000) / 10} %`;

/** Columns padded to the same width. */
export function grid(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => width(r[i] ?? ''))));
  return rows
    .map((r) =>
      r
        .map((cell, i) => pad(cell, widths[i] ?? 0, i > 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns of a terminal that a text takes. */
function width(text: string): number {
  let sum = 0;
  for (const c of text)
    sum += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c)
      ? 2
      : 1;
  return sum;
}

function pad(text: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
}
