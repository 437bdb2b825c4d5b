/** Seeing the applicant's number and telephone in full: passkey, reason, once on one page, and the applicant reads who and why. */
import type { MatterView } from '../../matters/index.ts';
import type { Unmasked } from '../../people/index.ts';
import { LinkButton } from '../components/button/button.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';
import { stepUpFirst } from './needs-step-up.ts';
import { ReasonForm, reasonOf, type ReasonTexts } from './reason-form.tsx';

/** GET /desk/matters/:matter/unmask: asks why. Whoever does not work on the matter is told so before they type anything. */
export async function unmaskPage(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok) return { problem: matter.problem };
  if (!matter.body.mayUnmask) return withoutTask(visit, id);
  return (await stepUpFirst(visit)) ?? form(visit, id);
}

const texts = ({ say }: Visit): ReasonTexts => ({
  title: say('web.access.unmask'),
  lead: say('web.access.unmask.lead'),
  told: say('web.access.unmask.told'),
  act: say('web.access.unmask.do'),
});

function form(visit: Visit, id: string, failed = false): PageResult {
  const back = `/desk/matters/${id}`;
  return {
    title: visit.say('web.access.unmask'),
    back: { href: back, label: visit.say('web.back') },
    ...(failed ? { status: 422 } : {}),
    body: <ReasonForm visit={visit} texts={texts(visit)} action={`${back}/unmask`} back={back} failed={failed} />,
  };
}

function withoutTask({ say }: Visit, id: string): PageResult {
  return {
    title: say('web.access.unmask'),
    status: 403,
    back: { href: `/desk/matters/${id}`, label: say('web.back') },
    body: (
      <Notice tone="danger" level={1} title={say('problem.unmask-without-task.title')}>
        <p>{say('problem.unmask-without-task.remedy')}</p>
      </Notice>
    ),
  };
}

/** POST: shows them on the answer itself. No address leads to it, nothing of it is kept. */
export async function takeUnmask(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const reason = reasonOf(visit);
  if (reason === undefined) return form(visit, id, true);
  const shown = await visit.client.send<Unmasked>(
    'POST',
    `/api/matters/${id}/unmask`,
    { reason },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (!shown.ok) return { problem: shown.problem };
  return {
    title: say('web.access.unmask'),
    body: (
      <>
        <PageTitle title={say('web.access.unmask.shown')} lead={say('web.access.unmask.shown.lead')} />
        <SummaryList
          rows={[
            { key: say('web.by.applicant'), value: shown.body.name },
            { key: say('web.data-space.identity'), value: <span class="ov-num">{shown.body.identity}</span> },
            { key: say('web.data-space.phone'), value: <span class="ov-num">{shown.body.phone}</span> },
            { key: say('web.access.reason'), value: reason },
          ]}
        />
        <LinkButton href={`/desk/matters/${id}`}>{say('web.access.unmask.hide')}</LinkButton>
      </>
    ),
  };
}
