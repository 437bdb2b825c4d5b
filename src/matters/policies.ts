/** Who may knock at the routes. The relation (own matter, own organ, task) is checked where the state is read (`access.ts`). */
import { applicants, everybody, staff, type Policy, type Role } from '../platform/index.ts';
import { access } from './access.ts';
import { commands, internal, type CommandName } from './commands.ts';

const rolesOf = (name: CommandName): readonly Role[] =>
  [...new Set(access[name].map((rule) => rule.role))].filter((role) => role !== 'system');

/** Deciding, and what undoes a decision: only within five minutes of a passkey (S7). The seal follows the decision by itself. */
const weighty: ReadonlySet<CommandName> = new Set(['decide-case', 'confirm-void', 'decide-handling', 'convert-result']);

/** One policy for each command, made from the access table. */
const ofCommands = Object.fromEntries(
  (Object.keys(commands) as CommandName[])
    .filter((name) => !internal.has(name))
    .map((name): [string, Policy] => [
      `matters.${name}`,
      {
        roles: rolesOf(name),
        note: 'row of the access table; relation and state are checked by the rules',
        ...(weighty.has(name) ? { stepUp: true } : {}),
      },
    ]),
);

export const policies: Readonly<Record<string, Policy>> = {
  ...ofCommands,
  'matters.plan': {
    roles: everybody,
    note: 'what would it take is everybody’s question; only one’s own data answers it',
  },
  'matters.hand-in': {
    roles: [...applicants, 'window-clerk'],
    note: 'the applicant, an agent with a mandate, or the window for who stands there',
  },
  'matters.outage': {
    roles: ['window-clerk'],
    note: 'what was received on paper while the system was down; the day it happened counts, with evidence',
  },
  'matters.calendar-preview': { roles: ['system-admin'], note: 'what a new calendar would move; nothing is stored' },
  'matters.calendar': {
    roles: ['system-admin'],
    note: 'a published or corrected calendar, with its notice and a reason; only days still to come move',
    stepUp: true,
  },
  'matters.catalogue-changes': {
    roles: ['coordinator'],
    note: 'what the published catalogue would bring to running matters, and how far an act over all of them is; names nobody',
  },
  'matters.catalogue-change': {
    roles: ['coordinator'],
    note: 'the centre brings the published catalogue to every running matter; each is decided by itself',
    stepUp: true,
  },
  'matters.seals': {
    roles: staff,
    note: 'letters and the register of seals of one’s own organ; window, centre and supervision those of the district',
  },
  'matters.seal-letter': {
    roles: ['approver'],
    note: 'who decides in the organ authorises its seals and takes a letter back',
    stepUp: true,
  },
  'matters.hand-over-tasks': {
    roles: ['approver', 'coordinator'],
    note: 'all open work of one person of the organ to a colleague, with a reason in each task',
  },
  'matters.replan-preview': {
    roles: [...applicants, ...staff],
    note: 'what a changed fact would bring; only for who may see the matter, and nothing is stored',
  },
  'matters.mine': { roles: applicants, note: 'only one’s own list' },
  'matters.read': {
    roles: [...applicants, ...staff],
    note: 'its people, the window and the centre, and organs with a case in it; every read by staff is recorded',
  },
  'matters.break-glass': {
    roles: ['reviewer', 'approver', 'inspector', 'supervisor'],
    note: 'a matter of another organ, in need, for a reason; the applicant is told',
    stepUp: true,
  },
  'matters.unmask': {
    roles: ['window-clerk', 'reviewer', 'approver', 'inspector', 'coordinator'],
    note: 'whoever works on the matter now, for a reason that the applicant reads',
    stepUp: true,
  },
  'matters.tasks': {
    roles: staff,
    note: 'the work of one’s own organ; window, centre and supervision see the district',
  },
  'matters.colleagues': {
    roles: staff,
    note: 'names of one’s own organ; the centre and supervision those of every organ',
  },
  'matters.similar': {
    roles: ['reviewer', 'approver', 'coordinator', 'supervisor'],
    note: 'what was decided before, without whom it concerned',
  },
  'matters.counter': {
    roles: ['window-clerk', 'coordinator', 'supervisor'],
    note: 'what a counter has in hand and its registers; no names of applicants',
  },
  'matters.counter-write': {
    roles: ['window-clerk'],
    note: 'the clerk closes the day and registers consultations',
  },
  'matters.photograph': {
    roles: [...applicants, ...staff],
    note: 'pictures of a site check for who may open its papers; every look of staff is recorded',
  },
  'matters.free-hours': {
    roles: [...applicants, ...staff],
    note: 'hours that can be chosen for a matter that one may see',
  },
  'matters.area-reports': { roles: staff, note: 'the register of area reports; nothing in it is about a person' },
  'matters.register-area-report': {
    roles: ['approver', 'coordinator'],
    note: 'one’s own organ answers for what its report stands for',
  },
  'matters.slots': {
    roles: ['reviewer', 'approver', 'inspector', 'coordinator'],
    note: 'the hours of one’s own organ and who comes in them; the centre those of every organ',
  },
  'matters.offer-slots': {
    roles: ['reviewer', 'approver', 'inspector', 'coordinator'],
    note: 'how many visits one’s own organ can make, and the days on which it makes none',
  },
  'matters.hearings': {
    roles: everybody,
    note: 'hearings are held in public: what about, when and where; nothing says whose case it is',
  },
  'matters.sheets': {
    roles: staff,
    note: 'hand-over sheets: the window and the centre all, an organ its own',
  },
  'matters.callback': {
    roles: everybody,
    note: 'the registration system; its signature is checked over the exact bytes',
  },
};
