/** Who may knock at the routes of benefits. Whose offer and whose item it is, is asked where the row is read (`view.ts`). */
import { applicants, type Policy } from '../platform/index.ts';

export const policies: Readonly<Record<string, Policy>> = {
  'benefits.own': { roles: applicants, note: 'what registers say one may get; only one’s own, or a principal’s' },
  'benefits.runs': {
    roles: ['reviewer', 'approver', 'coordinator', 'supervisor'],
    note: 'runs of one’s own organ, names masked; the centre and supervision see all',
  },
  'benefits.run': {
    roles: ['reviewer', 'approver'],
    note: 'who reviews or decides in the organ that pays; a run only finds and tells, it pays nothing',
  },
};
