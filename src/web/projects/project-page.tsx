/** The war map of a project (作战图): the drawing, the table that says the same, the stages, and the ledger. Printable on A3. */
import type { ProjectView } from '../../projects/index.ts';
import { sayDate, sayDue } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { ButtonRow, LinkButton } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import { Figures } from '../components/figures/figures.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Tabs } from '../components/tabs/tabs.tsx';
import { Tag } from '../components/tag/tag.tsx';
import { WarMap, type MapGroup } from '../components/war-map/war-map.tsx';
import { PrintButton } from '../desk/counter/frame.tsx';
import type { LedgerErrors } from './evidence.ts';
import { Ledger, type Again } from './ledger.tsx';
import { baseOf } from './list-page.tsx';

/** The page. */
export const projectPage = (visit: Visit): Promise<PageResult> => page(visit, {});

/** The page after a form of the ledger was not taken; what was wrong stands at its field. */
export const projectAgain: Again = (visit, errors) => page(visit, errors);

async function page(visit: Visit, errors: LedgerErrors): Promise<PageResult> {
  const { say, lang } = visit;
  const id = encodeURIComponent(visit.params['project'] ?? '');
  const answer = await visit.client.get<ProjectView>(`/api/projects/${id}`);
  if (!answer.ok) return { problem: answer.problem };
  const project = answer.body;
  const shown = project.rows.filter(views[viewOf(visit)]);
  return {
    title: project.name,
    width: 'wide',
    islands: ['/assets/print.js'],
    ...(Object.keys(errors).length > 0 ? { status: 422 } : {}),
    back: { href: baseOf(visit), label: say('web.menu.projects') },
    body: (
      <div class="ov-stack-l">
        <PageTitle
          title={project.name}
          above={project.code}
          lead={say('web.projects.template', { name: visit.tell(project.template) })}
        />
        <ErrorSummary
          title={say('web.form.errors')}
          errors={Object.entries(errors).map(([at, text]) => ({ field: at, text }))}
        />
        <Dates visit={visit} project={project} />
        <p class="ov-quiet">{say('web.projects.as-of', { day: sayDate(lang, project.today, true) })}</p>
        <div class="ov-no-print ov-stack">
          <ButtonRow>
            <PrintButton visit={visit} />
          </ButtonRow>
          <Views visit={visit} project={project} />
        </div>
        <Map visit={visit} project={{ ...project, rows: shown }} />
        <Rows visit={visit} project={{ ...project, rows: shown }} />
        <Stages visit={visit} project={project} />
        <Ledger visit={visit} project={project} errors={errors} />
      </div>
    ),
  };
}

type Props = { readonly visit: Visit; readonly project: ProjectView };

type Row = ProjectView['rows'][number];

/** An item whose stage is not its turn yet waits; blocked is what could move and does not. */
const isBlocked = (row: Row): boolean => row.blockers.some((one) => one.kind !== 'barrier');

/** Ways to look at a project of many items; each is an address. */
const views = {
  all: () => true,
  blocked: isBlocked,
  critical: (row: Row) => row.critical && row.real.to === null,
  running: (row: Row) => row.real.from !== null && row.real.to === null,
  late: (row: Row) => row.blockers.some((one) => one.kind === 'overdue' || one.kind === 'promise-overdue'),
} as const;

const viewOf = ({ query }: Visit): keyof typeof views =>
  (Object.keys(views) as (keyof typeof views)[]).find((view) => view === query['show']) ?? 'all';

function Views({ visit, project }: Props) {
  const { say } = visit;
  const address = `${baseOf(visit)}/${project.projectId}`;
  return (
    <Tabs
      label={say('web.projects.views')}
      tabs={(Object.keys(views) as (keyof typeof views)[]).map((view) => ({
        label: say(`web.projects.view.${view}`),
        count: String(project.rows.filter(views[view]).length),
        href: view === 'all' ? address : `${address}?show=${view}`,
        current: view === viewOf(visit),
      }))}
    />
  );
}

function Dates({ visit, project }: Props) {
  const { say } = visit;
  const done = project.rows.filter((row) => row.real.to !== null).length;
  return (
    <Figures
      figures={[
        {
          label: say('web.projects.expected'),
          value: project.expected.date,
          unit: project.expected.provisional ? say('web.when.weekends-only') : '',
        },
        {
          label: say('web.projects.promised'),
          value: project.promised.date,
          unit: project.promised.provisional ? say('web.when.weekends-only') : '',
        },
        { label: say('web.projects.done'), value: `${done}/${project.rows.length}`, unit: say('web.projects.items') },
      ]}
    />
  );
}

const dayMs = 86_400_000;
const between = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** First and last day that the map must show. */
function span({ rows, openedOn, today, expected }: ProjectView): { from: string; days: number } {
  const ends = rows.flatMap((row) => [
    row.expected.to,
    row.promised ?? row.expected.to,
    row.real.to ?? row.expected.to,
  ]);
  const last = [...ends, today, expected.date].toSorted().at(-1) ?? today;
  return { from: openedOn, days: Math.max(7, between(openedOn, last) + 2) };
}

