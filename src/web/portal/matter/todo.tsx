/** What the applicant has to do or may do in a matter, each with its day; and the hours that were agreed. */
import type { MatterView } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { TaskList, type Task } from '../../components/task-list/task-list.tsx';
import { sayDue, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { openActs, ownActs } from '../acts/table.ts';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
}

/** The section. Nothing where there is nothing to do. */
export function ToDo({ visit, matter }: Props) {
  const { say } = visit;
  if (!matter.isOwn) return null;
  const tasks = [...hours({ visit, matter }), ...acts({ visit, matter })];
  const done = visit.query['done'] ?? '';
  const isKnown =
    done === 'change-fact' ||
    done === 'book-visit' ||
    done === 'cancel-visit' ||
    ownActs.some((act) => act.command === done);
  if (tasks.length === 0 && !isKnown) return null;
  return (
    <section class="ov-stack-s" id="todo">
      {isKnown && <Notice tone="success" title={say(`web.own.done.${done}`)} announce />}
      {tasks.length > 0 && <Heading level={2}>{say('web.todo', { count: tasks.length })}</Heading>}
      {tasks.length > 0 && <TaskList label={say('web.todo', { count: tasks.length })} tasks={tasks} />}
    </section>
  );
}

/** Site checks and presences at the window that wait for an hour, and hours that were agreed. */
function hours({ visit, matter }: Props): readonly Task[] {
  const { say, tell, lang } = visit;
  if (!matter.permittedActions.some((action) => action.command === 'book-visit')) return [];
  return matter.bookings.map((one) => ({
    title: say(one.at === null ? `web.time.${one.kind}.choose` : `web.time.${one.kind}.todo`, {
      organs: one.organs.map((each) => tell(each.name)).join(lang === 'en' ? ', ' : '、'),
    }),
    href: `/matters/${matter.id}/time?about=${encodeURIComponent(one.about)}`,
    ...(one.at === null ? {} : { note: say('web.time.change') }),
    state: one.at === null ? say('web.todo.choose') : sayInstant(lang, one.at),
    tone: one.at === null ? ('warning' as const) : ('success' as const),
  }));
}

function acts({ visit, matter }: Props): readonly Task[] {
  const { say } = visit;
  return openActs(matter, visit)
    .filter(({ act }) => act.isToDo)
    .map(({ act, subject }) => ({
      title: `${say(`web.own.${act.command}`)} · ${subject.text}`,
      href: `/matters/${matter.id}/act?do=${act.command}&about=${encodeURIComponent(subject.id)}`,
      ...(subject.due === undefined
        ? {}
        : {
            note: say('web.todo.until', { date: sayDue(visit, subject.due) }),
          }),
      state: say(subject.isDone ? 'web.todo.again' : 'web.todo.open'),
      tone: subject.isDone ? ('success' as const) : ('warning' as const),
    }));
}

/** Acts about the whole matter that nobody has to do, as quiet links. */
export function OtherActs({ visit, matter }: Props) {
  const { say } = visit;
  const ofMatter = openActs(matter, visit).filter(({ act, subject }) => !act.isToDo && subject.id === matter.id);
  const mayChange = matter.isOwn && matter.permittedActions.some((action) => action.command === 'change-fact');
  return (
    <>
      {mayChange && (
        <LinkButton kind="quiet" href={`/matters/${matter.id}/change`}>
          {say('web.changing')}
        </LinkButton>
      )}
      {ofMatter.map(({ act }) => (
        <LinkButton key={act.command} kind="quiet" href={`/matters/${matter.id}/act?do=${act.command}`}>
          {say(`web.own.${act.command}`)}
        </LinkButton>
      ))}
    </>
  );
}
