/** Some permits of a combined certificate are renewed, each by its own date; what is not chosen keeps its date. */
import { expect, test } from 'vitest';
import { isRefusal } from '../platform/index.ts';
import { applyUntil, chosenForRenewal, renewalRefused } from './renewal.ts';
import type { CertificateState, PartState } from './state.ts';

const part = (one: string, validUntil: string | null, ended: PartState['ended'] = null): PartState =>
  ({ case: one, number: `no-${one}`, validUntil, ended }) as unknown as PartState;
const state = {
  status: 'valid',
  intent: { validUntil: null },
  parts: [part('c1', '2031-12-02'), part('c2', null), part('c3', '2027-01-10', 'revoked'), part('c4', '2028-06-30')],
} as unknown as CertificateState;
const today = '2031-11-02';
const why = (index: number, on: string): string | undefined =>
  renewalRefused(state, state.parts[index] as PartState, on)?.refused;

test('a renewal is applied for until thirty days before the last day (行政许可法第五十条), and no permit without one needs it', () => {
  expect(applyUntil(state.parts[0] as PartState)).toBe('2031-11-02');
  expect([why(0, today), why(0, '2031-11-03'), why(1, today)]).toEqual([
    undefined,
    'renewal-too-late',
    'permit-without-last-day',
  ]);
});

test('a permit that was revoked or whose last day is over is not renewed but applied for anew', () => {
  expect([why(2, '2026-12-01'), why(3, today)]).toEqual(['permit-not-valid', 'permit-not-valid']);
});

test('only those that were chosen are renewed; one that may not be refuses the whole choice, and a stranger is no permit of it', () => {
  const chosen = chosenForRenewal(state, ['c4', 'c1', 'c4'], '2028-01-01');
  expect(isRefusal(chosen) ? chosen : chosen.map((one) => one.case)).toEqual(['c4', 'c1']);
  expect(chosenForRenewal(state, ['c1', 'c2'], today)).toMatchObject({ refused: 'permit-without-last-day' });
  expect(chosenForRenewal(state, ['c9'], today)).toMatchObject({ refused: 'certificate-part-not-found' });
  expect(chosenForRenewal({ ...state, parts: [] }, ['c1'], today)).toMatchObject({
    refused: 'certificate-not-combined',
  });
});
