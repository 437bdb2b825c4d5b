/** The limits of the sample districts beside the table of the law. */
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../language/index.ts';
import type { Catalogue, Item } from '../model.ts';
import { lint } from './lint.ts';
import { limitAboveLaw } from './rules/limit-above-law.ts';
import { promisedAboveStatutory } from './rules/promised-above-statutory.ts';

const sample = loadCatalogue('catalogue/anhe').catalogue as Catalogue;
const wd = (n: number) => ({ n, unit: 'wd' as const });
const found = (catalogue: Catalogue) =>
  lint(catalogue, { rules: [limitAboveLaw, promisedAboveStatutory] }).map((one) => `${one.rule}: ${one.message.zh}`);
const withItem = (id: string, more: Partial<Item>): Catalogue => ({
  ...sample,
  items: { ...sample.items, [id]: { ...(sample.items[id] as Item), ...more } },
});

describe('no item of the sample districts takes longer than the law', () => {
  test('nothing stands against the districts as they are', () => {
    for (const district of ['anhe', 'linhe', 'province'])
      expect(found(loadCatalogue(`catalogue/${district}`).catalogue as Catalogue), district).toEqual([]);
  });

  test('an item is held to its own article, and else to that of its way of intake', () => {
    const first = (id: string, more: Partial<Item>) => found(withItem(id, more))[0];
    expect(first('registration-individual', { statutory: wd(5) })).toMatch(
      /5 wd，《市场主体登记管理条例》第 19 条只给 3 wd/,
    );
    expect(first('construction-permit', { statutory: wd(10) })).toMatch(/10 wd，《建筑法》第 8 条只给 7 d/);
    expect(first('food-permit', { statutory: wd(30) })).toMatch(/30 wd，《行政许可法》第 42\(1\) 条只给 20 wd/);
    expect(first('title-transfer', { statutory: wd(30) })).toBeUndefined();
  });

  test('where an item names no limit of the law its promise is held to it', () => {
    const { statutory: _, ...free } = sample.items['food-permit'] as Item;
    const catalogue = { ...sample, items: { ...sample.items, 'food-permit': { ...free, promised: wd(21) } as Item } };
    expect(found(catalogue)).toHaveLength(1);
  });

  test('nobody is given longer to answer an application than the law gives the organ', () => {
    const item = sample.items['food-permit'] as Item;
    expect(found(withItem('food-permit', { intake: { ...item.intake, id: 'slow', noticeLimit: wd(6) } }))).toEqual([
      expect.stringMatching(/6 wd，《行政许可法》第 32\(1\)\(4\) 条只给 5 wd/),
    ]);
  });
});
