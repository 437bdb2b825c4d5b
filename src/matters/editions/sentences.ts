/** What becomes different for one matter, in sentences of both languages: of its own cases, not of a plan that somebody would begin today. */
import type { House } from '../../platform/index.ts';
import type { CaseChange } from '../decide/replan/changes.ts';
import type { Replanned } from '../decide/replan/replanned.ts';
import type { MatterState } from '../state.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Sentences in the order in which a clerk reads them; empty where nothing is different. */
export function sentencesOf(
  { words }: Pick<House, 'words'>,
  { cases }: MatterState,
  { changes, stops }: Pick<Replanned, 'changes' | 'stops'>,
): Text[] {
  const needs = new Map(Object.values(cases).flatMap((one) => one.spec.needs.map((need) => [need.need, need.name])));
  const nameOf = (id: string): Text[] => (cases[id] ? [cases[id].spec.name] : []);
  const each = (names: (one: CaseChange) => readonly Text[]): readonly Text[] => changes.cases.flatMap(names);
  const told = (what: string, names: readonly Text[]): Text[] => {
    if (names.length === 0) return [];
    const joined = (lang: 'zh' | 'en', glue: string): string => [...new Set(names.map((one) => one[lang]))].join(glue);
    const inLang = (lang: 'zh-CN' | 'en', all: string): string =>
      words.say(lang, `matters.edition.${what}`, { names: all });
    return [{ zh: inLang('zh-CN', joined('zh', '、')), en: inLang('en', joined('en', ', ')) }];
  };
  return [
    ...told(
      'added',
      changes.added.map((spec) => spec.name),
    ),
    ...told('dropped', changes.dropped.flatMap(nameOf)),
    ...told('asked', [
      ...each((one) => one.needsAdded.filter(({ was }) => was === null).map(({ need }) => need.name)),
      ...changes.added.flatMap((spec) => spec.needs.map((need) => need.name)),
    ]),
    ...told(
      'otherwise',
      each((one) => one.needsAdded.filter(({ was }) => was !== null).map(({ need }) => need.name)),
    ),
    ...told(
      'waived',
      each((one) => one.needsWaived.flatMap((id) => needs.get(id) ?? [])),
    ),
    ...told(
      'steps',
      each((one) => one.stepsAdded.map(({ task }) => task.name)),
    ),
    ...told(
      'other',
      each((one) =>
        one.stepsDropped.length + one.waitsAdded.length > 0 || one.variant !== null ? nameOf(one.case) : [],
      ),
    ),
    ...told('kept', changes.kept.flatMap(nameOf)),
    ...stops.map((one) => ({ ...one })),
  ];
}
