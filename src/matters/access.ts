/**
 * Who may do what to a matter: command x role x relation, as data. The server asks it before every command, the page is told its answer
 * as `permittedActions`; a page never guesses. Row by row it is also the test of the authorisation matrix (S2).
 */
import type { Actor, Role } from '../platform/index.ts';
import { holdsFor } from '../platform/pure.ts';
import type { CommandName } from './commands.ts';
import { isEnded, type CaseState, type MatterState } from './state.ts';
import { paperOf } from './state/papers.ts';

/** How the actor stands to the matter, the case or the task. */
type Relation =
  /** The applicant, or an agent with a mandate in force. */
  | 'own'
  /** The integrated window receives and hands over for every organ. */
  | 'window'
  /** Staff of the organ that decides the case. */
  | 'organ'
  /** Staff of the organ that holds the task. */
  | 'task'
  /** Staff of the department that supervises what was granted. */
  | 'supervises'
  /** The centre that coordinates joint work. */
  | 'centre'
  | 'system';

interface Rule {
  readonly role: Role;
  readonly relation: Relation;
}

const own: readonly Rule[] = [
  { role: 'applicant', relation: 'own' },
  { role: 'agent', relation: 'own' },
];
const window: Rule = { role: 'window-clerk', relation: 'window' };
const reviewer: Rule = { role: 'reviewer', relation: 'organ' };
const approver: Rule = { role: 'approver', relation: 'organ' };
const inspector: Rule = { role: 'inspector', relation: 'organ' };
const coordinator: Rule = { role: 'coordinator', relation: 'centre' };
const system: Rule = { role: 'system', relation: 'system' };
const taskReviewer: Rule = { role: 'reviewer', relation: 'task' };
const taskInspector: Rule = { role: 'inspector', relation: 'task' };

/** The table. */
export const access: Readonly<Record<CommandName, readonly Rule[]>> = {
  'record-visit': [window],
  'check-materials': [window, reviewer],
  'fetch-material': [window, reviewer, coordinator],
  'notify-correction': [window, reviewer],
  'supply-correction': [...own, window],
  'supply-material': [...own, window],
  'accept-case': [reviewer, window],
  'not-accept-case': [reviewer],
  'schedule-survey': [coordinator, taskInspector, taskReviewer],
  'record-survey': [taskInspector, taskReviewer],
  'record-step': [taskReviewer, taskInspector],
  examine: [taskReviewer],
  'send-back': [{ role: 'approver', relation: 'task' }],
  'decide-case': [{ role: 'approver', relation: 'task' }],
  'record-condition-event': [reviewer, inspector, window],
  'submit-external': [system],
  'record-external-result': [system, taskReviewer, window],
  'assign-task': [{ role: 'approver', relation: 'task' }, coordinator],
  'declare-conflict': [reviewer, approver, { role: 'inspector', relation: 'organ' }],
  'suspend-clock': [reviewer, approver],
  'resume-clock': [reviewer, approver],
  'tell-statement-right': [reviewer, approver],
  'tell-hearing-right': [reviewer, approver],
  'extend-limit': [approver],
  'ask-supplement': [reviewer],
  'withdraw-case': own,
  'deliver-result': [window, system],
  'serve-notice': [window, reviewer],
  'seal-document': [window, reviewer, approver, coordinator],
  'enter-certificate': [system],
  'close-obligation': [reviewer, { role: 'inspector', relation: 'organ' }],
  'breach-obligation': [reviewer, { role: 'inspector', relation: 'organ' }],
  'propose-void': [window, reviewer],
  'confirm-void': [approver, coordinator],
  'hand-over-papers': [window],
  'take-papers': [reviewer, { role: 'inspector', relation: 'organ' }],
  'mark-waiting': [window],
  'add-note': [window, reviewer, approver, { role: 'inspector', relation: 'organ' }, coordinator],
  'sign-commitment': [...own, window],
  'pre-review': [reviewer],
  'state-defence': [...own, window],
  'decide-handling': [approver],
  'record-repair': [approver],
  'convert-result': [{ role: 'approver', relation: 'task' }],
  'call-joint': [coordinator, reviewer, inspector],
  'attend-joint': [coordinator, reviewer, approver, inspector],
  'excuse-joint': [coordinator],
  'answer-joint': [reviewer, approver, inspector],
  'conclude-joint': [coordinator, reviewer, inspector],
  'renew-joint': [...own, coordinator],
  'sign-joint': [...own, window],
  'recheck-findings': [taskInspector, taskReviewer],
  'raise-breach': [reviewer, approver, inspector],
  'assist-submission': [taskReviewer, reviewer, coordinator],
  'ask-to-fetch': [window, reviewer],
  'book-visit': [...own, window],
  'cancel-visit': [...own, window],
  'tell-supervisor': [system],
  'order-payment': [reviewer, approver],
  'settle-payment': [approver],
  'recover-payment': [approver],
  'correct-on-spot': [window, reviewer],
  'choose-delivery': [...own, window],
  'apply-calendar': [system],
  'change-fact': [...own, window, reviewer, { role: 'inspector', relation: 'organ' }, coordinator],
  'apply-catalogue': [coordinator],
  'convene-session': [{ role: 'approver', relation: 'task' }],
  'cast-vote': [taskReviewer, { role: 'approver', relation: 'task' }, taskInspector],
  'close-session': [{ role: 'approver', relation: 'task' }],
  'answer-hearing-right': [...own, window],
  'make-statement': [...own, window],
  'call-hearing': [reviewer, approver],
  'record-hearing': [reviewer, approver, { role: 'inspector', relation: 'organ' }],
  'begin-step': [taskReviewer, taskInspector],
  'tell-third-party': [reviewer, approver, system],
  'hear-third-party': [reviewer, window],
  'apply-recusal': own,
  'decide-recusal': [approver, coordinator],
  'enter-external-serial': [taskReviewer, window],
  'acknowledge-supervision': [
    { role: 'inspector', relation: 'supervises' },
    { role: 'reviewer', relation: 'supervises' },
    { role: 'approver', relation: 'supervises' },
  ],
  'look-again': [system],
};

