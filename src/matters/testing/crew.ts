/** Who acts in tests, by role. */
import type { Acting } from '../access.ts';

export const applicant: Acting = { kind: 'person', id: 'p-1-applicant', roles: ['applicant'] };
export const stranger: Acting = { kind: 'person', id: 'p-1-stranger', roles: ['applicant'] };
export const clerk: Acting = { kind: 'staff', id: 's-1-clerk', roles: ['window-clerk'], organ: 'centre' };
export const coordinator: Acting = { kind: 'staff', id: 's-1-coordinator', roles: ['coordinator'], organ: 'centre' };
export const reviewer = (id: string, n = 1): Acting => ({
  kind: 'staff',
  id: `s-2-reviewer-${id}-${n}`,
  roles: ['reviewer'],
  organ: `organ-${id}`,
});
export const approver = (id: string): Acting => ({
  kind: 'staff',
  id: `s-2-approver-${id}`,
  roles: ['approver'],
  organ: `organ-${id}`,
});
export const inspector = (id: string): Acting => ({
  kind: 'staff',
  id: `s-2-inspector-${id}`,
  roles: ['inspector'],
  organ: `organ-${id}`,
});
export const bothRoles = (id: string): Acting => ({
  kind: 'staff',
  id: `s-2-both-${id}`,
  roles: ['reviewer', 'approver'],
  organ: `organ-${id}`,
});
export const system: Acting = { kind: 'system', id: 'system', roles: ['system'] };
