/** An objection against a public notice, by anybody with name and contact; afterwards the number under which the answer is found. */
import type { NoticeList, ObjectionEntered, ObjectionStatus } from '../../../benefits/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { ErrorSummary, type FieldError } from '../../components/error-summary/error-summary.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { NoticeRows } from './notices-page.tsx';

/** What the API takes. */
const least = { name: 2, contact: 5, reason: 1 } as const;
const most = { name: 60, contact: 100, reason: 4000 } as const;
const asked = ['name', 'contact', 'reason'] as const;

/** GET /notices/object?notice=; without a notice one is chosen from the list. */
export async function objectPage(visit: Visit, errors: readonly FieldError[] = []): Promise<PageResult> {
  const { say } = visit;
  const notice = visit.query['notice'] ?? field(visit, 'notice');
  if (notice === '') return { redirect: '/notices' };
  const found = await visit.client.get<NoticeList['notices'][number]>(
    `/api/public-notices/${encodeURIComponent(notice)}`,
  );
  if (!found.ok) return { problem: found.problem };
  const inputOf = (name: (typeof asked)[number]) => {
    const error = errors.find((one) => one.field === name);
    return {
      id: name,
      name,
      label: say(`web.object.${name}`),
      value: field(visit, name),
      maxLength: most[name],
      required: true,
      ...(error ? { error: error.text } : {}),
    };
  };
  return {
    title: say('web.notices.object'),
    ...(errors.length > 0 ? { status: 422 } : {}),
    back: { href: '/notices', label: say('web.notices.title') },
    body: (
      <div class="ov-stack-l">
        <ErrorSummary title={say('web.form.errors')} errors={errors} />
        <PageTitle title={say('web.notices.object')} above={found.body.who} lead={say('web.object.lead')} />
        <NoticeRows visit={visit} one={found.body} />
        <form method="post" action="/notices/object" class="ov-stack" novalidate>
          <input type="hidden" name="notice" value={notice} />
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          <TextField {...inputOf('name')} autocomplete="name" />
          <TextField {...inputOf('contact')} hint={say('web.object.contact.hint')} autocomplete="tel" />
          <TextArea {...inputOf('reason')} hint={say('web.object.reason.hint')} />
          <ButtonRow>
            <Button>{say('web.object.send')}</Button>
            <LinkButton kind="secondary" href="/notices">
              {say('web.back')}
            </LinkButton>
          </ButtonRow>
        </form>
      </div>
    ),
  };
}

/** POST /notices/object */
export async function object(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const said = Object.fromEntries(asked.map((name) => [name, field(visit, name).trim()]));
  const errors = asked
    .filter((name) => (said[name] ?? '').length < least[name] || (said[name] ?? '').length > most[name])
    .map((name) => ({ field: name, text: say(`web.object.${name}.missing`) }));
  if (errors.length > 0) return await objectPage(visit, errors);
  const done = await visit.client.send<ObjectionEntered>(
    'POST',
    `/api/public-notices/${encodeURIComponent(field(visit, 'notice'))}/objections`,
    said,
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok
    ? { redirect: `/objections?number=${encodeURIComponent(done.body.number)}` }
    : { problem: done.problem };
}

/** GET /objections: what became of an objection, for whoever has its number. */
export async function objectionPage(visit: Visit): Promise<PageResult> {
  const { say, query } = visit;
  const number = (query['number'] ?? '').trim().slice(0, 40);
  const answer =
    number === ''
      ? undefined
      : await visit.client.get<ObjectionStatus>(`/api/objections/status?number=${encodeURIComponent(number)}`);
  if (answer && !answer.ok) return { problem: answer.problem };
  return {
    title: say('web.objection.title'),
    back: { href: '/notices', label: say('web.notices.title') },
    body: (
      <div class="ov-stack-l">
        <PageTitle title={say('web.objection.title')} lead={say('web.objection.lead')} />
        {answer && <Answer visit={visit} number={number} found={answer.body} />}
        <form method="get" action="/objections" class="ov-stack">
          <TextField id="number" name="number" label={say('web.objection.number')} value={number} required />
          <Button kind={answer ? 'secondary' : 'primary'}>{say('web.objection.go')}</Button>
        </form>
      </div>
    ),
  };
}

function Answer({
  visit,
  number,
  found,
}: {
  readonly visit: Visit;
  readonly number: string;
  readonly found: ObjectionStatus;
}) {
  const { say, tell } = visit;
  if (!found.found) return <Notice tone="danger" title={say('web.objection.unknown')} announce />;
  const state = found.state === 'open' ? 'open' : found.upheld ? 'upheld' : 'rejected';
  return (
    <div class="ov-stack" role="status">
      <Notice tone={state === 'upheld' ? 'success' : 'info'} title={say(`web.objection.${state}`)}>
        {found.state === 'open' && <p>{say('web.objection.keep')}</p>}
      </Notice>
      <SummaryList
        rows={[
          { key: say('web.objection.number'), value: number },
          ...(found.itemName ? [{ key: say('web.notices.item'), value: tell(found.itemName) }] : []),
          ...(found.organName ? [{ key: say('web.objection.organ'), value: tell(found.organName) }] : []),
          ...(found.answer ? [{ key: say('web.objection.answer'), value: found.answer }] : []),
        ]}
      />
    </div>
  );
}
