/** Uploads: one line for each paper that only the applicant has. Everything else is fetched or made by us. */
import { Button, ButtonRow, LinkButton } from '../components/button/button.tsx';
import { FileUpload } from '../components/file-upload/file-upload.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { Why } from '../components/why/why.tsx';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';
import { applyOf, isProblem, save, uploadsOf, type Apply } from './apply-state.ts';
import { basisText, Reason } from './provenance.tsx';
import type { StoredFile } from './wire.ts';

const accept = 'application/pdf,image/jpeg,image/png';

/** The uploads of a draft. */
export async function papersPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  return isProblem(apply) ? apply : page(visit, apply);
}

function page(visit: Visit, apply: Apply, error?: { line: string; text: string }): PageResult {
  const { say, tell, house } = visit;
  const { draft, plan } = apply;
  const lines = uploadsOf(plan);
  return {
    title: say('web.papers.title'),
    ...(error ? { status: 422 } : {}),
    back: { href: `/apply/${draft.draftId}/form`, label: say('web.form.title') },
    islands: ['/assets/upload.js'],
    body: (
      <>
        <PageTitle title={say('web.papers.title')} lead={say('web.papers.lead')} />
        {lines.length === 0 && <Notice tone="success" title={say('web.papers.none')} />}
        {lines.map(({ line, needs }) => {
          const files = draft.content.papers[line] ?? [];
          const [first] = needs;
          if (!first) return null;
          return (
            <form
              key={line}
              method="post"
              encType="multipart/form-data"
              action={`/apply/${draft.draftId}/papers`}
              class="ov-card"
            >
              <input type="hidden" name="key" value={house.ids.next()} />
              <input type="hidden" name="line" value={line} />
              <FileUpload
                id={`up-${line.replaceAll(/[^\w-]/g, '-')}`}
                name="file"
                label={tell(first.name)}
                hint={say('web.papers.hint')}
                choose={say('web.papers.choose')}
                camera={say('web.papers.camera')}
                accept={accept}
                {...(error?.line === line ? { error: error.text } : {})}
                files={files.map((file) => ({
                  name: file.name,
                  note: say('web.papers.there', { kilobytes: Math.max(1, Math.round(file.size / 1024)) }),
                  state: 'there' as const,
                  remove: {
                    label: say('web.remove'),
                    href: `/apply/${draft.draftId}/papers/remove?line=${encodeURIComponent(line)}&sha256=${file.sha256}`,
                  },
                }))}
                filesLabel={say('web.papers.files')}
                why={
                  <Why
                    question={say('web.why')}
                    source={basisText(
                      visit,
                      needs.flatMap((need) => need.why.basis),
                    )}
                  >
                    {needs.map((need) => (
                      <Reason key={need.id} visit={visit} plan={plan} why={need.why} />
                    ))}
                  </Why>
                }
              />
              <Button kind="secondary">{say('web.papers.send')}</Button>
            </form>
          );
        })}
        <ButtonRow>
          <LinkButton icon="forward" href={`/apply/${draft.draftId}/review`}>
            {say('web.next')}
          </LinkButton>
        </ButtonRow>
      </>
    ),
  };
}

/** Takes files for one line. */
export async function takePapers(visit: Visit): Promise<PageResult> {
  const { house, say } = visit;
  const sent = await receive(visit);
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (sent.files.length === 0) return page(visit, apply, { line: sent.line, text: say('web.error.no-file') });
  const stored: StoredFile[] = [];
  for (const file of sent.files) {
    const answer = await visit.client.send<StoredFile>(
      'POST',
      '/api/files',
      { name: file.name, content: file.content.toString('base64') },
      house.ids.next(),
    );
    if (!answer.ok)
      return page(visit, apply, { line: sent.line, text: `${answer.problem.title} ${answer.problem.remedy ?? ''}` });
    stored.push(answer.body);
  }
  const before = apply.draft.content.papers[sent.line] ?? [];
  const kept = before.filter((one) => !stored.some((file) => file.sha256 === one.sha256));
  const content = {
    ...apply.draft.content,
    papers: { ...apply.draft.content.papers, [sent.line]: [...kept, ...stored] },
  };
  const problem = await save(visit, apply.draft, content, sent.key);
  return problem ? { problem } : { redirect: `/apply/${apply.draft.draftId}/papers` };
}

/** Takes a file off a line again. */
export async function removePaper(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const line = visit.query['line'] ?? '';
  const files = (apply.draft.content.papers[line] ?? []).filter((file) => file.sha256 !== visit.query['sha256']);
  const content = { ...apply.draft.content, papers: { ...apply.draft.content.papers, [line]: files } };
  const problem = await save(visit, apply.draft, content, visit.house.ids.next());
  return problem ? { problem } : { redirect: `/apply/${apply.draft.draftId}/papers` };
}

async function receive(
  visit: Visit,
): Promise<{ line: string; key: string; files: { name: string; content: Buffer }[] }> {
  const files: { name: string; content: Buffer }[] = [];
  const values: Record<string, string> = {};
  for await (const part of visit.request.parts()) {
    if (part.type === 'field') values[part.fieldname] = String(part.value);
    else {
      const content = await part.toBuffer();
      if (content.length > 0) files.push({ name: part.filename, content });
    }
  }
  return { line: values['line'] ?? field(visit, 'line'), key: values['key'] ?? visit.house.ids.next(), files };
}
