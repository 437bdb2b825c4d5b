/** Who may knock at which door of this room. Relations (own file, own draft) are checked where the row is read. */
import type { Policy } from '../platform/index.ts';

const everybody: Policy['roles'] = [
  'anonymous',
  'applicant',
  'agent',
  'window-clerk',
  'reviewer',
  'approver',
  'inspector',
  'coordinator',
  'supervisor',
  'catalogue-editor',
  'system-admin',
  'security-admin',
  'audit-admin',
];

/** The policies of the room's routes. */
export const policies: Record<string, Policy> = {
  'people.sign-in': { roles: everybody, note: 'anybody may try to sign in or leave' },
  'people.me': { roles: everybody, note: 'who am I, and what may I do' },
  'people.drafts': {
    roles: ['anonymous', 'applicant', 'agent', 'window-clerk'],
    note: 'a draft belongs to its person, or to whoever holds its token',
  },
  'people.files': {
    roles: ['anonymous', 'applicant', 'agent', 'window-clerk', 'reviewer', 'approver', 'inspector', 'coordinator'],
    note: 'a paper of a draft, or a photograph or document of whoever handles a case; it is looked at only through what names it',
  },
  'people.own-drafts': {
    roles: ['applicant', 'agent'],
    note: 'a signed-in person takes over the draft of this browser',
  },
  'people.data-space': { roles: ['applicant', 'agent'], note: 'only one’s own data space' },
  'people.mandates': { roles: ['applicant'], note: 'only the principal gives and revokes' },
  'people.grants': {
    roles: ['security-admin'],
    note: 'power is granted by the security administrator, never to themselves',
    stepUp: true,
  },
  'people.delegate': {
    roles: ['approver'],
    note: 'the decider lends their own power to a colleague of the organ for some days; never on from there',
    stepUp: true,
  },
  'people.absence': {
    roles: ['reviewer', 'approver', 'inspector', 'window-clerk'],
    note: 'one’s own absence, or by the decider that of a colleague of the organ',
  },
  'people.standing-in': {
    roles: ['reviewer', 'approver', 'inspector', 'window-clerk', 'coordinator'],
    note: 'who is away and who stands in, in one’s own organ',
  },
  'people.acting': {
    roles: ['anonymous', 'applicant', 'agent'],
    note: 'a signed-in person chooses for whom they act; the mandate is checked',
  },
  'people.counter': {
    roles: ['window-clerk'],
    note: 'the window serves who stands there; they see it in their data space',
  },
  'people.passkeys': { roles: everybody.filter((role) => role !== 'anonymous'), note: 'only one’s own passkeys' },
  'people.grants-read': { roles: ['security-admin', 'audit-admin'], note: 'grants are open to audit' },
};

export { everybody };
