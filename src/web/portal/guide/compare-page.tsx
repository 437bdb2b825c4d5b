/** The old way against this way for one theme: every figure as a table, the working days as bars, and what each mechanism does. */
import { BarChart } from '../../components/bar-chart/bar-chart.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { sayDue } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import type { ThemeComparison } from '../../plan/compare.ts';
import { sayAnswer } from '../../draft/answers.ts';

/** The page of a theme's comparison. */
export async function comparePage(visit: Visit): Promise<PageResult> {
  const { say, tell, client } = visit;
  const id = visit.params['theme'] ?? '';
  const reply = await client.get<ThemeComparison>(`/api/themes/${encodeURIComponent(id)}/compare`);
  if (!reply.ok) return { problem: reply.problem };
  const found = reply.body;
  return {
    title: say('web.compare.title'),
    back: { href: `/themes/${id}`, label: tell(found.title) },
    width: 'wide',
    body: (
      <>
        <PageTitle title={say('web.compare.title')} lead={tell(found.title)} />
        <Figures visit={visit} found={found} />
        <Days visit={visit} found={found} />
        <Mechanisms visit={visit} found={found} />
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.compare.person')}</Heading>
          <p>{say('web.compare.person.text')}</p>
          <SummaryList
            rows={found.person.map(({ element, value }) => ({
              key: tell(element.label),
              value: sayAnswer(visit, element, value),
            }))}
          />
        </section>
      </>
    ),
  };
}

interface Part {
  readonly visit: Visit;
  readonly found: ThemeComparison;
}

function Figures({ visit, found: { metrics, baseline, optimised } }: Part) {
  const { say } = visit;
  const rows = metrics.map((metric) => ({
    key: metric,
    cells: {
      figure: say(`metric.${metric}`),
      old: String(baseline[metric]),
      now: String(optimised[metric]),
      less: baseline[metric] === 0 ? '' : `${Math.round((1 - optimised[metric] / baseline[metric]) * 100)} %`,
    },
  }));
  const promised = {
    key: 'promised',
    cells: {
      figure: say('compare.promised'),
      old: sayDue(visit, baseline.promised),
      now: sayDue(visit, optimised.promised),
      less: '',
    },
  };
  return (
    <DataTable
      caption={say('web.compare.figures')}
      columns={[
        { key: 'figure', label: say('compare.figure') },
        { key: 'old', label: say('compare.baseline'), numeric: true },
        { key: 'now', label: say('compare.optimised'), numeric: true },
        { key: 'less', label: say('compare.saved'), numeric: true },
      ]}
      rows={[...rows, promised]}
    />
  );
}

/** Bars of working days: the old way, each mechanism as the only one, and all together. */
function Days({ visit: { say }, found: { baseline, optimised, mechanisms } }: Part) {
  const bar = (label: string, value: number, strong = false) => ({
    label,
    value,
    text: say('web.compare.days', { n: Math.round(value * 100) / 100 }),
    strong,
  });
  const alone = mechanisms.filter((one) => one.alone.workingDays !== 0);
  return (
    <BarChart
      id="days"
      title={say('web.compare.chart')}
      summary={say('web.compare.chart.summary', { old: baseline.workingDays, now: optimised.workingDays })}
      bars={[
        bar(say('compare.baseline'), baseline.workingDays),
        ...alone.map((one) =>
          bar(
            say('web.compare.only', { mechanism: say(`mechanism.${one.mechanism}`) }),
            baseline.workingDays - one.alone.workingDays,
          ),
        ),
        bar(say('compare.optimised'), optimised.workingDays, true),
      ]}
      table={{ show: say('web.compare.as-table'), label: say('compare.mechanism'), value: say('metric.workingDays') }}
    />
  );
}

function Mechanisms({ visit: { say, tell }, found: { metrics, mechanisms, declined } }: Part) {
  const shown = metrics.filter((m) => mechanisms.some((one) => one.alone[m] !== 0 || one.leftOut[m] !== 0));
  return (
    <section class="ov-stack-s">
      <DataTable
        caption={say('compare.how')}
        columns={[
          { key: 'mechanism', label: say('compare.mechanism') },
          ...shown.map((m) => ({ key: m, label: say(`metric.${m}`), numeric: true })),
        ]}
        rows={mechanisms.map((one) => ({
          key: one.mechanism,
          cells: {
            mechanism: say(`mechanism.${one.mechanism}`),
            ...Object.fromEntries(shown.map((m) => [m, `${one.alone[m]} / ${one.leftOut[m]}`])),
          },
        }))}
      />
      {declined.length > 0 && (
        <>
          <Heading level={2}>{say('web.compare.declined')}</Heading>
          <ul>
            {declined.map((one) => (
              <li key={one.mechanism}>
                {say('web.compare.declined.one', { mechanism: say(`mechanism.${one.mechanism}`), why: tell(one.why) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
