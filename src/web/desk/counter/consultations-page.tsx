/** The register of consultations (咨询登记): a day on a page, printable, and the form for one more. */
import type { ConsultationList, OneTimeList } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { sayInstant } from '../../app/dates.ts';
import { Button } from '../../components/button/button.tsx';
import { Checkbox, RadioList } from '../../components/choice/choice.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import type { ThemeEntry } from '../../draft/wire.ts';
import { readChoices, type Choices } from '../choices.ts';
import { counterPage, DayBar, dayQuery, PaperHead, PrintButton } from './frame.tsx';

/** GET /desk/consultations */
export async function consultationsPage(visit: Visit): Promise<PageResult> {
  const [list, themes, choices, told] = await Promise.all([
    visit.client.get<ConsultationList>(`/api/consultations${dayQuery(visit)}`),
    visit.client.get<{ themes: ThemeEntry[] }>('/api/themes'),
    readChoices(visit),
    visit.client.get<OneTimeList>(`/api/one-time-notices${dayQuery(visit)}`),
  ]);
  if (!list.ok) return { problem: list.problem };
  return consultationsView(visit, list.body, themes.ok ? themes.body.themes : [], {
    sites: choices.sites,
    told: told.ok ? told.body.notices : [],
  });
}

/** The register of a day, and the form for one more. */
function consultationsView(
  visit: Visit,
  list: ConsultationList,
  themes: readonly ThemeEntry[],
  { sites, told }: { readonly sites: Choices['sites']; readonly told: OneTimeList['notices'] },
  refused?: string,
): PageResult {
  const { say, tell, lang } = visit;
  const columns = ['at', 'about', 'question', 'answer'].map((key) => ({
    key,
    label: say(`web.counter.consultations.${key}`),
  }));
  return counterPage(visit, 'consultations', {
    lead: say('web.counter.consultations.lead', { count: list.consultations.length }),
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <>
        {refused !== undefined && <Notice tone="danger" title={refused} announce />}
        {visit.visitor.roles.includes('window-clerk') && <ConsultationForm visit={visit} themes={themes} />}
        <DayBar visit={visit} place="consultations" day={list.day} site={list.site} sites={sites} />
        <PaperHead visit={visit} site={list.site} day={list.day} sites={sites} />
        <DataTable
          caption={say('web.counter.consultations')}
          captionHidden
          columns={columns}
          empty={
            <EmptyState
              icon="check"
              title={say('web.counter.consultations.none')}
              text={say('web.counter.consultations.none.text')}
            />
          }
          rows={list.consultations.map((one) => ({
            key: one.consultation,
            cells: {
              at: (
                <>
                  {sayInstant(lang, one.at)}
                  <div class="ov-quiet">
                    {one.by} · {say(`web.counter.way.${one.way}`)}
                  </div>
                </>
              ),
              about: one.title ? tell(one.title) : '',
              question: one.question,
              answer: (
                <>
                  {one.answer}
                  {one.isTold && <div class="ov-quiet">{say('web.counter.consultations.told')}</div>}
                </>
              ),
            },
          }))}
        />
        <Told visit={visit} told={told} />
        <div class="ov-no-print">
          <PrintButton visit={visit} />
        </div>
      </>
    ),
  });
}

/** One-time notices that were given on the day, each with its number. */
function Told({ visit, told }: { visit: Visit; told: OneTimeList['notices'] }) {
  const { say, lang } = visit;
  if (told.length === 0) return null;
  const columns = ['number', 'about', 'at'].map((key) => ({ key, label: say(`web.counter.told.${key}`) }));
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.counter.told', { count: told.length })}</Heading>
      <DataTable
        caption={say('web.counter.told', { count: told.length })}
        captionHidden
        columns={columns}
        rows={told.map((one) => ({
          key: one.notice,
          cells: {
            number: (
              <a href={`/api/one-time-notices/${one.notice}/pdf`} download={`${one.number}.pdf`}>
                {one.number}
              </a>
            ),
            about: one.title,
            at: `${sayInstant(lang, one.at)} ${one.by}`,
          },
        }))}
      />
    </section>
  );
}

function ConsultationForm({ visit, themes }: { visit: Visit; themes: readonly ThemeEntry[] }) {
  const { say, tell } = visit;
  return (
    <div class="ov-no-print">
      <form class="ov-card ov-stack-s" method="post" action="/desk/consultations">
        <Heading level={2}>{say('web.counter.consultations.new')}</Heading>
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <RadioList
          id="way"
          name="way"
          label={say('web.counter.consultations.way')}
          inline
          choices={['counter', 'telephone', 'online'].map((value) => ({
            value,
            label: say(`web.counter.way.${value}`),
            checked: value === (field(visit, 'way') || 'counter'),
          }))}
        />
        <SelectField
          id="theme"
          name="theme"
          label={say('web.counter.consultations.about')}
          mark={say('web.desk.optional')}
          value={field(visit, 'theme') || visit.query['theme']}
          empty={say('web.counter.consultations.other')}
          options={themes.map((theme) => ({ value: theme.id, label: tell(theme.title) }))}
        />
        <TextArea
          id="question"
          name="question"
          label={say('web.counter.consultations.question')}
          hint={say('web.counter.consultations.hint')}
          rows={2}
          maxLength={1000}
          value={field(visit, 'question')}
        />
        <TextArea
          id="answer"
          name="answer"
          label={say('web.counter.consultations.answer')}
          rows={2}
          maxLength={1000}
          value={field(visit, 'answer')}
        />
        <Checkbox
          id="told"
          name="told"
          value="true"
          checked={visit.query['theme'] !== undefined || field(visit, 'told') === 'true'}
        >
          {say('web.counter.consultations.told')}
        </Checkbox>
        <Button>{say('web.counter.consultations.add')}</Button>
      </form>
    </div>
  );
}

/** POST /desk/consultations */
export async function addConsultation(visit: Visit): Promise<PageResult> {
  const theme = field(visit, 'theme');
  const body = {
    way: field(visit, 'way') || 'counter',
    ...(theme === '' ? {} : { theme }),
    question: field(visit, 'question').trim(),
    answer: field(visit, 'answer').trim(),
    isTold: field(visit, 'told') === 'true',
  };
  const done = await visit.client.send(
    'POST',
    '/api/consultations',
    body,
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: '/desk/consultations' };
  if (done.problem.status === 401 || done.problem.status === 403) return { problem: done.problem };
  const list = await visit.client.get<ConsultationList>('/api/consultations');
  const themes = await visit.client.get<{ themes: ThemeEntry[] }>('/api/themes');
  if (!list.ok) return { problem: list.problem };
  const why =
    body.question === '' || body.answer === '' ? visit.say('web.counter.consultations.empty') : done.problem.title;
  return consultationsView(visit, list.body, themes.ok ? themes.body.themes : [], { sites: [], told: [] }, why);
}
