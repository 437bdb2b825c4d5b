/** Where an action stands: the matter as the API showed it, and the case or task that it is about. The API said that it is permitted; a page never guesses. */
import type { CaseView, CommandName, MatterView, TaskView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { noChoices, type Choices } from '../choices.ts';

/** One permitted action, as `permittedActions` tells it. */
export type Action = MatterView['permittedActions'][number];

export interface Place {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly command: CommandName;
  readonly action: Action;
  readonly choices: Choices;
  readonly one?: CaseView;
  readonly task?: TaskView;
}

/** What was sent or is to be shown: every value of every field. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** The first value of a field; empty where it is not there. */
export const first = (values: Values, name: string): string => (values[name]?.[0] ?? '').trim();

/** The case and the task that an action names. */
export function placeOf(visit: Visit, matter: MatterView, action: Action, choices: Choices = noChoices): Place {
  const one = matter.cases.find((each) => each.case === action.case);
  const task = one?.tasks.find((each) => each.task === action.task);
  return {
    visit,
    matter,
    command: action.command as CommandName,
    action,
    choices,
    ...(one ? { one } : {}),
    ...(task ? { task } : {}),
  };
}

/** The permitted action that a link or a form means; undefined when it may not, or no longer, be done. */
export function findAction(
  matter: MatterView,
  wanted: { readonly command: string; readonly case: string; readonly task: string },
): Action | undefined {
  return matter.permittedActions.find(
    (each) => each.command === wanted.command && (each.case ?? '') === wanted.case && (each.task ?? '') === wanted.task,
  );
}

/** Address of the matter with this action's form open. */
export function actionHref(matter: MatterView, action: Action): string {
  const query = new URLSearchParams({ do: action.command });
  if (action.case !== undefined) query.set('case', action.case);
  if (action.task !== undefined) query.set('task', action.task);
  return `/desk/matters/${matter.id}?${query.toString()}#act`;
}
