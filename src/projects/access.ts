/** Who may knock at the routes of projects. Whether a project is one's own is asked where it is read (`view.ts`). */
import { applicants, staff, type Policy } from '../platform/index.ts';

export const policies: Readonly<Record<string, Policy>> = {
  'projects.read': {
    roles: [...applicants, ...staff],
    note: 'one’s own projects; staff of the district see all of them',
  },
  'projects.open': {
    roles: [...applicants, 'window-clerk', 'coordinator'],
    note: 'the owner, an agent with a mandate, the window or the centre for the owner',
  },
  'projects.hand-in': {
    roles: [...applicants, 'window-clerk'],
    note: 'the owner, an agent with a mandate, or the window for who stands there',
  },
  'projects.ledger': { roles: ['coordinator'], note: 'the centre keeps the ledger of key projects' },
};
