/** Misreadings of a plan (systems.md section 5), each with its definition as the name of the test. docs/misreadings.md lists them. */
import { describe, expect, test } from 'vitest';
import type { Item, Mechanism } from '../catalogue/pure.ts';
import { derivePlan } from './derive.ts';
import { daysUntil } from './compare/endpoint.ts';
import { AT_HOME, metricsOf, type Trace } from './metrics.ts';
import type { PlanInput } from './plan.ts';
import {
  aCatalogue,
  aRequirement,
  aStep,
  aTheme,
  anInput,
  anItem,
  both,
  calendar,
  consumes,
  facts,
  is,
  lasting,
  may,
} from './testing/builders.ts';
import { EXAMPLES, inputOf } from './testing/pass-examples.ts';
import zh from './words/zh-CN.json' with { type: 'json' };

const plan = (items: readonly Item[], more: Partial<PlanInput> = {}, elements: readonly { key: string }[] = []) =>
  derivePlan(aCatalogue(items, {}, elements), anInput({ items: items.map((one) => one.id), ...more }), calendar);

test('网上办证 / 预审批 / 全程网办: three depths, told apart by what is still done in person, never one “online”', () => {
  const inPerson = (onlineDepth: Item['onlineDepth']) =>
    plan([anItem('permit', { onlineDepth, visits: 2, mechanisms: may('online') })])
      .contacts.filter((one) => one.channel === 'person')
      .map((one) => one.kind);
  expect(inPerson('II')).toEqual(['hand-in', 'pick-up']);
  expect(inPerson('III')).toEqual(['pick-up']);
  expect(inPerson('IV')).toEqual([]);
});

test('起止点: from the same start to two ends are two claims, and each figure is of its own events', () => {
  const permit = anItem('permit', { steps: [aStep('examine', '6 wd')], prerequisites: [consumes('licence')] });
  const derived = plan([anItem('licence', { steps: [aStep('examine', '3 wd')] }), permit]);
  const until = (...items: string[]) => daysUntil(derived, items, calendar).workingDays;
  expect([until('licence'), until('permit'), until('licence', 'permit')]).toEqual([3, 9, 9]);
});

test('就近跑 / 不用跑: near by is still one visit, and only the net, a courier, an agent or a screen at home make none', () => {
  const visits = (channel: Trace['contacts'][number]['channel'], site: string): number =>
    metricsOf({
      contacts: [{ kind: 'hand-in', channel, site, window: 'all', presence: 'p1' }],
      documents: [],
      fields: [],
      certificates: [],
      siteTrips: [],
      workingMinutes: 0,
      elapsedMinutes: 0,
    }).visits;
  expect([visits('person', 'hall'), visits('person', 'village'), visits('kiosk', 'village')]).toEqual([1, 1, 1]);
  expect([visits('online', 'hall'), visits('courier', 'hall'), visits('agent', 'hall')]).toEqual([0, 0, 0]);
  expect(visits('kiosk', AT_HOME)).toBe(0);
});

test('取消互为前置: no item waits for another that is only pending beside it; what is really consumed still comes first at issue', () => {
  const parallel = { mechanisms: may('parallelise', 'review-before-confirm-after') };
  const licence = anItem('licence', { ...parallel, steps: [aStep('examine', '5 wd')] });
  const custom = consumes('licence', { nature: 'customary' });
  const waits = (mechanisms: Item['mechanisms']) =>
    plan([licence, anItem('sign', { ...parallel, mechanisms, prerequisites: [custom] })]).edges.filter(
      (one) => one.from.startsWith('licence/') && one.to.startsWith('sign/'),
    ).length;
  expect(waits([]), 'as it was').toBeGreaterThan(0);
  expect(waits(parallel.mechanisms)).toBe(0);
  const following = plan([licence, anItem('permit', { ...parallel, prerequisites: [consumes('licence')] })]);
  const between = following.edges.filter((one) => one.from.startsWith('licence/') && one.to.startsWith('permit/'));
  expect(between.map((one) => [one.from, one.to])).toEqual([['licence/out', 'permit/out']]);
});

test('“4+4+1+X”: stages are editable metadata of any number, and an open stage may hold nothing until a project fills it', () => {
  for (const count of [2, 4, 9]) {
    const ids = Array.from({ length: count }, (_, i) => `s${i + 1}`);
    const items = ids.slice(0, -1).map((id) => anItem(`item-${id}`));
    const stages = ids.map((id, i) => ({
      id,
      name: { zh: id, en: id },
      items: items[i] ? [items[i].id] : [],
      lead: 'bureau',
    }));
    const theme = aTheme(
      'project',
      items.map((one) => ({ item: one.id })),
      { stageTemplate: 'own' },
    );
    const catalogue = aCatalogue(items, {
      themes: { project: theme },
      stageTemplates: { own: { id: 'own', name: { zh: '', en: '' }, stages } },
    });
    const derived = derivePlan(catalogue, anInput({ theme: 'project' }), calendar);
    expect(derived.items.map((one) => one.id).toSorted()).toEqual(items.map((one) => one.id).toSorted());
    expect(derived.edges.filter((one) => one.why === 'barrier').length > 0).toBe(count > 2);
  }
});

