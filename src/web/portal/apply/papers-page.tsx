/** Uploads: one line for each paper that only the applicant has. Everything else is fetched or made by us. */
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Why } from '../../components/why/why.tsx';
import { DraftKey } from '../../app/draft-key.tsx';
import type { PageResult } from '../../app/pages.ts';
import { piecesWords, uploaded, type Upload } from '../../app/pieces.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { applyOf, isProblem, laterGate, save, uploadsOf, type Apply } from '../../draft/state.ts';
import { basisText, Reason } from '../../draft/provenance.tsx';
import { firstOf, receiveFiles, storeAll } from '../../draft/received-files.ts';
import { Unfinished, unfinishedUploads } from './unfinished-uploads.tsx';

const accept = 'application/pdf,image/jpeg,image/png';

/** The uploads of a draft. */
export async function papersPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  return isProblem(apply) ? apply : page(visit, apply, await unfinishedUploads(visit));
}

function page(
  visit: Visit,
  apply: Apply,
  unfinished: readonly Upload[],
  error?: { line: string; text: string },
): PageResult {
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
        <Unfinished visit={visit} uploads={unfinished} />
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
              <DraftKey visit={visit} />
              <FileUpload
                id={`up-${line.replaceAll(/[^\w-]/g, '-')}`}
                name="file"
                label={tell(first.name)}
                hint={hintOf(visit, needs)}
                choose={say('web.papers.choose')}
                camera={say('web.papers.camera')}
                accept={accept}
                pieces={piecesWords(visit, false)}
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

/** What may be sent, and where the paper may follow, until when. */
function hintOf({ say, lang }: Visit, needs: Apply['plan']['needs']): string {
  const gate = laterGate(needs);
  return [...(gate === undefined ? [] : [say('web.papers.later', { gate })]), say('web.papers.hint')].join(
    lang === 'en' ? ' ' : '',
  );
}

/** Takes files for one line. */
export async function takePapers(arriving: Visit): Promise<PageResult> {
  const sent = await receiveFiles(arriving);
  const { visit } = sent;
  const line = firstOf(sent, 'line');
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const again = async (text: string) => page(visit, apply, await unfinishedUploads(visit), { line, text });
  const uploads = fields(visit, 'upload');
  if (sent.files.length === 0 && uploads.length === 0) return await again(visit.say('web.error.no-file'));
  const stored = uploads.length > 0 ? await uploaded(visit, uploads) : await storeAll(visit, sent);
  if (!Array.isArray(stored)) return await again(`${stored.title} ${stored.remedy ?? ''}`);
  const fresh = stored.map(({ file }) => file);
  const kept = (apply.draft.content.papers[line] ?? []).filter(
    (one) => !fresh.some((file) => file.sha256 === one.sha256),
  );
  const content = { ...apply.draft.content, papers: { ...apply.draft.content.papers, [line]: [...kept, ...fresh] } };
  const problem = await save(visit, apply.draft, content, firstOf(sent, 'key') || visit.house.ids.next());
  return problem ? { problem } : { redirect: `/apply/${apply.draft.draftId}/papers` };
}

/** Asks before a file is taken off: a mere address never changes anything. */
export async function askRemovePaper(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const { line = '', sha256 = '' } = visit.query;
  const file = apply.draft.content.papers?.[line]?.find((one) => one.sha256 === sha256);
  const back = `/apply/${apply.draft.draftId}/papers`;
  if (!file) return { redirect: back };
  const { say } = visit;
  return {
    title: say('web.remove'),
    body: (
      <>
        <PageTitle title={say('web.remove')} lead={file.name} />
        <form method="post" action={`${back}/remove`}>
          <input type="hidden" name="line" value={line} />
          <input type="hidden" name="sha256" value={sha256} />
          <DraftKey visit={visit} />
          <ButtonRow>
            <Button kind="danger">{say('web.remove')}</Button>
            <LinkButton kind="quiet" href={back}>
              {say('web.papers.title')}
            </LinkButton>
          </ButtonRow>
        </form>
      </>
    ),
  };
}

/** Takes a file off a line again. */
export async function removePaper(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const line = field(visit, 'line');
  const files = (apply.draft.content.papers?.[line] ?? []).filter((file) => file.sha256 !== field(visit, 'sha256'));
  const content = { ...apply.draft.content, papers: { ...apply.draft.content.papers, [line]: files } };
  const problem = await save(visit, apply.draft, content, visit.house.ids.next());
  return problem ? { problem } : { redirect: `/apply/${apply.draft.draftId}/papers` };
}
