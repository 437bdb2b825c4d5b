/** Roles that policies of many rooms name together. */
import type { Role } from './room.ts';

/** Who applies: for themselves or for another. */
export const applicants: readonly Role[] = ['applicant', 'agent'];

/** Who handles matters: the window, the organs, the centre, supervision. */
export const staff: readonly Role[] = [
  'window-clerk',
  'reviewer',
  'approver',
  'inspector',
  'coordinator',
  'supervisor',
];

/** Every role. */
export const everybody: readonly Role[] = [
  'anonymous',
  ...applicants,
  ...staff,
  'catalogue-editor',
  'system-admin',
  'security-admin',
  'audit-admin',
  'system',
];
