/** One form for one stage: what nobody has answered yet, the papers, and handing in. */
import type { ProjectView, StageForm } from '../../projects/index.ts';
import type { PageResult } from '../app/pages.ts';
import { piecesWords } from '../app/pieces.ts';
import type { Visit } from '../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../components/button/button.tsx';
import { FileUpload } from '../components/file-upload/file-upload.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { firstOf, receiveFiles, storeAll } from '../draft/received-files.ts';

const projectOf = (visit: Visit): string => `/projects/${encodeURIComponent(visit.params['project'] ?? '')}`;
const addressOf = (visit: Visit): string =>
  `${projectOf(visit)}/stages/${encodeURIComponent(visit.params['stage'] ?? '')}`;
const controlOf = (element: string): string => `f-${element.replaceAll(/[^\w]/g, '-')}`;

const isNumber = (type: string): boolean => type === 'number' || type === 'integer';

/** The form of a stage. */
export async function stagePage(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.get<StageForm>(`/api${addressOf(visit)}`);
  return answer.ok ? await page(visit, answer.body) : { problem: answer.problem };
}

/** The matter that the stage has become, however old the page is from which somebody hands it in again. */
async function matterOf(visit: Visit): Promise<string | undefined> {
  const project = await visit.client.get<ProjectView>(`/api${projectOf(visit)}`);
  const stage = project.ok && project.body.stages.find((one) => one.stage === visit.params['stage']);
  return (stage && stage.matter) || undefined;
}

async function page(visit: Visit, form: StageForm, error?: string): Promise<PageResult> {
  const { say, tell } = visit;
  const matter = await matterOf(visit);
  return {
    title: tell(form.name),
    ...(error ? { status: 422 } : {}),
    back: { href: projectOf(visit), label: say('web.projects.map') },
    islands: ['/assets/upload.js'],
    body: (
      <div class="ov-stack-l">
        <PageTitle title={tell(form.name)} lead={say('web.projects.stage.lead')} />
        {error && matter === undefined && <Notice tone="danger" title={error} announce />}
        {matter !== undefined && <HandedIn visit={visit} matter={matter} />}
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
        {matter === undefined &&
          (form.barrier.length > 0 ? <Papers visit={visit} form={form} /> : <Form visit={visit} form={form} />)}
      </div>
    ),
  };
}

/** The stage runs: the form has done its work, and its matter tells how far it is. */
function HandedIn({ visit, matter }: { visit: Visit; matter: string }) {
  return (
    <Notice tone="info" title={visit.say('problem.stage-already-handed-in.title')} announce>
      <ButtonRow>
        <LinkButton href={`/matters/${matter}`}>{visit.say('web.projects.matter')}</LinkButton>
      </ButtonRow>
    </Notice>
  );
}

interface Asked {
  readonly visit: Visit;
  readonly form: StageForm;
}

/** Before the barrier opens nothing is taken, so nothing is asked for: what will be needed can be got ready. */
function Papers({ visit, form }: Asked) {
  if (form.papers.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{visit.say('web.projects.stage.papers')}</Heading>
      <ul>
        {form.papers.map((paper) => (
          <li key={paper.need}>{visit.tell(paper.name)}</li>
        ))}
      </ul>
    </section>
  );
}

function Form({ visit, form }: Asked) {
  const { say, tell } = visit;
  return (
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
  );
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
