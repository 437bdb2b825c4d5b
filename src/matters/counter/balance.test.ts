import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, differencesOf, openOf, type CounterRow } from './balance.ts';

const row = (more: Partial<CounterRow> = {}): CounterRow => ({
  isPaper: true,
  receivedOn: '2026-11-25',
  handedOn: null,
  takenOn: null,
  missing: 0,
  isPickup: false,
  readyOn: null,
  collectedOn: null,
  goneOn: null,
  ...more,
});
const day = '2026-11-25';

test('what lay there, what came, what went and what lies there now balance on every day', () => {
  const date = fc.integer({ min: 20, max: 29 }).map((n) => `2026-11-${n}`);
  const later = (from: string | null) => fc.option(date.map((on) => (from !== null && on < from ? from : on)));
  const anyRow = date.chain((receivedOn) =>
    fc
      .record({ handedOn: later(receivedOn), goneOn: later(receivedOn), readyOn: later(receivedOn), is: fc.boolean() })
      .chain(({ handedOn, goneOn, readyOn, is }) =>
        later(readyOn).map((collected) =>
          row({
            receivedOn,
            handedOn,
            goneOn,
            readyOn,
            isPickup: is,
            collectedOn: readyOn === null ? null : collected,
          }),
        ),
      ),
  );
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), date, (rows, on) => {
      const balance = balanceOf(rows, on);
      for (const side of [balance.papers, balance.results])
        expect(side.opening + side.came).toBe(side.went + side.ended + side.waiting);
    }),
  );
});

test('papers that were handed over today are gone, those of yesterday that were not still wait', () => {
  const rows = [row({ handedOn: day }), row(), row({ receivedOn: '2026-11-24' })];
  expect(balanceOf(rows, day).papers).toEqual({ opening: 1, came: 2, went: 1, ended: 0, waiting: 2 });
});

test('a case that was withdrawn before its papers went is neither waiting nor handed over', () => {
  expect(balanceOf([row({ goneOn: day })], day).papers).toEqual({ opening: 0, came: 1, went: 0, ended: 1, waiting: 0 });
});

test('one file too few on the shelf is a difference, and the list names where it may be', () => {
  const rows = [row(), row({ handedOn: day })];
  const balance = balanceOf(rows, day);
  expect(differencesOf(balance, { papers: 1, results: 0 })).toEqual([]);
  expect(differencesOf(balance, { papers: 0, results: 0 })).toEqual([{ side: 'papers', by: -1 }]);
  expect(rows.map((one) => openOf(one, day))).toEqual([['not-handed-over'], ['not-signed-for']]);
});

test('a paper that the organ did not find and a result that nobody collected are named', () => {
  expect(openOf(row({ handedOn: day, takenOn: day, missing: 1 }), day)).toEqual(['paper-missing']);
  expect(openOf(row({ isPaper: false, isPickup: true, readyOn: day }), day)).toEqual(['not-collected']);
  expect(openOf(row({ isPaper: false, isPickup: true, readyOn: '2026-11-26' }), day)).toEqual([]);
});
