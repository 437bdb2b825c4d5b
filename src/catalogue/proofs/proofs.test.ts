import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../language/index.ts';
import type { Catalogue, Item, Requirement } from '../model.ts';
import { demandedProofs } from './register.ts';
import { proofReport } from './report.ts';

const LOADED = loadCatalogue(join(import.meta.dirname, '../../../catalogue/anhe')).catalogue;
if (!LOADED) throw new Error('the sample does not load');
const ANHE: Catalogue = LOADED;
const basis = [{ law: '示例法', article: '第一条', inForceFrom: '2020-01-01' }];
const proof = (id: string, zh: string) => ({
  code: id,
  name: { zh, en: id },
  kind: 'proof' as const,
  issuedBy: 'government' as const,
  issuer: 'public-security',
  electronic: false,
  elements: ['person.name'],
});
const asks = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  materials: [id],
  neededBy: 'intake',
  metBy: ['upload', 'original-at-window'],
  key: true,
  basis,
  ...more,
});
/** The sample with one item that demands these, and nothing else. */
function demanding(requirements: readonly Requirement[], more: Partial<Item> = {}): Catalogue {
  const item = ANHE.items['sign-guidance'];
  if (!item) throw new Error('no item');
  const materials = {
    ...ANHE.materials,
    residence: proof('residence', '无犯罪记录证明'),
    single: proof('single', '未婚证明'),
  };
  return { ...ANHE, materials, items: { one: { ...item, id: 'one', requirements, ...more } } };
}
const fates = (c: Catalogue): string[] => demandedProofs(c).map((d) => `${d.requirement} ${d.fate} ${d.rule ?? '-'}`);

test('a proof with a basis in force that the system cannot get stays, and has one text everywhere', () => {
  const report = proofReport(demanding([asks('residence')]));
  expect(report.demanded.map((d) => d.fate)).toEqual(['kept']);
  expect(report.templates).toHaveLength(1);
  expect(report.templates[0]?.text.zh).toContain('出具单位：安和县公安局（印章）');
});

test('rule 1: without a basis, or with one that is not in force, a proof is to be cancelled', () => {
  expect(fates(demanding([asks('residence', { basis: [] })]))).toEqual(['residence to-cancel without-basis']);
  const repealed = [{ law: '旧法', inForceFrom: '2000-01-01', inForceUntil: '2020-01-01' }];
  expect(fates(demanding([asks('residence', { basis: repealed })]))).toEqual(['residence to-cancel without-basis']);
});

test('rule 2: what a superior rule has cancelled is to be cancelled, and what stands in its place is told', () => {
  const [one] = demandedProofs(demanding([asks('single')]));
  expect(one).toMatchObject({
    fate: 'to-cancel',
    rule: 'cancelled-above',
    reason: { zh: expect.stringContaining('书面声明') as string },
  });
});

test('rule 3: the same proof twice in one item is to be cancelled once; conditions that exclude each other do not count', () => {
  const again = asks('again', { materials: ['residence'], neededBy: 'issue' });
  expect(fates(demanding([asks('residence'), again]))).toEqual([
    'residence kept -',
    'again to-cancel repeated-or-shared',
  ]);
});

test('rule 3: what a register holds becomes the system’s affair, with the source named; demanded all the same, it is to be cancelled', () => {
  const obtained = demandedProofs(demanding([asks('resident-id', { metBy: ['registry', 'upload'] })]))[0];
  expect(obtained).toMatchObject({
    fate: 'obtained',
    source: { kind: 'registry', id: 'population', holder: 'public-security' },
  });
  expect(fates(demanding([asks('resident-id')]))).toEqual(['resident-id to-cancel repeated-or-shared']);
});

test('a recorded cancellation counts before and not after, from its day on', () => {
  const cancelledProofs = [
    {
      id: 'old',
      name: { zh: '贫困证明', en: 'old' },
      rule: 'without-basis' as const,
      on: '2026-06-01',
      reason: { zh: '没有依据', en: 'no basis' },
    },
  ];
  const report = proofReport(demanding([asks('residence')], { cancelledProofs }));
  expect(report.totals).toEqual({ before: 2, after: 1, toCancel: 0 });
  expect(proofReport(demanding([asks('residence')], { cancelledProofs }), '2026-05-31').totals.after).toBe(2);
});

test('the sample district has nothing left to cancel, and the totals are the sums of its units', () => {
  const report = proofReport(ANHE);
  expect(report.totals.toCancel).toBe(0);
  expect(report.units.reduce((n, u) => n + u.demandedBefore, 0)).toBe(report.totals.before);
  for (const u of report.units) {
    const gone = Object.values(u.byRule).reduce((a, b) => a + b, 0);
    expect(u.demandedBefore - gone, u.unit).toBe(u.demandedAfter);
  }
});
