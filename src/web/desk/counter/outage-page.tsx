/** The system was down and papers were taken on slips: all slips are listed at once with the time on each, then entered one by one. */
import type { OutageList } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { sayInstant } from '../../app/dates.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../components/error-summary/error-summary.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { instantOf } from '../actions/read.ts';
import { refusalOf } from '../form-errors.ts';
import { counterPage } from './frame.tsx';
import { intakeHref } from './intake-page.tsx';

/** As many slips as one form takes; the next form takes more. */
const places = [0, 1, 2, 3, 4, 5] as const;
const parts = ['slip', 'at', 'note'] as const;
const nameOf = (index: number, part: (typeof parts)[number]): string => `${part}.${index}`;

/** GET /desk/outage */
export const outagePage = (visit: Visit): Promise<PageResult> => shown(visit, [], undefined);

async function shown(visit: Visit, errors: readonly FieldError[], refused: string | undefined): Promise<PageResult> {
  const list = await visit.client.get<OutageList>('/api/outages');
  return list.ok ? outageView(visit, list.body, errors, refused) : { problem: list.problem };
}

/** The page of slips that were read. */
export function outageView(
  visit: Visit,
  list: OutageList,
  errors: readonly FieldError[] = [],
  refused?: string,
): PageResult {
  const { say, lang } = visit;
  const open = list.slips.filter((one) => one.matterId === null);
  const columns = ['slip', 'at', 'note', 'state'].map((key) => ({ key, label: say(`web.outage.${key}`) }));
  return counterPage(visit, 'outage', {
    lead: say('web.outage.lead', { count: open.length }),
    ...(errors.length > 0 || refused !== undefined ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary title={say('web.form.errors')} errors={errors} />
        {refused !== undefined && <Notice tone="danger" title={refused} announce />}
        {visit.query['listed'] !== undefined && (
          <Notice
            tone="success"
            title={say('web.outage.listed', { count: Number(visit.query['listed']) || 0 })}
            announce
          />
        )}
        <DataTable
          caption={say('web.counter.outage')}
          captionHidden
          columns={columns}
          empty={<EmptyState icon="check" title={say('web.outage.none')} text={say('web.outage.none.text')} />}
          rows={list.slips.map((one) => ({
            key: `${one.outage} ${one.slip}`,
            cells: {
              slip: (
                <div>
                  {one.slip}
                  <div class="ov-quiet">{one.outage}</div>
                </div>
              ),
              at: sayInstant(lang, one.occurredAt),
              note: one.note,
              state:
                one.matterId === null ? (
                  <a href={intakeHref(one)}>
                    {say('web.outage.enter')}
                    <span class="ov-hidden"> {one.slip}</span>
                  </a>
                ) : (
                  <a href={`/desk/matters/${one.matterId}`}>
                    <Tag tone="success" text={say('web.outage.entered')} />
                  </a>
                ),
            },
          }))}
        />
        <SlipForm visit={visit} errors={errors} />
      </>
    ),
  });
}

function SlipForm({ visit, errors }: { visit: Visit; errors: readonly FieldError[] }) {
  const { say } = visit;
  const wrong = new Set(errors.map((one) => one.field));
  const columns = [
    { key: 'row', label: say('web.outage.place') },
    ...parts.map((key) => ({ key, label: say(`web.outage.${key}`) })),
  ];
  const input = (index: number, part: (typeof parts)[number]) => {
    const name = nameOf(index, part);
    return (
      <input
        id={name}
        name={name}
        class="ov-field-input"
        type={(part === 'at' ? 'datetime-local' : 'text') as 'text'}
        autocomplete="off"
        maxlength={part === 'note' ? 200 : 60}
        aria-label={`${say('web.outage.row', { n: index + 1 })} ${say(`web.outage.${part}`)}`}
        aria-invalid={wrong.has(name) ? 'true' : undefined}
        value={field(visit, name)}
      />
    );
  };
  return (
    <form class="ov-card ov-stack-s ov-no-print" method="post" action="/desk/outage" novalidate>
      <Heading level={2}>{say('web.outage.new')}</Heading>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <TextField
        id="outage"
        name="outage"
        label={say('web.outage.number')}
        hint={say('web.outage.number.hint')}
        width="medium"
        maxLength={120}
        value={field(visit, 'outage')}
        {...(wrong.has('outage') ? { error: say('web.error.empty') } : {})}
      />
      <DataTable
        caption={say('web.outage.new')}
        captionHidden
        columns={columns}
        rows={places.map((index) => ({
          key: String(index),
          cells: {
            row: say('web.outage.row', { n: index + 1 }),
            slip: input(index, 'slip'),
            at: input(index, 'at'),
            note: input(index, 'note'),
          },
        }))}
      />
      <Button>{say('web.outage.list')}</Button>
    </form>
  );
}

/** POST /desk/outage */
export async function listSlips(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const errors: FieldError[] = [];
  const outage = field(visit, 'outage').trim();
  if (outage === '') errors.push({ field: 'outage', text: `${say('web.outage.number')}: ${say('web.error.empty')}` });
  const slips = places.flatMap((index) => {
    const [slip, at, note] = parts.map((part) => field(visit, nameOf(index, part)).trim()) as [string, string, string];
    if (slip === '' && at === '' && note === '') return [];
    const row = say('web.outage.row', { n: index + 1 });
    const occurredAt = instantOf(at);
    if (slip === '') errors.push({ field: nameOf(index, 'slip'), text: `${row} ${say('web.error.empty')}` });
    if (occurredAt === undefined)
      errors.push({ field: nameOf(index, 'at'), text: `${row} ${say('web.desk.error.instant')}` });
    return [{ slip, occurredAt: occurredAt ?? '', ...(note === '' ? {} : { note }) }];
  });
  if (slips.length === 0) errors.push({ field: nameOf(0, 'slip'), text: say('web.outage.error.none') });
  if (errors.length > 0) return await shown(visit, errors, undefined);
  const done = await visit.client.send<{ listed: number }>(
    'POST',
    '/api/outages',
    { outage, slips },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: `/desk/outage?listed=${done.body.listed}` };
  if (done.problem.status === 401 || done.problem.code === 'forbidden') return { problem: done.problem };
  return await shown(visit, [], refusalOf(done.problem));
}
