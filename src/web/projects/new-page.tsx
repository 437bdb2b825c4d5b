/** Opening a project: its national code, its name, the stages it runs under, and what decides which items it needs. */
import type { TemplateList } from '../../projects/index.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { Button } from '../components/button/button.tsx';
import { RadioList } from '../components/choice/choice.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';

type Theme = TemplateList['themes'][number];
const text = (visit: Visit, name: string): string => String((visit.form as Record<string, string>)[name] ?? '').trim();

/** The theme that was asked for, or the first staged one. */
const themeOf = (visit: Visit, { themes }: TemplateList): Theme | undefined =>
  themes.find((one) => one.theme === (visit.query['theme'] ?? '')) ?? themes[0];

/** The page. */
export async function newProjectPage(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.get<TemplateList>('/api/projects/templates');
  return answer.ok ? page(visit, answer.body) : { problem: answer.problem };
}

function page(visit: Visit, list: TemplateList, error?: string): PageResult {
  const { say } = visit;
  const theme = themeOf(visit, list);
  return {
    title: say('web.projects.new'),
    ...(error ? { status: 422 } : {}),
    back: { href: '/projects', label: say('web.menu.projects') },
    body: (
      <div class="ov-stack-l">
        <PageTitle title={say('web.projects.new')} lead={say('web.projects.new.lead')} />
        {error && <Notice tone="danger" title={error} announce />}
        {theme && <OpenForm visit={visit} theme={theme} />}
      </div>
    ),
  };
}

function OpenForm({ visit, theme }: { readonly visit: Visit; readonly theme: Theme }) {
  const { say, tell } = visit;
  return (
    <form method="post" action={`/projects/new?theme=${theme.theme}`} class="ov-stack">
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <p>{tell(theme.title)}</p>
      <TextField
        id="code"
        name="code"
        label={say('web.projects.new.code')}
        hint={say('web.projects.new.code.hint')}
        value={text(visit, 'code')}
      />
      <TextField id="name" name="name" label={say('web.projects.new.name')} value={text(visit, 'name')} />
      <RadioList
        id="template"
        name="template"
        label={say('web.projects.new.template')}
        choices={theme.templates.map((one) => ({
          value: one.template,
          checked: one.template === (text(visit, 'template') || theme.templates[0]?.template),
          label: tell(one.name),
          hint: one.stages.map((stage) => tell(stage.name)).join(' → '),
        }))}
      />
      {theme.questions.map((question) => (
        <Question key={question.element} visit={visit} question={question} />
      ))}
      <Button>{say('web.projects.new.go')}</Button>
    </form>
  );
}

function Question({ visit, question }: { readonly visit: Visit; readonly question: Theme['questions'][number] }) {
  const { say, tell } = visit;
  const name = `answer.${question.element}`;
  const id = `a-${question.element.replaceAll(/[^\w]/g, '-')}`;
  const value = text(visit, name);
  if (question.type !== 'boolean') return <TextField id={id} name={name} label={tell(question.label)} value={value} />;
  return (
    <RadioList
      id={id}
      name={name}
      label={tell(question.label)}
      inline
      choices={(['true', 'false'] as const).map((one) => ({
        value: one,
        label: say(one === 'true' ? 'web.projects.new.yes' : 'web.projects.new.no'),
        checked: one === value,
      }))}
    />
  );
}

const answerOf = (type: string, value: string): unknown =>
  type === 'boolean' ? value === 'true' : type === 'number' || type === 'integer' ? Number(value) : value;

/** Opens the project and shows its map. */
export async function openProject(visit: Visit): Promise<PageResult> {
  const list = await visit.client.get<TemplateList>('/api/projects/templates');
  if (!list.ok) return { problem: list.problem };
  const theme = themeOf(visit, list.body);
  const answers = Object.fromEntries(
    (theme?.questions ?? []).flatMap(({ element, type }) => {
      const value = text(visit, `answer.${element}`);
      return value === '' ? [] : [[element, answerOf(type, value)]];
    }),
  );
  const name = text(visit, 'name');
  const body = {
    code: text(visit, 'code'),
    name,
    theme: theme?.theme ?? '',
    template: text(visit, 'template'),
    answers,
  };
  const done = await visit.client.send<{ projectId: string }>('POST', '/api/projects', body, text(visit, 'key'));
  return done.ok
    ? { redirect: `/projects/${done.body.projectId}` }
    : page(visit, list.body, `${done.problem.title} ${done.problem.remedy ?? ''}`);
}
