import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { mainlandCalendar } from '../../calendar/index.ts';
import { loadCatalogue, type DataElement } from '../../catalogue/index.ts';
import { derivePlan, type KnownFact } from '../../planner/index.ts';
import { compareTheme } from './compare.ts';
import { kitOf } from './kit.ts';
import { glanceOf, glancerFor, sentenceOf, type KnownOfPerson } from './live.ts';

vi.setConfig({ testTimeout: 60_000 });

const today = '2026-11-25';
const { catalogue } = loadCatalogue('catalogue/anhe');
if (!catalogue) throw new Error('the sample catalogue cannot be read');
const themes = Object.keys(catalogue.themes);

/** Deterministic chance (mulberry32). */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function answerTo(element: DataElement | undefined, roll: () => number): KnownFact['value'] {
  const options = element?.options?.map((o) => o.value) ?? ['a'];
  const pick = options[Math.floor(roll() * options.length)] ?? 'a';
  if (element?.type === 'boolean') return roll() < 0.5;
  if (element?.type === 'number' || element?.type === 'integer') return Math.floor(roll() * 400);
  return element?.type === 'list' ? [pick] : pick;
}

test('the browser tells what the server tells, answer by answer, for 200 random applicants', async () => {
  const roll = dice(15);
  const kits = new Map(
    themes.map((theme) => [
      theme,
      JSON.parse(JSON.stringify(kitOf(catalogue, theme, mainlandCalendar, today))) as ReturnType<typeof kitOf>,
    ]),
  );
  let steps = 0;
  for (let n = 0; n < 200; n += 1) {
    const theme = themes[n % themes.length] ?? '';
    const kit = kits.get(theme);
    if (!kit) throw new Error(theme);
    const held = Object.keys(catalogue.certificateTypes).filter(() => roll() < 0.1);
    const known: KnownOfPerson = {
      facts: { 'person.address': { value: 'somewhere', source: 'profile' } },
      held: held.map((type) => ({ type, number: `no-${type}` })),
      earlierFilings: [],
      credit: roll() < 0.1 ? 'unrepaired-breach' : 'good',
      areaReports: [],
    };
    const inBrowser = await glancerFor(kit, theme, known);
    const answers: Record<string, KnownFact['value']> = {};
    for (let next: string | undefined = ''; next !== undefined && steps < 20_000; steps += 1) {
      if (next !== '') answers[next] = answerTo(catalogue.elements[next], roll);
      const given = Object.entries(answers).map(([key, value]): [string, KnownFact] => [
        key,
        { value, source: 'answer' },
      ]);
      const facts = { ...known.facts, ...Object.fromEntries(given) };
      const rest = { registries: Object.keys(catalogue.registries), areaReports: [], today };
      const onServer = glanceOf(derivePlan(catalogue, { ...known, ...rest, theme, facts }, mainlandCalendar));
      expect(inBrowser(answers)).toEqual(onServer);
      next = onServer.next === next ? undefined : onServer.next;
    }
  }
  expect(steps).toBeGreaterThan(400);
});

test('a kit weighs less than a small picture and holds nobody', () => {
  for (const theme of themes) {
    const text = JSON.stringify(kitOf(catalogue, theme, mainlandCalendar, today));
    expect(gzipSync(text).length, theme).toBeLessThan(40_000);
    expect(text).not.toContain(catalogue.people.persons[0]?.residentId);
    expect(text).not.toContain('"basis":[{');
  }
});

test('a stop is told with its reason instead of figures', () => {
  const stop = { stops: [{ text: { zh: '不行', en: 'no' } }], left: 3, promised: today, provisional: false, papers: 2 };
  const texts = { 'web.live.stop': 'STOP {reason}', 'web.live.glance': '{left} {papers} {date}' };
  const tell = (text: { en: string }): string => text.en;
  expect(sentenceOf(stop, texts, tell, (iso) => iso)).toBe('STOP no');
  expect(sentenceOf({ ...stop, stops: [] }, texts, tell, (iso) => iso)).toBe(`3 2 ${today}`);
});

test('the default person of every theme is not stopped and needs no more visits than in the old way', () => {
  for (const theme of themes) {
    const found = compareTheme(catalogue, theme, mainlandCalendar, today);
    const asks = (catalogue.themes[theme]?.determinants.length ?? 0) > 0;
    expect(found.person.length > 0, theme).toBe(asks);
    expect(found.optimised.visits, theme).toBeLessThanOrEqual(found.baseline.visits);
    expect(found.optimised.workingDays, theme).toBeLessThanOrEqual(found.baseline.workingDays);
  }
});
