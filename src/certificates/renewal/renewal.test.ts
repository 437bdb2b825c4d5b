/** Some permits of a combined certificate are renewed, each inside its own window; what is not chosen keeps its date. */
import { expect, test } from 'vitest';
import { mainlandCalendar } from '../../calendar/index.ts';
import type { RenewalWindow } from '../../catalogue/index.ts';
import { isRefusal } from '../../platform/index.ts';
import { chosenForRenewal, daysToApply, permitsOf, renewalRefused, type Rules } from './renewal.ts';
import type { CertificateState, PartState } from '../state.ts';

const part = (one: string, validUntil: string | null, ended: PartState['ended'] = null, type = 'plain'): PartState =>
  ({ case: one, type, number: `no-${one}`, validUntil, ended }) as unknown as PartState;
const state = {
  status: 'valid',
  intent: { validUntil: null },
  parts: [
    part('c1', '2031-12-02'),
    part('c2', null),
    part('c3', '2027-01-10', 'revoked'),
    part('c4', '2028-06-30'),
    part('c5', '2026-12-31', null, 'device-permit'),
  ],
} as unknown as CertificateState;
const today = '2031-11-02';
const device: RenewalWindow = { opens: { n: 90, unit: 'wd' }, closes: { n: 30, unit: 'wd' }, basis: [] };
const rules: Rules = {
  calendar: mainlandCalendar,
  window: (type) => (type === 'device-permit' ? device : undefined),
};
const one = (index: number): PartState => state.parts[index] as PartState;
const why = (index: number, on: string): string | undefined => renewalRefused(state, one(index), on, rules)?.refused;

test('a renewal is applied for until thirty days before the last day (行政许可法第五十条), and no permit without one needs it', () => {
  expect(daysToApply(one(0), rules)).toEqual({ opens: null, closes: '2031-11-02' });
  expect([why(0, today), why(0, '2031-11-03'), why(1, today)]).toEqual([
    undefined,
    'renewal-too-late',
    'permit-without-last-day',
  ]);
});

test('a device permit is renewed from ninety to thirty working days before its last day (医疗器械经营监督管理办法第十六条), holidays not counted, and outside with the dates refused', () => {
  expect(daysToApply(one(4), rules)).toEqual({ opens: '2026-08-21', closes: '2026-11-19' });
  expect([why(4, '2026-08-20'), why(4, '2026-08-21'), why(4, '2026-11-19'), why(4, '2026-11-20')]).toEqual([
    'renewal-too-early',
    undefined,
    undefined,
    'renewal-too-late',
  ]);
  expect(renewalRefused(state, one(4), '2026-08-20', rules)?.detail).toEqual({
    opens: '2026-08-21',
    closes: '2026-11-19',
  });
});

test('a permit that was revoked or whose last day is over is not renewed but applied for anew', () => {
  expect([why(2, '2026-12-01'), why(3, today)]).toEqual(['permit-not-valid', 'permit-not-valid']);
});

test('only those that were chosen are renewed; one that may not be refuses the whole choice, and a stranger is no permit of it', () => {
  const chosen = chosenForRenewal(state, ['c4', 'c1', 'c4'], '2028-01-01', rules);
  expect(isRefusal(chosen) ? chosen : chosen.map((each) => each.case)).toEqual(['c4', 'c1']);
  expect(chosenForRenewal(state, ['c1', 'c2'], today, rules)).toMatchObject({ refused: 'permit-without-last-day' });
  expect(chosenForRenewal(state, ['c9'], today, rules)).toMatchObject({ refused: 'certificate-part-not-found' });
});

test('a certificate of one permit is that permit', () => {
  const intent = { cases: ['c7'], type: 'food-permit', number: 'JY1', organ: { id: 'o', name: {} }, validUntil: null };
  expect(permitsOf({ ...state, intent, parts: [] } as unknown as CertificateState)).toMatchObject([
    { case: 'c7', type: 'food-permit', number: 'JY1', ended: null },
  ]);
});
