/** Seals of the organ: under which letters they are used, a form for one more, and the way to take one back. */
import type { SealList } from '../../../matters/index.ts';
import type { PageParts } from '../../app/frame.tsx';
import type { PageResult } from '../../app/pages.ts';
import { sayDate } from '../../app/dates.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { CheckboxList, RadioList } from '../../components/choice/choice.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { DateField } from '../../components/date-field/date-field.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { emptyOnes, errorAt, isForeign, noAttempt, refusalOf, summaryOf, type Attempt } from '../form-errors.ts';

const words = 'web.seals.field';
const tones = { 'in-force': 'success', 'not-yet': 'info', expired: 'danger', ended: 'neutral' } as const;

/** What both pages of seals share. */
export function sealsFrame(
  visit: Visit,
  place: 'letters' | 'register',
  parts: { readonly lead: string; readonly body: PageParts['body']; readonly status?: number },
): PageParts {
  const { say } = visit;
  return {
    title: say(`web.seals.${place}`),
    width: 'wide',
    islands: ['/assets/print.js'],
    ...(parts.status === undefined ? {} : { status: parts.status }),
    body: (
      <>
        <PageTitle title={say(`web.seals.${place}`)} lead={parts.lead} />
        <div class="ov-stack">
          <div class="ov-no-print">
            <Tabs
              label={say('web.seals.tabs')}
              tabs={(['letters', 'register'] as const).map((one) => ({
                label: say(`web.seals.${one}`),
                href: one === 'letters' ? '/desk/seals' : '/desk/seals/register',
                current: one === place,
              }))}
            />
          </div>
          {parts.body}
        </div>
      </>
    ),
  };
}

/** GET /desk/seals */
export const lettersPage = (visit: Visit): Promise<PageResult> => shown(visit, noAttempt);

async function shown(visit: Visit, attempt: Attempt): Promise<PageResult> {
  const list = await visit.client.get<SealList>('/api/seals');
  return list.ok ? lettersView(visit, list.body, attempt) : { problem: list.problem };
}

/** The page of letters that were read. */
export function lettersView(visit: Visit, list: SealList, attempt: Attempt = noAttempt): PageResult {
  const { say } = visit;
  const isWrong = attempt.refused !== undefined || Object.keys(attempt.errors).length > 0;
  return sealsFrame(visit, 'letters', {
    lead: say('web.seals.letters.lead'),
    ...(isWrong ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary title={say('web.form.errors')} errors={summaryOf(visit, words, attempt)} />
        {attempt.refused !== undefined && <Notice tone="danger" title={attempt.refused} announce />}
        {visit.query['done'] !== undefined && <Notice tone="success" title={say('web.seals.done')} announce />}
        <Letters visit={visit} list={list} />
        {list.mayRecord && <LetterForm visit={visit} list={list} attempt={attempt} />}
      </>
    ),
  });
}

function Letters({ visit, list }: { visit: Visit; list: SealList }) {
  const { say, tell, lang } = visit;
  const columns = ['seal', 'number', 'days', 'state'].map((key) => ({
    key,
    label: say(`web.seals.column.${key}`),
  }));
  const separator = lang === 'en' ? ', ' : '、';
  return (
    <DataTable
      caption={say('web.seals.letters')}
      captionHidden
      columns={columns}
      empty={<EmptyState icon="file" title={say('web.seals.letters.none')} text={say('web.seals.letters.none.text')} />}
      rows={list.letters.map((one) => ({
        key: one.letter,
        cells: {
          seal: (
            <div>
              {say(`matters.seal.${one.kind}`)}
              <div class="ov-quiet">
                {tell(one.organName)} · {say(`matters.seal-form.${one.form}`)}
              </div>
              <div class="ov-quiet">
                {one.documents.map((document) => say(`matters.notice.${document}`)).join(separator)}
              </div>
              {one.items !== null && (
                <div class="ov-quiet">
                  {say('web.seals.items', { items: one.items.map((item) => tell(item.name)).join(separator) })}
                </div>
              )}
            </div>
          ),
          number: (
            <div>
              {one.number}
              <div class="ov-quiet">{say('web.seals.keeper', { who: one.keeper })}</div>
            </div>
          ),
          days: one.isBuiltIn
            ? say('web.seals.built-in')
            : say('web.seals.days', { from: sayDate(lang, one.from), until: sayDate(lang, one.until) }),
          state: (
            <div>
              <Tag tone={tones[one.state]} text={say(`web.seals.state.${one.state}`)} />
              {list.mayRecord && !one.isBuiltIn && one.endedOn === null && <EndForm visit={visit} letter={one} />}
            </div>
          ),
        },
      }))}
    />
  );
}

