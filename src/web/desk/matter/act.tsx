/** Takes an action's form: reads it by the table, sends the command, and shows it again, with everything typed, when it was refused. */
import type { MatterView } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { signInAgain } from '../../app/problem-page.tsx';
import type { Visit } from '../../app/visit.ts';
import type { Attempt } from '../actions/action-form.tsx';
import { findAction, first, placeOf, type Action, type Values } from '../actions/place.ts';
import { readBody } from '../actions/read.ts';
import { receiveAction } from '../actions/received.ts';
import { actionForms } from '../actions/table.ts';
import { aboutOf, readChoices } from '../choices.ts';
import { readElements } from '../../matter/elements.ts';
import { matterView } from './matter-page.tsx';

/** What the form says that it is about. */
const wantedBy = (values: Values) => ({
  command: first(values, 'command'),
  case: first(values, 'at.case'),
  task: first(values, 'at.task'),
});

/** POST /desk/matters/:matter/do */
export async function act(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const { values, problem } = await receiveAction(visit);
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok)
    return matter.problem.status === 401 ? signInAgain({ ...visit, form: values }, true) : { problem: matter.problem };
  if (problem) return await again(visit, matter.body, { values, problem });
  const action = findAction(matter.body, wantedBy(values));
  const command = first(values, 'command');
  const form = actionForms[command as keyof typeof actionForms];
  if (!form) return { redirect: `/desk/matters/${id}` };
  const named: Action = action ?? {
    command,
    ...optional('case', first(values, 'at.case')),
    ...optional('task', first(values, 'at.task')),
  };
  const choices = await readChoices(visit, aboutOf(matter.body, wantedBy(values)));
  const reading = readBody(placeOf(visit, matter.body, named, choices), form, values);
  if ('mistakes' in reading) return await again(visit, matter.body, { values, mistakes: reading.mistakes });
  const done = await visit.client.send(
    'POST',
    `/api/matters/${id}/${command}`,
    reading.body,
    first(values, 'key') || visit.house.ids.next(),
  );
  if (done.ok)
    return { redirect: `/desk/matters/${id}?done=${encodeURIComponent(command)}${named.case ? `#${named.case}` : ''}` };
  if (done.problem.status === 401) return signInAgain({ ...visit, form: values }, true);
  const now = await visit.client.get<MatterView>(`/api/matters/${id}`);
  return now.ok ? await again(visit, now.body, { values, problem: done.problem }) : { problem: now.problem };
}

const optional = (name: 'case' | 'task', value: string) => (value === '' ? {} : { [name]: value });

async function again(visit: Visit, matter: MatterView, attempt: Attempt): Promise<PageResult> {
  const wanted = wantedBy(attempt.values);
  const page = matterView(visit, matter, await readElements(visit, matter), {
    wanted,
    choices: await readChoices(visit, aboutOf(matter, wanted)),
    attempt,
  });
  return { ...page, status: attempt.problem?.status ?? 422 };
}
