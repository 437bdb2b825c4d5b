/** The published catalogue for running matters: who stands on an older edition, what it would bring to each, the act, and how far it is. */
import type { CatalogueChangeList, CatalogueChangePreview, CatalogueChangeRefused } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { emptyOnes, isForeign, noAttempt, refusalOf, summaryOf, type Attempt } from '../form-errors.ts';
import { OrderForm } from './order-form.tsx';
import { Preview } from './preview.tsx';
import { Changes, Refused } from './progress.tsx';

type Cause = 'law' | 'catalogue';
const causeOf = (text: string | undefined): Cause => (text === 'law' ? 'law' : 'catalogue');

/** GET /desk/catalogue-change: `cause` says for what it is looked at, `change` whose refused matters are listed. */
export async function editionsPage(visit: Visit, attempt: Attempt = noAttempt): Promise<PageResult> {
  const { client, query } = visit;
  const cause = causeOf(field(visit, 'cause') || query['cause']);
  const after = query['after'] === undefined ? '' : `&after=${encodeURIComponent(query['after'])}`;
  const preview = await client.get<CatalogueChangePreview>(`/api/catalogue-changes/preview?cause=${cause}${after}`);
  if (!preview.ok) return { problem: preview.problem };
  const list = await client.get<CatalogueChangeList>('/api/catalogue-changes');
  if (!list.ok) return { problem: list.problem };
  const wanted = query['change'];
  if (wanted === undefined) return editionsView(visit, preview.body, list.body, attempt);
  const from = query['from'] === undefined ? '' : `?after=${encodeURIComponent(query['from'])}`;
  const refused = await client.get<CatalogueChangeRefused>(
    `/api/catalogue-changes/${encodeURIComponent(wanted)}/refused${from}`,
  );
  return refused.ok
    ? editionsView(visit, preview.body, list.body, attempt, refused.body)
    : { problem: refused.problem };
}

/** The page of what was read. */
export function editionsView(
  visit: Visit,
  preview: CatalogueChangePreview,
  { changes }: CatalogueChangeList,
  attempt: Attempt = noAttempt,
  refused?: CatalogueChangeRefused,
): PageResult {
  const { say } = visit;
  const isUnderWay = changes[0] !== undefined && changes[0].finishedAt === null;
  const isWrong = attempt.refused !== undefined || Object.keys(attempt.errors).length > 0;
  return {
    title: say('web.edition'),
    width: 'wide',
    ...(isWrong ? { status: 422 } : {}),
    back: { href: '/desk', label: say('web.menu.desk') },
    body: (
      <>
        <PageTitle title={say('web.edition')} lead={say('web.edition.lead')} />
        <div class="ov-stack-l">
          <ErrorSummary title={say('web.form.errors')} errors={summaryOf(visit, 'web.edition.field', attempt)} />
          {attempt.refused !== undefined && <Notice tone="danger" title={attempt.refused} announce />}
          {refused && <Refused visit={visit} refused={refused} />}
          <Changes visit={visit} changes={changes} />
          {preview.matters === 0 ? (
            <EmptyState icon="check" title={say('web.edition.none')} text={say('web.edition.none.text')} />
          ) : (
            <>
              <Preview visit={visit} preview={preview} />
              {!isUnderWay && <OrderForm visit={visit} preview={preview} attempt={attempt} />}
            </>
          )}
        </div>
      </>
    ),
  };
}

/** POST /desk/catalogue-change: orders it for every matter that was counted. */
export async function orderEdition(visit: Visit): Promise<PageResult> {
  const text = (name: string): string => field(visit, name).trim();
  const cause = causeOf(text('cause'));
  const errors = emptyOnes(visit, cause === 'law' ? ['reasons', 'law', 'article', 'inForceFrom'] : ['reasons']);
  if (Object.keys(errors).length > 0) return await editionsPage(visit, { errors });
  const basis = { law: text('law'), article: text('article'), inForceFrom: text('inForceFrom') };
  const body = {
    catalogue: text('catalogue'),
    cause,
    reasons: text('reasons'),
    ...(cause === 'law' ? { basis: [basis] } : {}),
  };
  const done = await visit.client.send('POST', '/api/catalogue-changes', body, text('key') || visit.house.ids.next());
  if (done.ok) return { redirect: '/desk/catalogue-change' };
  return isForeign(done.problem)
    ? { problem: done.problem }
    : await editionsPage(visit, { errors: {}, refused: refusalOf(done.problem) });
}
