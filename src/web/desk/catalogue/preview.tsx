/** What the published catalogue would bring to running matters, a page of them at a time. */
import type { CatalogueChangePreview } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { Tag } from '../../components/tag/tag.tsx';

type Would = CatalogueChangePreview['rows'][number];

const toneOf = (outcome: Would['outcome']): 'success' | 'neutral' | 'warning' =>
  outcome === 'moved' ? 'success' : outcome === 'stayed' ? 'neutral' : 'warning';

/** The matter as a link, with what it is about under its number. */
export function MatterCell({ visit, one }: { visit: Visit; one: Pick<Would, 'matterId' | 'number' | 'title'> }) {
  return (
    <>
      <a href={`/desk/matters/${one.matterId}`} class="ov-num">
        {one.number}
      </a>
      <div class="ov-quiet">{visit.tell(one.title)}</div>
    </>
  );
}

/** The table, with the switch between an edit and a change of law: what may reach a matter differs. */
export function Preview({ visit, preview }: { visit: Visit; preview: CatalogueChangePreview }) {
  const { say } = visit;
  const { cause, matters, next } = preview;
  const other = cause === 'law' ? 'catalogue' : 'law';
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.edition.would', { matters })}</Heading>
      <p>
        {say(`web.edition.would.${cause}`)}{' '}
        <a href={`/desk/catalogue-change?cause=${other}`}>{say(`web.edition.look.${other}`)}</a>
      </p>
      <DataTable
        caption={say('web.edition.preview')}
        captionHidden
        columns={['matter', 'outcome', 'told'].map((key) => ({ key, label: say(`web.edition.column.${key}`) }))}
        rows={preview.rows.map((one) => ({
          key: one.matterId,
          cells: {
            matter: <MatterCell visit={visit} one={one} />,
            outcome: <Tag tone={toneOf(one.outcome)} text={say(`web.edition.would.be.${one.outcome}`)} />,
            told: <Told visit={visit} one={one} />,
          },
        }))}
      />
      <Paging
        label={say('web.edition.preview')}
        note={say('web.edition.shown', { n: preview.rows.length, matters })}
        next={
          next === null
            ? undefined
            : {
                label: say('web.desk.paging.next'),
                href: `/desk/catalogue-change?cause=${cause}&after=${encodeURIComponent(next)}`,
              }
        }
      />
    </section>
  );
}

function Told({ visit, one }: { visit: Visit; one: Would }) {
  const { say, tell } = visit;
  if (one.outcome === 'stayed') return <>{say('web.edition.nothing')}</>;
  return (
    <>
      {one.code !== null && <p>{say(`problem.${one.code}.title`)}</p>}
      {one.told.length > 0 && (
        <ul>
          {one.told.map((sentence) => (
            <li key={sentence.zh}>{tell(sentence)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
