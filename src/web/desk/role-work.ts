/** Which act a task usually waits for. */
import { jointKinds, type MatterView } from '../../matters/index.ts';
import { isWanting } from './actions/rows.ts';
import type { Action } from './actions/place.ts';

/** Acts that a case is waiting for; all others stand behind "other actions". */
const main = [
  'check-materials',
  'notify-correction',
  'supply-correction',
  'accept-case',
  'schedule-survey',
  'record-survey',
  'record-step',
  'examine',
  'decide-case',
  'record-external-result',
  'deliver-result',
  'serve-notice',
  'confirm-void',
  'resume-clock',
];
export const isMain = (action: Action): boolean => main.includes(action.command);

/** The act that a line of the work list leads to; undefined when this person has nothing to do in it. */
export function usualAction(matter: MatterView, taskId: string): Action | undefined {
  const find = (command: string, on: Partial<Action>): Action | undefined =>
    matter.permittedActions.find(
      (each) =>
        each.command === command &&
        (on.task === undefined || each.task === on.task) &&
        (on.case === undefined || each.case === on.case),
    );
  const [id = ''] = taskId.split('.');
  if (taskId.includes('.vote-')) return find('cast-vote', { task: taskId.slice(0, taskId.indexOf('.vote-')) });
  if (taskId.includes('.called-')) return find(speaksBy(matter, id), {});
  if (taskId.includes('.check-')) return find('close-obligation', {});
  if (taskId.endsWith('.intake')) return intakeAction(matter, id, find);
  const task = matter.cases.flatMap((one) => one.tasks).find((each) => each.task === taskId);
  if (task?.kind === 'external') return find('record-external-result', {});
  const own = ['record-survey', 'record-step', 'examine', 'decide-case', 'convert-result']
    .map((command) => find(command, { task: taskId }))
    .find((each) => each !== undefined);
  const needsDate = task?.kind === 'survey' && task.scheduledAt === null;
  return (needsDate ? find('schedule-survey', {}) : undefined) ?? own;
}

/** How an organ speaks in joint work to which it is called: with an answer of its own, or by being there. */
function speaksBy(matter: MatterView, joint: string): string {
  const kind = matter.activities.find((one) => one.joint === joint)?.kind;
  return jointKinds[kind as keyof typeof jointKinds]?.answers === 'attendance' ? 'attend-joint' : 'answer-joint';
}

/** Intake: first every paper is looked at, then what is wanting is told, else the case is accepted. */
function intakeAction(
  matter: MatterView,
  id: string,
  find: (command: string, on: Partial<Action>) => Action | undefined,
): Action | undefined {
  const papers = matter.materials.filter((each) => each.case === id);
  const isUnseen = papers.some((each) => each.state === 'given' && each.verdict === null);
  const isBad = papers.some(isWanting) && matter.correction === null;
  const order = isUnseen
    ? ['check-materials', 'accept-case']
    : isBad
      ? ['notify-correction', 'check-materials']
      : ['accept-case', 'check-materials'];
  return order
    .map((command) => find(command, command === 'notify-correction' ? {} : { case: id }))
    .find((each) => each !== undefined);
}
