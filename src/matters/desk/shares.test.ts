import { expect, test } from 'vitest';
import type { Actor } from '../../platform/index.ts';
import { workOf } from './shares.ts';

const organs = ['bureau', 'fire', 'tax'];
const staff = (...roles: Actor['roles']): Actor => ({ kind: 'staff', id: 's-1', organ: 'bureau', roles });
const seen = (actor: Actor): readonly string[] =>
  workOf(actor, organs).flatMap(({ organ, share }) => share.kinds.map((kind) => `${organ} ${kind}`));

test('whoever decides in an organ and sits at the window as well finds both kinds of work, and none twice', () => {
  const both = seen(staff('window-clerk', 'approver', 'reviewer'));
  expect(both).toEqual(expect.arrayContaining(['bureau decide', 'bureau examine', 'fire intake', 'tax external']));
  expect(new Set(both).size).toBe(both.length);
  expect(both.filter((one) => one.startsWith('fire'))).toEqual(['fire intake', 'fire external']);
});

test('a clerk of the window sees what the window does and no decision; an organ sees its own work only', () => {
  expect(seen(staff('window-clerk')).every((one) => /intake|external/.test(one))).toBe(true);
  const own = ['bureau convert', 'bureau decide', 'bureau joint', 'bureau vote'];
  expect(seen(staff('approver')).toSorted()).toEqual(own);
});

test('a role for some items brings work of these, beside the window as without it', () => {
  const actor: Actor = { ...staff('window-clerk', 'approver'), onlyItems: { approver: ['food-permit'] } };
  expect(workOf(actor, organs).find(({ share }) => share.kinds.includes('decide'))).toMatchObject({
    organ: 'bureau',
    share: { items: ['food-permit'] },
  });
});