function Map({ visit, project }: Props) {
  const { say, tell } = visit;
  const { from, days } = span(project);
  const at = (day: string): number => between(from, day);
  const step = Math.max(1, Math.ceil(days / 8));
  const marks = Array.from({ length: Math.floor(days / step) }, (_, i) => i * step).map((day) => ({
    day,
    label: new Date(Date.parse(from) + day * dayMs).toISOString().slice(5, 10),
  }));
  const groups = project.stages.flatMap((stage): MapGroup[] => {
    const rows = project.rows.filter((row) => row.stage === stage.stage);
    if (rows.length === 0) return [];
    const group = {
      key: stage.stage,
      title: `${tell(stage.name)} · ${say(`web.projects.stage.${stage.state}`)}`,
      lines: rows.map((row) => ({
        key: row.item,
        title: tell(row.name),
        note: row.holderName ? tell(row.holderName) : row.holder === 'applicant' ? say('web.projects.owner') : '',
        isCritical: row.critical,
        isBlocked: isBlocked(row),
        expected: { from: at(row.expected.from), to: at(row.expected.to) + 1 },
        ...(row.real.from === null
          ? {}
          : { real: { from: at(row.real.from), to: at(row.real.to ?? project.today) + 1 } }),
        ...(row.promised === null ? {} : { promised: at(row.promised) + 1 }),
      })),
    };
    return [group];
  });
  const blocked = project.rows.filter(isBlocked).length;
  const unpublished = Number.isFinite(visit.publishedUntil) ? at(`${visit.publishedUntil + 1}-01-01`) : days;
  return (
    <WarMap
      id="war-map"
      title={say('web.projects.map')}
      summary={say('web.projects.map.summary', { items: project.rows.length, blocked })}
      days={days}
      marks={marks}
      today={{ day: at(project.today), label: say('web.projects.today') }}
      {...(unpublished < days ? { unpublished: { day: unpublished, label: say('web.when.weekends-only') } } : {})}
      groups={groups}
      legend={{
        expected: say('web.projects.legend.expected'),
        real: say('web.projects.legend.real'),
        promised: say('web.projects.legend.promised'),
        critical: say('web.projects.legend.critical'),
        blocked: say('web.projects.legend.blocked'),
      }}
    />
  );
}

/** The same as a table, for ears and for work. */
function Rows({ visit, project }: Props) {
  const { say, tell } = visit;
  const stages = new globalThis.Map(project.stages.map((one) => [one.stage, tell(one.name)]));
  const due = (value: string): string => sayDue(visit, value, { iso: true });
  const span = (from: string, to: string) => (
    <>
      <span class="ov-day">{from}</span> – <span class="ov-day">{to.slice(0, 10)}</span>
      {to.slice(10)}
    </>
  );
  return (
    <DataTable
      caption={say('web.projects.table')}
      columns={(['item', 'stage', 'expected', 'promised', 'real', 'holder', 'blockers'] as const).map((key) => ({
        key,
        label: say(`web.projects.column.${key}`),
      }))}
      empty={<p>{say('web.projects.view.nothing')}</p>}
      rows={project.rows.map((row) => ({
        key: row.item,
        cells: {
          item: (
            <>
              {tell(row.name)} {row.critical && <Tag tone="info" text={say('web.projects.legend.critical')} />}
            </>
          ),
          stage: stages.get(row.stage) ?? row.stage,
          expected: span(row.expected.from, due(row.expected.to)),
          promised: row.promised === null ? '–' : due(row.promised),
          real: row.real.from === null ? '–' : span(row.real.from, row.real.to ?? '–'),
          holder: row.holderName ? tell(row.holderName) : row.holder === 'applicant' ? say('web.projects.owner') : '–',
          blockers:
            row.blockers
              .map((one) =>
                say(`web.projects.blocker.${one.kind}`, { what: one.kind === 'correction' ? due(one.text) : one.text }),
              )
              .join('；') || '–',
        },
      }))}
    />
  );
}

function Stages({ visit, project }: Props) {
  const { say, tell } = visit;
  const desk = visit.path.startsWith('/desk');
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.projects.stages')}</Heading>
      <ol class="ov-stack-s">
        {project.stages.map((stage) => (
          <li key={stage.stage}>
            <strong>{tell(stage.name)}</strong> {tell(stage.leadName)}{' '}
            <Tag
              tone={stage.state === 'complete' ? 'success' : 'info'}
              text={say(`web.projects.stage.${stage.state}`)}
            />{' '}
            {stage.matter && (
              <a href={`${desk ? '/desk' : ''}/matters/${stage.matter}`}>{say('web.projects.matter')}</a>
            )}
            {!desk && project.isOwn && stage.state === 'open' && (
              <LinkButton href={`/projects/${project.projectId}/stages/${stage.stage}`}>
                {say('web.projects.hand-in')}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