/** Whether something happens at another site than the one where the actor's counter stands. Who has no counter is bound to none. */
export const isElsewhere = ({ site }: Acting, where: string | null | undefined): boolean =>
  site !== undefined && typeof where === 'string' && where !== site;

/** Who acts, as the rules see them. `onBehalfOf` has been checked against the mandates before. */
export interface Acting
  extends Pick<Actor, 'kind' | 'id' | 'roles' | 'organ' | 'onlyItems' | 'site' | 'onBehalfOf' | 'scopes'> {
  /** Colleagues who are away and for whom the actor stands in today (AB岗). */
  readonly covers?: readonly string[];
}

/** Whether the actor stands in this relation; `one` and `taskOrgan` where the command has a case or a task. */
export function stands(
  relation: Relation,
  state: MatterState,
  actor: Acting,
  one?: CaseState,
  taskOrgan?: string,
): boolean {
  if (relation === 'own') return isOwn(state, actor);
  if (relation === 'window' || relation === 'centre') return actor.kind === 'staff';
  if (relation === 'supervises')
    return actor.kind === 'staff' && one !== undefined && actor.organ === one.spec.supervisor;
  if (relation === 'system') return actor.kind === 'system';
  if (relation === 'task') return actor.kind === 'staff' && taskOrgan !== undefined && actor.organ === taskOrgan;
  return actor.kind === 'staff' && (one ? actor.organ === one.spec.organ : isOfAnyCase(state, actor));
}

/**
 * The applicant for themselves, or an agent while a mandate that covers this matter is in force. Whoever handed a matter in for another
 * has no part in it once the mandate ends; and who acts for another does not act for themselves meanwhile.
 */
function isOwn({ head }: MatterState, actor: Acting): boolean {
  if (actor.kind !== 'person') return false;
  if (actor.onBehalfOf === undefined) return actor.id === head.applicant && !actor.roles.includes('anonymous');
  return (
    actor.onBehalfOf === head.applicant &&
    (actor.scopes ?? ['*']).some((scope) => scope === '*' || scope === head.theme || scope === head.id)
  );
}

/** Whether the table lets this actor send the command at all. */
export function mayCommand(
  name: CommandName,
  state: MatterState,
  actor: Acting,
  one?: CaseState,
  taskOrgan?: string,
): boolean {
  return access[name].some(
    (rule) =>
      (one ? holdsFor(actor, rule.role, one.spec.item) : holdsForAny(state, actor, rule.role)) &&
      stands(rule.relation, state, actor, one, taskOrgan),
  );
}

/** Kind of a task -> the act that answers it; every other kind is answered by `record-step`. */
const answers: Readonly<Record<string, CommandName>> = {
  survey: 'record-survey',
  examine: 'examine',
  decide: 'decide-case',
  convert: 'convert-result',
  external: 'record-external-result',
};

