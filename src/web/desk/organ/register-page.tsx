/** The register of seals (用印登记): every document that was sealed or waits for its seal, with kind, letter and who sealed; filtered, paged, printed, as CSV. */
import type { SealList, SealUseList } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { sayDate, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar/filter-bar.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { sealsFrame } from './letters-page.tsx';

type Filters = Readonly<Record<string, string>>;
const id = /^[\w-]{1,60}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Filters as they stand in the address; anything unknown is left out. */
export function registerFilters({ query }: Pick<Visit, 'query'>): Filters {
  const { kind, document, from, until, waiting, after } = query;
  const ids = { kind, document };
  const days = { from, until };
  return {
    ...Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== undefined && id.test(value))),
    ...Object.fromEntries(
      Object.entries(days).filter(
        ([, value]) => value !== undefined && day.test(value) && !Number.isNaN(Date.parse(value)),
      ),
    ),
    ...(waiting === 'true' ? { waiting } : {}),
    ...(after ? { after } : {}),
  } as Filters;
}

const hrefOf = (filters: Filters): string => `/desk/seals/register?${new URLSearchParams(filters).toString()}`;

/** GET /desk/seals/register */
export async function registerPage(visit: Visit): Promise<PageResult> {
  const filters = registerFilters(visit);
  const [list, seals] = await Promise.all([
    visit.client.get<SealUseList>(`/api/seal-uses?${new URLSearchParams(filters).toString()}`),
    visit.client.get<SealList>('/api/seals'),
  ]);
  if (!list.ok) return { problem: list.problem };
  return registerView(visit, list.body, seals.ok ? seals.body.kinds : [], filters);
}

/** The page of a register that was read. */
export function registerView(visit: Visit, list: SealUseList, kinds: SealList['kinds'], filters: Filters): PageResult {
  const { say, tell, lang } = visit;
  const { after, ...kept } = filters;
  const columns = ['day', 'document', 'seal', 'letter', 'by'].map((key) => ({
    key,
    label: say(`web.seals.register.${key}`),
  }));
  return sealsFrame(visit, 'register', {
    lead: say('web.seals.register.lead'),
    body: (
      <>
        <RegisterFilters visit={visit} kinds={kinds} filters={kept} />
        <DataTable
          caption={say('web.seals.register')}
          captionHidden
          columns={columns}
          empty={
            <EmptyState icon="file" title={say('web.seals.register.none')} text={say('web.seals.register.none.text')} />
          }
          rows={list.uses.map((one) => ({
            key: `${one.matterId ?? ''} ${one.documentId}`,
            cells: {
              day: one.sealedAt === null ? sayDate(lang, one.day) : sayInstant(lang, one.sealedAt),
              document: (
                <div>
                  {one.matterId === null ? (
                    say(`matters.notice.${one.document}`)
                  ) : (
                    <a href={`/desk/matters/${one.matterId}`}>{say(`matters.notice.${one.document}`)}</a>
                  )}{' '}
                  <span class="ov-num">{one.number}</span>
                  <div class="ov-quiet">{tell(one.itemName ?? one.title)}</div>
                </div>
              ),
              seal: (
                <div>
                  {say(`matters.seal.${one.kind}`)}
                  <div class="ov-quiet">{tell(one.organName)}</div>
                </div>
              ),
              letter:
                one.letter === null ? (
                  <Tag tone="warning" text={say('web.seals.waiting')} />
                ) : (
                  <div>
                    {one.letter}
                    {one.form && <div class="ov-quiet">{say(`matters.seal-form.${one.form}`)}</div>}
                  </div>
                ),
              by: one.by ?? (one.letter === null ? '' : say('web.seals.by-house')),
            },
          }))}
        />
        {(after || list.next) && (
          <Paging
            label={say('web.paging')}
            {...(after ? { previous: { label: say('web.desk.paging.first'), href: hrefOf(kept) } } : {})}
            {...(list.next
              ? { next: { label: say('web.desk.paging.next'), href: hrefOf({ ...kept, after: list.next }) } }
              : {})}
            note={say('web.seals.register.note')}
          />
        )}
        <div class="ov-no-print">
          <ButtonRow>
            <Button kind="secondary" type="button" name="print" icon="file">
              {say('web.counter.print')}
            </Button>
            <LinkButton kind="quiet" href={`/api/seal-uses/csv?${new URLSearchParams(kept).toString()}`}>
              {say('web.seals.csv')}
            </LinkButton>
          </ButtonRow>
        </div>
      </>
    ),
  });
}

function RegisterFilters({ visit, kinds, filters }: { visit: Visit; kinds: SealList['kinds']; filters: Filters }) {
  const { say, tell } = visit;
  const documents = kinds.flatMap((one) => one.documents);
  return (
    <div class="ov-no-print">
      <FilterBar label={say('web.desk.filter')} action="/desk/seals/register" submit={say('web.desk.filter')}>
        <SelectField
          id="kind"
          name="kind"
          label={say('web.seals.register.seal')}
          value={filters['kind']}
          empty={say('web.desk.filter.all')}
          options={kinds.map((one) => ({ value: one.kind, label: tell(one.name) }))}
        />
        <SelectField
          id="document"
          name="document"
          label={say('web.seals.register.document')}
          value={filters['document']}
          empty={say('web.desk.filter.all')}
          options={documents.map((value) => ({ value, label: say(`matters.notice.${value}`) }))}
        />
        <DateField id="from" name="from" label={say('web.seals.field.from')} value={filters['from']} />
        <DateField id="until" name="until" label={say('web.seals.field.until')} value={filters['until']} />
        <SelectField
          id="waiting"
          name="waiting"
          label={say('web.seals.column.state')}
          value={filters['waiting']}
          empty={say('web.desk.filter.all')}
          options={[{ value: 'true', label: say('web.seals.waiting') }]}
        />
      </FilterBar>
    </div>
  );
}