function EndForm({ visit, letter }: { visit: Visit; letter: SealList['letters'][number] }) {
  const { say } = visit;
  return (
    <details class="ov-why ov-no-print">
      <summary>
        {say('web.seals.end')}
        <span class="ov-hidden"> {letter.number}</span>
      </summary>
      <form class="ov-why-text ov-stack-s" method="post" action="/desk/seals/end">
        <input type="hidden" name="letter" value={letter.letter} />
        <TextField id={`reason-${letter.letter}`} name="reason" label={say('web.seals.end.reason')} required />
        <Button kind="secondary">{say('web.seals.end')}</Button>
      </form>
    </details>
  );
}

function LetterForm({ visit, list, attempt }: { visit: Visit; list: SealList; attempt: Attempt }) {
  const { say, tell } = visit;
  const chosen = fields(visit, 'documents');
  const chosenItems = fields(visit, 'items');
  const line = (name: 'number' | 'keeper') => (
    <TextField
      id={name}
      name={name}
      label={say(`web.seals.field.${name}`)}
      hint={say(`web.seals.hint.${name}`)}
      width="medium"
      maxLength={name === 'number' ? 120 : 60}
      autocomplete="off"
      value={field(visit, name)}
      {...errorAt(attempt, name)}
    />
  );
  const day = (name: 'from' | 'until') => (
    <DateField
      id={name}
      name={name}
      label={say(`web.seals.field.${name}`)}
      value={field(visit, name)}
      {...errorAt(attempt, name)}
    />
  );
  return (
    <form class="ov-card ov-stack-s ov-no-print" method="post" action="/desk/seals" novalidate>
      <Heading level={2}>{say('web.seals.new')}</Heading>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <RadioList
        id="kind"
        name="kind"
        label={say(`web.seals.field.kind`)}
        choices={list.kinds.map((one) => ({
          value: one.kind,
          label: tell(one.name),
          hint: one.documents
            .map((document) => say(`matters.notice.${document}`))
            .join(visit.lang === 'en' ? ', ' : '、'),
          checked: field(visit, 'kind') === one.kind,
        }))}
        {...errorAt(attempt, 'kind')}
      />
      <RadioList
        id="form"
        name="form"
        inline
        label={say(`web.seals.field.form`)}
        choices={(['electronic', 'impression'] as const).map((value) => ({
          value,
          label: say(`matters.seal-form.${value}`),
          checked: (field(visit, 'form') || 'electronic') === value,
        }))}
      />
      {line('number')}
      {line('keeper')}
      {day('from')}
      {day('until')}
      <details class="ov-why" open={chosen.length + chosenItems.length > 0}>
        <summary>{say('web.seals.only-some')}</summary>
        <div class="ov-why-text">
          <CheckboxList
            id="documents"
            name="documents"
            label={say(`web.seals.field.documents`)}
            hint={say('web.seals.hint.documents')}
            choices={list.kinds
              .flatMap((one) => one.documents)
              .map((value) => ({
                value,
                label: say(`matters.notice.${value}`),
                checked: chosen.includes(value),
              }))}
          />
          <CheckboxList
            id="items"
            name="items"
            label={say('web.seals.field.items')}
            hint={say('web.seals.hint.items')}
            choices={list.items.map(({ id, name }) => ({
              value: id,
              label: tell(name),
              checked: chosenItems.includes(id),
            }))}
          />
        </div>
      </details>
      <Button>{say('web.seals.record')}</Button>
    </form>
  );
}

/** POST /desk/seals */
export async function recordLetter(visit: Visit): Promise<PageResult> {
  const text = (name: string): string => field(visit, name).trim();
  const errors = emptyOnes(visit, ['kind', 'number', 'keeper', 'from', 'until']);
  if (Object.keys(errors).length > 0) return await shown(visit, { errors });
  const documents = fields(visit, 'documents');
  const items = fields(visit, 'items');
  const done = await visit.client.send(
    'POST',
    '/api/seals',
    {
      kind: text('kind'),
      form: text('form') || 'electronic',
      number: text('number'),
      keeper: text('keeper'),
      from: text('from'),
      until: text('until'),
      ...(documents.length > 0 ? { documents } : {}),
      ...(items.length > 0 ? { items } : {}),
    },
    text('key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: '/desk/seals?done=1' };
  return isForeign(done.problem)
    ? { problem: done.problem }
    : await shown(visit, { errors: {}, refused: refusalOf(done.problem) });
}

/** POST /desk/seals/end */
export async function endLetter(visit: Visit): Promise<PageResult> {
  const reason = field(visit, 'reason').trim();
  const letter = encodeURIComponent(field(visit, 'letter'));
  if (reason === '') return await shown(visit, { errors: {}, refused: visit.say('web.seals.end.why') });
  const done = await visit.client.send('POST', `/api/seals/${letter}/end`, { reason }, visit.house.ids.next());
  if (done.ok) return { redirect: '/desk/seals?done=1' };
  return isForeign(done.problem)
    ? { problem: done.problem }
    : await shown(visit, { errors: {}, refused: refusalOf(done.problem) });
}
