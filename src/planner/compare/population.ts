/** "What would this change do to everybody?": two versions of a catalogue for sample persons of every theme, as a text table. */
import type { Calendar } from '../../calendar/pure.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { samplePersons } from '../rules/sample-persons.ts';
import { say } from '../say.ts';
import { populationDifference } from './difference.ts';
import type { PopulationDifference } from './difference.ts';
import { grid, METRICS } from './table.ts';

/** The difference for `count` persons of each theme that both versions have, or of one theme. */
export function differenceForEverybody(
  before: Catalogue,
  after: Catalogue,
  count: number,
  calendar: Calendar,
  theme?: string,
): PopulationDifference {
  const themes = Object.keys(before.themes).filter((t) => (theme === undefined || t === theme) && after.themes[t]);
  const persons = themes.flatMap((t) => samplePersons(before, t, count).slice(1));
  return populationDifference(before, after, persons, calendar);
}

/** Sums of all figures before and after, then each thing that changed and for how many. */
export function populationText(d: PopulationDifference, language: 'zh' | 'en'): string {
  const word = (key: string): string => say(key)[language];
  const { persons, unchanged, later, earlier } = d;
  const things = Object.entries({ ...d.items, ...d.asked }).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    say('population.title', { persons, unchanged, later, earlier })[language],
    '',
    grid([
      [word('compare.figure'), word('population.before'), word('population.after')],
      ...METRICS.map((m) => [word(`metric.${m}`), String(d.before[m]), String(d.after[m])]),
    ]),
    ...(things.length === 0
      ? []
      : [
          '',
          grid([
            [word('population.thing'), word('population.added'), word('population.dropped')],
            ...things.map(([id, n]) => [id, String(n.added), String(n.dropped)]),
          ]),
        ]),
    '',
  ].join('\n');
}
