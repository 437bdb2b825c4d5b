/** Putting right, once, what one notice listed: every defect with its place for a new paper. */
import type { MatterView } from '../../../matters/index.ts';
import { Button } from '../../components/button/button.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { sayDue } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { piecesWords } from '../../app/pieces.ts';
import type { Visit } from '../../app/visit.ts';
import { firstOf, receiveFiles, storeAll } from '../../draft/received-files.ts';

/** The page of an open correction notice. */
export async function correctionPage(visit: Visit): Promise<PageResult> {
  const answer = await visit.client.get<MatterView>(`/api/matters/${encodeURIComponent(visit.params['matter'] ?? '')}`);
  if (!answer.ok) return { problem: answer.problem };
  return answer.body.correction ? page(visit, answer.body) : { redirect: `/matters/${answer.body.id}` };
}

function page(visit: Visit, matter: MatterView, error?: string): PageResult {
  const { say, tell } = visit;
  const { correction } = matter;
  if (!correction) return { redirect: `/matters/${matter.id}` };
  return {
    title: say('web.correction.page'),
    ...(error ? { status: 422 } : {}),
    back: { href: `/matters/${matter.id}`, label: tell(matter.title) },
    islands: ['/assets/upload.js'],
    body: (
      <>
        <PageTitle
          title={say('web.correction.page')}
          lead={say('web.correction.lead', { until: sayDue(visit, correction.until) })}
        />
        {error && <Notice tone="danger" title={error} announce />}
        <form class="ov-stack" method="post" encType="multipart/form-data" action={`/matters/${matter.id}/correction`}>
          <input type="hidden" name="key" value={`correction-${correction.notice}`} />
          {correction.defects.map((defect) => (
            <FileUpload
              key={`${defect.case}-${defect.need}`}
              id={`up-${defect.need.replaceAll(/[^\w-]/g, '-')}`}
              name={defect.need}
              label={tell(defect.name)}
              hint={defect.problem}
              choose={say('web.papers.choose')}
              camera={say('web.papers.camera')}
              accept="application/pdf,image/jpeg,image/png"
              pieces={piecesWords(visit, true)}
            />
          ))}
          <Button>{say('web.correction.send')}</Button>
        </form>
      </>
    ),
  };
}

/** Takes the corrected papers and hands them all in at once. */
export async function takeCorrection(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const sent = await receiveFiles(visit);
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok) return { problem: matter.problem };
  if (sent.files.length + sent.uploads.length === 0) return page(visit, matter.body, visit.say('web.error.no-file'));
  const stored = await storeAll(visit, sent);
  if (!Array.isArray(stored)) return page(visit, matter.body, `${stored.title} ${stored.remedy ?? ''}`);
  const materials = stored.map(({ field, file }) => ({ need: field, sha256: file.sha256, name: file.name }));
  const key = `${firstOf(sent, 'key') || 'correction'}-${stored.map(({ file }) => file.sha256.slice(0, 8)).join('')}`;
  const done = await visit.client.send('POST', `/api/matters/${id}/supply-correction`, { materials }, key);
  return done.ok ? { redirect: `/matters/${id}` } : { problem: done.problem };
}
