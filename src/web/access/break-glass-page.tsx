/** The emergency look at a matter in which one has no part: passkey, reason, one page to read and nothing to do with it; its applicant is told. */
import type { MatterView } from '../../matters/index.ts';
import { sayDue, sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';
import { LinkButton } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import { Timeline } from '../components/timeline/timeline.tsx';
import { eventOf } from '../matter/event.tsx';
import { stepUpFirst } from './needs-step-up.ts';
import { ReasonForm, reasonOf, type ReasonTexts } from './reason-form.tsx';

const back = '/desk/search';
const addressOf = (visit: Visit): string =>
  `/desk/matters/${encodeURIComponent(visit.params['matter'] ?? '')}/break-glass`;

/** GET /desk/matters/:matter/break-glass: asks why. It says the same whether or not there is such a matter. */
export async function breakGlassPage(visit: Visit): Promise<PageResult> {
  if (visit.visitor.kind !== 'staff') return { redirect: `/sign-in?back=${encodeURIComponent(visit.path)}` };
  return (await stepUpFirst(visit)) ?? form(visit);
}

const texts = ({ say }: Visit): ReasonTexts => ({
  title: say('web.access.break-glass'),
  lead: say('web.access.break-glass.lead'),
  told: say('web.access.break-glass.told'),
  act: say('web.access.break-glass.do'),
});

function form(visit: Visit, failed = false): PageResult {
  return {
    title: visit.say('web.access.break-glass'),
    back: { href: back, label: visit.say('web.menu.search') },
    ...(failed ? { status: 422 } : {}),
    body: <ReasonForm visit={visit} texts={texts(visit)} action={addressOf(visit)} back={back} failed={failed} />,
  };
}

/** POST: the matter, to read. The applicant was told before it was shown. */
export async function takeBreakGlass(visit: Visit): Promise<PageResult> {
  const reason = reasonOf(visit);
  if (reason === undefined) return form(visit, true);
  const shown = await visit.client.send<MatterView>(
    'POST',
    `/api/matters/${encodeURIComponent(visit.params['matter'] ?? '')}/break-glass`,
    { reason },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return shown.ok ? looked(visit, shown.body, reason) : { problem: shown.problem };
}

function looked(visit: Visit, matter: MatterView, reason: string): PageResult {
  const { say, tell, lang } = visit;
  return {
    title: say('web.access.break-glass'),
    width: 'wide',
    body: (
      <>
        <PageTitle title={tell(matter.title)} above={matter.number} />
        <Notice tone="warning" title={say('web.access.break-glass.shown')}>
          <p>{reason}</p>
        </Notice>
        <SummaryList
          rows={[
            ...(matter.applicant
              ? [
                  { key: say('web.by.applicant'), value: matter.applicant.name },
                  { key: say('web.data-space.identity'), value: matter.applicant.identity },
                ]
              : []),
            { key: say('web.receipt.at'), value: sayInstant(lang, matter.receivedAt) },
            ...(matter.promisedOn
              ? [{ key: say('web.when.promised'), value: sayDue(visit, matter.promisedOn, { at: matter.promisedAt }) }]
              : []),
          ]}
        />
        <DataTable
          caption={say('web.matter.cases', { count: matter.cases.length })}
          columns={['case', 'organ', 'status'].map((key) => ({ key, label: say(`web.access.break-glass.${key}`) }))}
          rows={matter.cases.map((one) => ({
            key: one.case,
            cells: { case: tell(one.name), organ: tell(one.organName), status: say(`web.status.${one.status}`) },
          }))}
        />
        <section class="ov-stack">
          <Heading level={2}>{say('web.matter.timeline')}</Heading>
          <Timeline
            label={say('web.matter.timeline')}
            events={matter.timeline.map((entry) => eventOf(visit, matter, entry))}
          />
        </section>
        <LinkButton href="/desk">{say('web.access.break-glass.close')}</LinkButton>
      </>
    ),
  };
}
