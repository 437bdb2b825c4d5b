/** Who may knock at the routes of benefits. Whose offer and whose item it is, is asked where the row is read (`view.ts`). */
import { applicants, everybody, type Policy } from '../platform/index.ts';

export const policies: Readonly<Record<string, Policy>> = {
  'benefits.own': { roles: applicants, note: 'what registers say one may get; only one’s own, or a principal’s' },
  'benefits.runs': {
    roles: ['reviewer', 'approver', 'coordinator', 'supervisor'],
    note: 'runs of one’s own organ, names masked; the centre and supervision see all',
  },
  'benefits.notices': {
    roles: everybody,
    note: 'public notices are public; a natural person by surname and stars, no account; an objection by its number',
  },
  'benefits.object': { roles: everybody, note: 'anybody may object to a public notice, with name and contact' },
  'benefits.objections': { roles: ['reviewer', 'approver'], note: 'objections against notices of one’s own organ' },
  'benefits.answer-objection': {
    roles: ['reviewer'],
    note: 'who reviews in the organ whose notice it is; the case goes on with the answer in its facts',
  },
  'benefits.run': {
    roles: ['reviewer', 'approver'],
    note: 'who reviews or decides in the organ that pays; a run only finds and tells, it pays nothing',
  },
};
