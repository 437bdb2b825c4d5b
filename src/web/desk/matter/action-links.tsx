/** The permitted actions as links, each opening its form: what the case waits for first, the rest behind one line. */
import type { MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { actionHref, type Action } from '../actions/place.ts';
import { actionForms } from '../actions/table.ts';
import { isMain } from '../role-work.ts';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly actions: readonly Action[];
  /** What the links are about, for those who only hear them. */
  readonly about: string;
}

/** Nothing at all where nothing is permitted. */
export function ActionLinks({ visit, matter, actions, about }: Props) {
  const { say } = visit;
  const formed = actions.filter((each) => each.command in actionForms);
  const [now, rest] = [formed.filter(isMain), formed.filter((each) => !isMain(each))];
  if (formed.length === 0) return null;
  const name = (action: Action): string =>
    [say(`matters.command.${action.command}`), taskName(visit, matter, action)].filter(Boolean).join(' · ');
  return (
    <div class="ov-stack-s">
      {now.length > 0 && (
        <div class="ov-button-row">
          {now.map((action) => (
            <LinkButton key={actionHref(matter, action)} kind="secondary" href={actionHref(matter, action)}>
              {name(action)}
              <span class="ov-hidden"> {about}</span>
            </LinkButton>
          ))}
        </div>
      )}
      {now.some((action) => action.command === 'record-survey') && (
        <LinkButton href={`/desk/survey/${matter.id}`}>{say('web.survey.open')}</LinkButton>
      )}
      {rest.length > 0 && (
        <details class="ov-why">
          <summary>
            {say('web.desk.other-actions', { count: rest.length })}
            <span class="ov-hidden"> {about}</span>
          </summary>
          <ul class="ov-why-text">
            {rest.map((action) => (
              <li key={actionHref(matter, action)}>
                <a
                  href={
                    action.command === 'change-fact' ? `/desk/matters/${matter.id}/change` : actionHref(matter, action)
                  }
                >
                  {name(action)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Which task, where the command may be meant for several of the case. */
function taskName({ tell }: Visit, matter: MatterView, action: Action): string {
  if (action.task === undefined) return '';
  const same = matter.permittedActions.filter((each) => each.command === action.command && each.case === action.case);
  const task = matter.cases.flatMap((one) => one.tasks).find((each) => each.task === action.task);
  return same.length > 1 && task ? tell(task.name) : '';
}
