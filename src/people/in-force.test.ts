import { expect, test } from 'vitest';
import { itemsInForce } from './in-force.ts';

const now = new Date('2026-11-25T02:00:00.000Z');
const always = { from: new Date('2026-01-01T00:00:00.000Z'), until: null, revokedAt: null, organ: 'bureau' };

test('a role is limited to the items of its grants, unless one of them is for all; what ended or belongs to another organ counts for nothing', () => {
  const of = (...grants: object[]) =>
    itemsInForce(
      grants.map((one) => ({ role: 'approver', ...always, ...one })),
      'bureau',
      now,
    );
  expect(of({ item: 'food' }, { item: 'sign' })).toEqual({ approver: ['food', 'sign'] });
  expect(of({ item: 'food' }, { item: null })).toEqual({});
  expect(of({ item: 'food' }, { item: null, revokedAt: now })).toEqual({ approver: ['food'] });
  expect(of({ item: 'food' }, { item: null, organ: 'other' })).toEqual({ approver: ['food'] });
  expect(of({ item: 'food', until: now })).toEqual({});
});