/** Whether somebody's power covers such a task of such an item: whoever is given it must be able to do it. */
export const mayDoTask = (who: Pick<Acting, 'roles' | 'onlyItems'>, kind: string, item: string): boolean =>
  access[answers[kind] ?? 'record-step'].some((rule) => rule.relation === 'task' && holdsFor(who, rule.role, item));

/** On the matter as a whole a role counts where it is held for one of the cases of the actor's organ. */
const holdsForAny = (state: MatterState, actor: Acting, role: Role): boolean =>
  actor.onlyItems?.[role] === undefined
    ? actor.roles.includes(role)
    : casesSeen(state, actor).some((one) => holdsFor(actor, role, one.spec.item));

/** Whether the actor may see the matter: its people, the window, the centre, and organs that have a case or a task in it. */
export function maySee(state: MatterState, actor: Acting): 'whole' | 'own-cases' | 'none' {
  if (actor.kind === 'system' || stands('own', state, actor)) return 'whole';
  if (actor.kind !== 'staff') return 'none';
  if (actor.roles.some((role) => role === 'window-clerk' || role === 'coordinator' || role === 'supervisor'))
    return 'whole';
  return casesSeen(state, actor).length > 0 ? 'own-cases' : 'none';
}

/** Roles that handle cases. Belonging to the organ is not enough: whoever lost the role, or has another one, sees nothing. */
const handling: readonly Role[] = ['reviewer', 'approver', 'inspector'];

/** The cases of their organ that an actor sees: none of items for which they hold no role, and not those from which they have withdrawn or were withdrawn (回避). */
export const casesSeen = (state: MatterState, actor: Acting): readonly CaseState[] =>
  casesOfOrgan(state, actor.organ ?? '').filter(
    (one) => !one.recused.includes(actor.id) && handling.some((role) => holdsFor(actor, role, one.spec.item)),
  );

/**
 * Whether the actor works on the matter now, and may therefore see a whole number for a reason: the window and the centre while it runs,
 * an organ while a case of theirs runs. Having had a part in it once is none; neither is supervising it.
 */
export function worksOn(state: MatterState, actor: Acting): boolean {
  if (actor.kind !== 'staff' || state.head.status === 'complete') return false;
  if (Object.values(state.cases).some((one) => one.recused.includes(actor.id))) return false;
  if (actor.roles.some((role) => role === 'window-clerk' || role === 'coordinator')) return true;
  return casesSeen(state, actor).some((one) => !isEnded(one));
}

const hasPart = ({ spec }: CaseState, organ: string): boolean =>
  spec.organ === organ || spec.tasks.some((task) => task.organ === organ);

/** An organ that is called to joint work without a case in it speaks for all of it, and has to see it: its absence may count as agreement. */
const isCalled = ({ cases, ledger }: MatterState, { spec }: CaseState, organ: string): boolean =>
  Object.values(ledger.activities ?? {}).some(
    (each) =>
      each.organs.includes(organ) &&
      each.cases.includes(spec.case) &&
      !each.cases.some((id) => cases[id] && hasPart(cases[id], organ)),
  );

/** Cases in which an organ has something to do or to decide or is called to speak, or whose result it was told because it supervises. */
export const casesOfOrgan = (state: MatterState, organ: string): readonly CaseState[] =>
  Object.values(state.cases).filter(
    (one) =>
      hasPart(one, organ) ||
      (one.isSupervisorTold === true && one.spec.supervisor === organ) ||
      isCalled(state, one, organ),
  );

/** The hashes of the papers that the actor may open: all of the matter, or only those of the cases in which their organ has a part. */
export function papersSeen(state: MatterState, actor: Acting): ReadonlySet<string> {
  const sees = maySee(state, actor);
  if (sees === 'none') return new Set();
  const own = sees === 'whole' ? Object.values(state.cases) : casesSeen(state, actor);
  const transcripts = own.flatMap((one) => one.hearing?.transcript ?? []);
  if (sees === 'whole')
    return new Set([
      ...Object.values(state.ledger.materials).flatMap((one) => (one.sha256 ? [one.sha256] : [])),
      ...transcripts,
    ]);
  return new Set([
    ...own.flatMap((one) => one.spec.needs.flatMap((need) => paperOf(state, one, need.need)?.sha256 ?? [])),
    ...transcripts,
  ]);
}

const isOfAnyCase = (state: MatterState, actor: Acting): boolean =>
  actor.organ !== undefined && casesSeen(state, actor).length > 0;
