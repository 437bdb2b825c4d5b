/** Changes of the catalogue over many matters: how far each is, and which matters it could not move. True at every reload, without a script. */
import type { CatalogueChange, CatalogueChangeRefused } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { MatterCell } from './preview.tsx';

const done = (one: CatalogueChange): number => one.moved + one.stayed + one.refused;

/** The acts, newest first; the one under way with its progress on top. */
export function Changes({ visit, changes }: { visit: Visit; changes: readonly CatalogueChange[] }) {
  const { say, lang } = visit;
  const [last] = changes;
  if (!last) return null;
  const columns = ['at', 'cause', 'moved', 'stayed', 'refused', 'state'].map((key) => ({
    key,
    label: say(`web.edition.column.${key}`),
    numeric: key === 'moved' || key === 'stayed' || key === 'refused',
  }));
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.edition.changes')}</Heading>
      {last.finishedAt === null && (
        <Notice tone="info" title={say('web.edition.progress', { done: done(last), matters: last.matters })}>
          <p>{say('web.edition.progress.text')}</p>
          <LinkButton kind="secondary" href="/desk/catalogue-change">
            {say('web.edition.reload')}
          </LinkButton>
        </Notice>
      )}
      <DataTable
        caption={say('web.edition.changes')}
        captionHidden
        columns={columns}
        rows={changes.map((one) => ({
          key: one.change,
          cells: {
            at: (
              <>
                {sayInstant(lang, one.at)}
                <div class="ov-quiet">{one.by}</div>
              </>
            ),
            cause: <Why visit={visit} one={one} />,
            moved: one.moved,
            stayed: one.stayed,
            refused:
              one.refused === 0 ? (
                0
              ) : (
                <a href={`/desk/catalogue-change?change=${one.change}`}>
                  {say('web.edition.refused.n', { n: one.refused })}
                </a>
              ),
            state:
              one.finishedAt === null
                ? say('web.edition.progress', { done: done(one), matters: one.matters })
                : say('web.edition.finished', { at: sayInstant(lang, one.finishedAt) }),
          },
        }))}
      />
    </section>
  );
}

function Why({ visit, one }: { visit: Visit; one: CatalogueChange }) {
  const basis = one.basis.map((each) => [each.law, each.article].filter(Boolean).join(' ')).join('；');
  return (
    <>
      {visit.say(`web.edition.cause.${one.cause}`)}：{one.reasons}
      {basis !== '' && <div class="ov-quiet">{basis}</div>}
    </>
  );
}

/** Matters that one act could not move, each with its reason and what would help. */
export function Refused({ visit, refused }: { visit: Visit; refused: CatalogueChangeRefused }) {
  const { say, query } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.edition.refused')}</Heading>
      <DataTable
        caption={say('web.edition.refused')}
        captionHidden
        columns={['matter', 'reason'].map((key) => ({ key, label: say(`web.edition.column.${key}`) }))}
        empty={
          <EmptyState
            icon="check"
            title={say('web.edition.refused.none')}
            text={say('web.edition.refused.none.text')}
          />
        }
        rows={refused.rows.map((one) => ({
          key: one.matterId,
          cells: {
            matter: <MatterCell visit={visit} one={one} />,
            reason: (
              <>
                {say(`problem.${one.code}.title`)}
                <div class="ov-quiet">{say(`problem.${one.code}.remedy`)}</div>
              </>
            ),
          },
        }))}
      />
      {refused.next !== null && (
        <Paging
          label={say('web.edition.refused')}
          next={{
            label: say('web.desk.paging.next'),
            href: `/desk/catalogue-change?change=${query['change'] ?? ''}&from=${encodeURIComponent(refused.next)}`,
          }}
        />
      )}
    </section>
  );
}
