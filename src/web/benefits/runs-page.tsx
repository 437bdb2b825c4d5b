/** Runs of policies that pay without application, as the organ sees them: who was found, who was left out and why, and what the budget holds. */
import type { RunRows, RunSummaries, RunSummary } from '../../benefits/index.ts';
import { sayDate, sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import type { Visit } from '../app/visit.ts';
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { Figures } from '../components/figures/figures.tsx';
import { PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { Paging } from '../components/paging/paging.tsx';
import { Tabs } from '../components/tabs/tabs.tsx';
import { TaskList } from '../components/task-list/task-list.tsx';
import { yuan } from './benefits-page.tsx';

const outcomes = ['offered', 'confirmed', 'declined', 'insufficient', 'excluded'] as const;

/** The items of the organ that pay without application. */
export async function runsPage(visit: Visit): Promise<PageResult> {
  const { say, tell, lang } = visit;
  const answer = await visit.client.get<RunSummaries>('/api/benefit-runs');
  if (!answer.ok) return { problem: answer.problem };
  const { items } = answer.body;
  return {
    title: say('web.benefits.runs'),
    body: (
      <>
        <PageTitle title={say('web.benefits.runs')} lead={say('web.benefits.runs.lead')} />
        {items.length === 0 ? (
          <EmptyState title={say('web.benefits.runs.none')} text={say('web.benefits.runs.none.text')} />
        ) : (
          <TaskList
            label={say('web.benefits.runs')}
            tasks={items.map((one) => ({
              title: tell(one.name),
              href: `/desk/benefits/${one.item}`,
              note: [
                tell(one.organName),
                say('web.benefits.runs.left', { amount: yuan(one.budget.amount - one.budget.taken) }),
                one.matchedAt ? say('web.benefits.runs.at', { at: sayInstant(lang, one.matchedAt) }) : '',
              ]
                .filter(Boolean)
                .join(' · '),
              state: say('web.benefits.runs.found', { n: one.counts.offered.n }),
              tone: 'info' as const,
            }))}
          />
        )}
      </>
    ),
  };
}

/** One item: figures, and the people of one outcome. */
export async function runPage(visit: Visit): Promise<PageResult> {
  const { say, tell, query } = visit;
  const item = encodeURIComponent(visit.params['item'] ?? '');
  const asked = new URLSearchParams({
    ...(query['outcome'] ? { outcome: query['outcome'] } : {}),
    ...(query['after'] ? { after: query['after'] } : {}),
  });
  const answer = await visit.client.get<RunRows>(`/api/benefit-runs/${item}?${asked.toString()}`);
  if (!answer.ok) return { problem: answer.problem };
  const { summary } = answer.body;
  return {
    title: tell(summary.name),
    width: 'wide',
    back: { href: '/desk/benefits', label: say('web.benefits.runs') },
    body: (
      <div class="ov-stack-l">
        <PageTitle
          title={tell(summary.name)}
          above={tell(summary.organName)}
          lead={say('web.benefits.runs.rests', { document: summary.document, number: summary.fairnessReview })}
        />
        <Budget visit={visit} summary={summary} />
        {summary.mayRun && (
          <form method="post" action={`/desk/benefits/${item}/run`} class="ov-stack-s">
            <input type="hidden" name="key" value={visit.house.ids.next()} />
            <p>{say('web.benefits.runs.again')}</p>
            <Button kind="secondary">{say('web.benefits.runs.go')}</Button>
          </form>
        )}
        <People visit={visit} found={answer.body} />
      </div>
    ),
  };
}

function Budget({ visit, summary }: { readonly visit: Visit; readonly summary: RunSummary }) {
  const { say } = visit;
  const { budget, counts } = summary;
  const left = budget.amount - budget.taken;
  const wanted = counts.offered.amount + counts.confirmed.amount - budget.taken;
  const unit = say('web.benefits.yuan');
  return (
    <>
      <Figures
        figures={[
          { label: say('web.benefits.budget', { year: summary.period }), value: yuan(budget.amount), unit },
          { label: say('web.benefits.budget.taken'), value: yuan(budget.taken), unit },
          { label: say('web.benefits.budget.left'), value: yuan(left), unit },
          { label: say('web.benefits.budget.wanted'), value: yuan(Math.max(0, wanted)), unit },
        ]}
      />
      {wanted > left && (
        <Notice tone="warning" title={say('web.benefits.budget.short', { amount: yuan(wanted - left) })} />
      )}
    </>
  );
}

function People({ visit, found }: { readonly visit: Visit; readonly found: RunRows }) {
  const { say, tell, lang } = visit;
  const { summary, outcome, rows, next } = found;
  const to = `/desk/benefits/${summary.item}?outcome=`;
  return (
    <section class="ov-stack">
      <Tabs
        label={say('web.benefits.runs.outcomes')}
        tabs={outcomes.map((one) => ({
          label: say(`web.benefits.outcome.${one}`),
          count: String(summary.counts[one].n),
          href: `${to}${one}`,
          current: one === outcome,
        }))}
      />
      <DataTable
        caption={say(`web.benefits.outcome.${outcome}`)}
        empty={<p>{say('web.benefits.runs.nobody')}</p>}
        columns={[
          { key: 'name', label: say('web.benefits.column.name') },
          { key: 'amount', label: say('web.benefits.column.amount'), numeric: true },
          { key: 'why', label: say('web.benefits.column.why') },
          { key: 'until', label: say('web.benefits.column.until') },
          { key: 'matter', label: say('web.benefits.column.matter') },
        ]}
        rows={rows.map((row) => ({
          key: row.benefit,
          cells: {
            name: row.name,
            amount: row.amount > 0 ? yuan(row.amount) : '–',
            why: row.because
              ? say('web.benefits.because', { rule: tell(row.because) })
              : row.missing.map(tell).join('、') || '–',
            until: row.until ? sayDate(lang, row.until, true) : '–',
            matter: row.matter ? <a href={`/desk/matters/${row.matter}`}>{say('web.benefits.runs.matter')}</a> : '–',
          },
        }))}
      />
      <Paging
        label={say('web.paging')}
        {...(next ? { next: { label: say('web.paging.next'), href: `${to}${outcome}&after=${next}` } } : {})}
      />
    </section>
  );
}

/** Sets a run going and comes back. */
export async function startRun(visit: Visit): Promise<PageResult> {
  const item = encodeURIComponent(visit.params['item'] ?? '');
  const key = String((visit.form as Record<string, string>)['key'] ?? '');
  const done = await visit.client.send('POST', `/api/benefit-runs/${item}`, {}, key);
  return done.ok ? { redirect: `/desk/benefits/${item}` } : { problem: done.problem };
}
