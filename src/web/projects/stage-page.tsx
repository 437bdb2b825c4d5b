/** One form for one stage: what nobody has answered yet, the papers, and handing in. */
import type { StageForm } from '../../projects/index.ts';
import type { PageResult } from '../app/pages.ts';
import { piecesWords } from '../app/pieces.ts';
import type { Visit } from '../app/visit.ts';
import { Button } from '../components/button/button.tsx';
import { FileUpload } from '../components/file-upload/file-upload.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { firstOf, receiveFiles, storeAll } from '../draft/received-files.ts';

const addressOf = (visit: Visit): string =>
  `/projects/${encodeURIComponent(visit.params['project'] ?? '')}/stages/${encodeURIComponent(visit.params['stage'] ?? '')}`;
const controlOf = (element: string): string => `f-${element.replaceAll(/[^\w]/g, '-')}`;

const isNumber = (type: string): boolean => type === 'number' || type === 'integer';

/** The form of a stage. */
export async function stagePage(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.get<StageForm>(`/api${addressOf(visit)}`);
  return answer.ok ? page(visit, answer.body) : { problem: answer.problem };
}

function page(visit: Visit, form: StageForm, error?: string): PageResult {
  const { say, tell } = visit;
  const project = `/projects/${encodeURIComponent(visit.params['project'] ?? '')}`;
  return {
    title: tell(form.name),
    ...(error ? { status: 422 } : {}),
    back: { href: project, label: say('web.projects.map') },
    islands: ['/assets/upload.js'],
    body: (
      <div class="ov-stack-l">
        <PageTitle title={tell(form.name)} lead={say('web.projects.stage.lead')} />
        {error && <Notice tone="danger" title={error} announce />}
        {form.barrier.length > 0 && <Notice tone="warning" title={say('web.projects.stage.barrier')} />}
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.projects.items')}</Heading>
          <ul>
            {form.items.map((item) => (
              <li key={item.item}>
                {tell(item.name)} · {tell(item.organName)}
              </li>
            ))}
          </ul>
        </section>
        <form method="post" encType="multipart/form-data" action={addressOf(visit)} class="ov-stack">
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          {form.fields.map((field) => (
            <TextField
              key={field.element}
              id={controlOf(field.element)}
              name={`answer.${field.element}`}
              label={tell(field.label)}
              required={field.required}
              {...(isNumber(field.type) ? { inputmode: 'decimal' as const, width: 'medium' as const } : {})}
            />
          ))}
          {form.papers.map((paper) => (
            <FileUpload
              key={paper.need}
              id={`up-${paper.need.replaceAll(/[^\w-]/g, '-')}`}
              name={paper.need}
              label={tell(paper.name)}
              choose={say('web.papers.choose')}
              camera={say('web.papers.camera')}
              accept="application/pdf,image/jpeg,image/png"
              pieces={piecesWords(visit, true)}
            />
          ))}
          <Button>{say('web.projects.hand-in')}</Button>
        </form>
      </div>
    ),
  };
}

/** Takes answers and papers and hands the stage in. */
export async function takeStage(visit: Visit): Promise<PageResult> {
  const sent = await receiveFiles(visit);
  const form = await visit.client.get<StageForm>(`/api${addressOf(visit)}`);
  if (!form.ok) return { problem: form.problem };
  const stored = await storeAll(visit, sent);
  if (!Array.isArray(stored)) return page(visit, form.body, `${stored.title} ${stored.remedy ?? ''}`);
  const materials = stored.map(({ field, file }) => ({ need: field, sha256: file.sha256, name: file.name }));
  const answers = Object.fromEntries(
    form.body.fields.flatMap(({ element, type }) => {
      const text = firstOf(sent, `answer.${element}`).trim();
      return text === '' ? [] : [[element, isNumber(type) ? Number(text) : text]];
    }),
  );
  const key = firstOf(sent, 'key') || visit.house.ids.next();
  const done = await visit.client.send<{ matterId: string }>(
    'POST',
    `/api${addressOf(visit)}`,
    { answers, materials },
    key,
  );
  return done.ok
    ? { redirect: `/matters/${done.body.matterId}` }
    : page(visit, form.body, `${done.problem.title} ${done.problem.remedy ?? ''}`);
}
