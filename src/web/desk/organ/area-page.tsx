/** The register of area reports: what an area's report stands for, until when, and by which answer a matter lies there. */
import type { AreaReportList } from '../../../matters/index.ts';
import { sayDate } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import type { Problem } from '../../app/client.ts';

const names = ['area', 'document', 'materials', 'element', 'value'] as const;
const mayRegister = (visit: Visit): boolean =>
  visit.visitor.roles.some((role) => role === 'approver' || role === 'coordinator');

/** GET /desk/area-reports */
export async function areaPage(visit: Visit, refused?: Problem): Promise<PageResult> {
  const { say } = visit;
  const list = await visit.client.get<AreaReportList>('/api/area-reports');
  if (!list.ok) return { problem: list.problem };
  return {
    title: say('web.area'),
    width: 'wide',
    ...(refused ? { status: refused.status } : {}),
    back: { href: '/desk', label: say('web.menu.desk') },
    body: (
      <>
        <PageTitle title={say('web.area')} lead={say('web.area.lead')} />
        <div class="ov-stack">
          {refused && (
            <Notice tone="danger" title={refused.title} announce>
              {refused.remedy && <p>{refused.remedy}</p>}
            </Notice>
          )}
          <Register visit={visit} reports={list.body.reports} />
          {mayRegister(visit) && <Form visit={visit} />}
        </div>
      </>
    ),
  };
}

function Register({ visit, reports }: { visit: Visit; reports: AreaReportList['reports'] }) {
  const { say, tell, lang } = visit;
  const columns = ['area', 'covers', 'where', 'until', 'state'].map((key) => ({
    key,
    label: say(`web.area.col.${key}`),
  }));
  return (
    <DataTable
      caption={say('web.area')}
      captionHidden
      columns={columns}
      empty={<EmptyState icon="file" title={say('web.area.none')} text={say('web.area.none.text')} />}
      rows={reports.slice(0, 100).map((one) => ({
        key: one.report,
        cells: {
          area: (
            <>
              {one.area}
              <div class="ov-quiet">
                {one.document} · {tell(one.organName)}
              </div>
            </>
          ),
          covers: one.materials.map((each) => tell(each.name)).join(lang === 'en' ? ', ' : '、'),
          where: `${tell(one.elementName)}：${one.value}`,
          until: sayDate(lang, one.validUntil, true),
          state:
            one.withdrawnOn === null ? (
              <>
                <Tag tone="success" text={say('web.area.in-force')} />
                {mayRegister(visit) && <Withdraw visit={visit} report={one.report} name={one.area} />}
              </>
            ) : (
              <Tag tone="neutral" text={say('web.area.withdrawn', { on: sayDate(lang, one.withdrawnOn) })} />
            ),
        },
      }))}
    />
  );
}

function Withdraw({ visit, report, name }: { visit: Visit; report: string; name: string }) {
  const { say } = visit;
  return (
    <form method="post" action={`/desk/area-reports/${report}/withdraw`}>
      <input type="hidden" name="key" value={`withdraw-${report}`} />
      <TextField id={`reason-${report}`} name="reason" label={say('web.area.reason', { name })} />
      <Button kind="quiet">{say('web.area.withdraw')}</Button>
    </form>
  );
}

function Form({ visit }: { visit: Visit }) {
  const { say } = visit;
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/area-reports">
      <Heading level={2}>{say('web.area.new')}</Heading>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      {names.map((name) => (
        <TextField
          key={name}
          id={name}
          name={name}
          label={say(`web.area.${name}`)}
          hint={say(`web.area.${name}.hint`)}
          value={field(visit, name)}
        />
      ))}
      <DateField
        id="validUntil"
        name="validUntil"
        label={say('web.area.validUntil')}
        value={field(visit, 'validUntil')}
      />
      <Button>{say('web.area.register')}</Button>
    </form>
  );
}

const keyOf = (visit: Visit): string => field(visit, 'key') || visit.house.ids.next();

/** POST /desk/area-reports */
export async function registerArea(visit: Visit): Promise<PageResult> {
  const text = (name: string): string => field(visit, name).trim();
  const body = {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    materials: text('materials')
      .split(/[,，、\s]+/)
      .filter(Boolean),
    validUntil: text('validUntil'),
  };
  const done = await visit.client.send('POST', '/api/area-reports', body, keyOf(visit));
  return done.ok ? { redirect: '/desk/area-reports' } : again(visit, done.problem);
}

/** POST /desk/area-reports/:report/withdraw */
export async function withdrawArea(visit: Visit): Promise<PageResult> {
  const path = `/api/area-reports/${encodeURIComponent(visit.params['report'] ?? '')}/withdraw`;
  const done = await visit.client.send('POST', path, { reason: field(visit, 'reason').trim() }, keyOf(visit));
  return done.ok ? { redirect: '/desk/area-reports' } : again(visit, done.problem);
}

const again = (visit: Visit, problem: Problem): PageResult | Promise<PageResult> =>
  problem.status === 401 || problem.status === 403 ? { problem } : areaPage(visit, problem);