test('“材料次数由10次整合为1次”: hand-ins are counted, not documents; ten documents handed in once are one', () => {
  const papers = (ids: readonly number[]) =>
    ids.map((n) => aRequirement(`paper-${n}`, { metBy: ['original-at-window'] }));
  const ten = Array.from({ length: 10 }, (_, i) => i);
  const once = plan([anItem('transfer', { requirements: papers(ten) })]).metrics;
  expect([once.handIns, once.documentLines]).toEqual([1, 10]);
  const mechanisms = may('one-window', 'merge-materials');
  const split = (more: Partial<Item>) =>
    plan(ten.map((n) => anItem(`step-${n}`, { requirements: papers([n]), ...more }))).metrics;
  expect([split({}).handIns, split({}).documentLines]).toEqual([10, 10]);
  expect([split({ mechanisms }).handIns, split({ mechanisms }).documentLines]).toEqual([1, 10]);
});

test('六统一: reported once, handed out once; no mechanism stands for the three that nobody has named', () => {
  const mechanisms = may('one-window', 'merge-form', 'merge-materials');
  const { contacts } = plan(['land', 'works', 'fire'].map((id) => anItem(id, { visits: 2, mechanisms })));
  expect(contacts.map((one) => [one.kind, one.items.length])).toEqual([
    ['hand-in', 3],
    ['pick-up', 3],
  ]);
  const named = ['统一收件', '统一发证', '统一报件', '统一收费'];
  const others = (words: Readonly<Record<string, string>>) =>
    Object.entries(words)
      .flatMap(([key, word]) =>
        key.startsWith('pass.') ? [...word.matchAll(/统一[^，。；、]{2}/g)].map(([one]) => one) : [],
      )
      .filter((one) => !named.includes(one));
  expect(others(zh)).toEqual([]);
  expect(others({ 'pass.planted.change': '统一编号，统一收费' })).toEqual(['统一编号']);
});

describe('适用范围', () => {
  const mechanisms = (Object.keys(EXAMPLES) as Mechanism[]).filter((name) => !['reuse-known', 'stages'].includes(name));

  test.each(mechanisms)('适用范围: %s does nothing for an item that does not say it is eligible', (mechanism) => {
    const example = EXAMPLES[mechanism];
    const bare = example.items.map((item) => ({
      ...item,
      mechanisms: item.mechanisms.filter((one) => one.mechanism !== mechanism),
    }));
    const derived = derivePlan(aCatalogue(bare, example.more), inputOf(example), calendar);
    expect(derived.applied.filter((one) => one.pass === mechanism && one.applied)).toEqual([]);
  });

  test('适用范围: 初审确认 only when the taker is clear and the quota pending', () => {
    const when = both(is('taker-clear', true), is('quota-pending', true));
    const convert = { convert: lasting('1 wd') };
    const land = anItem('land', { steps: [aStep('quota', '9 wd')] });
    const permit = anItem('permit', {
      prerequisites: [consumes('land')],
      mechanisms: [...may('parallelise'), { mechanism: 'preliminary-opinion', basis: [], when, with: convert }],
    });
    const variantFor = (clear: boolean, pending: boolean) =>
      plan([land, permit], { facts: facts({ 'taker-clear': clear, 'quota-pending': pending }) }, [
        { key: 'taker-clear' },
        { key: 'quota-pending' },
      ]).items.find((one) => one.id === 'permit')?.variant;
    expect(variantFor(true, true)).toBe('preliminary');
    expect([variantFor(true, false), variantFor(false, true), variantFor(false, false)]).not.toContain('preliminary');
  });

  test('适用范围: 现勘现结 has nothing to conclude where the item has no survey', () => {
    const applied = (kind: 'survey' | 'examine') => {
      const steps = [
        aStep('look', '1 wd', { kind }),
        aStep('examine', '1 wd', {
          consumes: ['look'],
          frictions: [{ kind: 'carrying', duration: lasting('1 wd') }],
        }),
      ];
      return plan([anItem('permit', { mechanisms: may('conclude-on-site'), steps })]).applied.some(
        (one) => one.pass === 'conclude-on-site' && one.applied,
      );
    };
    expect([applied('survey'), applied('examine')]).toEqual([true, false]);
  });
});

test('快递“按照群众自愿”: a courier needs an item that offers it, and switched off it is no condition of the result', () => {
  const item = anItem('permit', { onlineDepth: 'II', visits: 2, mechanisms: may('courier') });
  const derived = plan([item]);
  expect(derived.contacts.find((one) => one.kind === 'pick-up')?.channel).toBe('courier');
  const refused = plan([item], { without: ['courier'] });
  expect(refused.contacts.find((one) => one.kind === 'pick-up')?.channel).toBe('person');
  expect(refused.needs).toEqual(derived.needs);
  expect(refused.schedule.promised).toEqual(derived.schedule.promised);
});
