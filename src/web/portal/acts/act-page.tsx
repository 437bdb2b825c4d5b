/** One act of the applicant on a page of its own: what it is about, the form, what was wrong with it. Works without scripts. */
import type { MatterView } from '../../../matters/index.ts';
import { sayDue } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { signInAgain } from '../../app/problem-page.tsx';
import type { Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { firstOf, receiveFiles, storeAll } from '../../draft/received-files.ts';
import { ActField, idOf, type Choice } from './act-field.tsx';
import type { OwnAct, OwnField, Sent, Subject } from './own-act.ts';
import { openActs } from './table.ts';

/** What was tried: values as they were sent, fields that are wrong, the refusal of the API. */
interface Attempt {
  readonly values: Readonly<Record<string, string>>;
  readonly wrong?: Readonly<Record<string, string>>;
  readonly refused?: {
    readonly title: string;
    readonly remedy?: string;
    readonly status: number;
  };
}

const matterPath = (visit: Visit): string => `/api/matters/${encodeURIComponent(visit.params['matter'] ?? '')}`;

/** GET /matters/:matter/act?do=&about= */
export async function actPage(visit: Visit): Promise<PageResult> {
  const matter = await visit.client.get<MatterView>(matterPath(visit));
  if (!matter.ok) return { problem: matter.problem };
  const found = find(visit, matter.body, visit.query['do'], visit.query['about']);
  return found ? await page(visit, matter.body, found, { values: {} }) : { redirect: `/matters/${matter.body.id}` };
}

interface Found {
  readonly act: OwnAct;
  readonly subject: Subject;
}

const find = (visit: Visit, matter: MatterView, command?: string, id?: string): Found | undefined =>
  openActs(matter, visit).find(
    ({ act, subject }) => act.command === command && (id === undefined || subject.id === id),
  );

/** The places of the district, where the act asks for one. */
async function sitesFor(visit: Visit, { act }: Found): Promise<readonly Choice[]> {
  if (!act.fields.some((field) => field.kind === 'site')) return [];
  const found = await visit.client.get<{ sites: { id: string; name: MatterView['title'] }[] }>('/api/sites');
  return found.ok ? found.body.sites.map(({ id, name }) => ({ value: id, label: visit.tell(name) })) : [];
}

/** What a field offers. */
const offeredBy =
  (visit: Visit, { act, subject }: Found, matter: MatterView, sites: readonly Choice[]) =>
  (field: OwnField): readonly Choice[] => {
    if (field.kind === 'site') return sites;
    if (field.kind !== 'choice') return [];
    const word = `web.own.${act.command}.${field.name}`;
    return field.options(matter, subject.id).map((value) => ({ value, label: visit.say(`${word}.${value}`) }));
  };

async function page(visit: Visit, matter: MatterView, found: Found, attempt: Attempt): Promise<PageResult> {
  const { act, subject } = found;
  const offered = offeredBy(visit, found, matter, await sitesFor(visit, found));
  const { say, tell } = visit;
  const title = say(`web.own.${act.command}`);
  const wrong = attempt.wrong ?? {};
  const isWrong = Object.keys(wrong).length > 0;
  const hasFiles = act.fields.some((field) => field.kind === 'files');
  return {
    title,
    ...(attempt.refused ? { status: attempt.refused.status } : isWrong ? { status: 422 } : {}),
    back: { href: `/matters/${matter.id}`, label: tell(matter.title) },
    body: (
      <>
        {isWrong && (
          <ErrorSummary
            title={say('web.form.errors')}
            errors={Object.entries(wrong).map(([name, text]) => ({ field: idOf(name), text }))}
          />
        )}
        <PageTitle title={title} lead={say(`web.own.${act.command}.lead`)} />
        <div class="ov-stack">
          {attempt.refused && (
            <Notice tone="danger" title={attempt.refused.title} announce>
              {attempt.refused.remedy && <p>{attempt.refused.remedy}</p>}
            </Notice>
          )}
          <SummaryList
            rows={[
              { key: say('web.own.about'), value: subject.text },
              ...(subject.known ?? []),
              ...(subject.due === undefined
                ? []
                : [{ key: say('web.own.until'), value: sayDue(visit, subject.due, { year: true }) }]),
            ]}
          />
          <form
            class="ov-stack"
            method="post"
            action={`/matters/${matter.id}/act`}
            encType={hasFiles ? 'multipart/form-data' : undefined}
          >
            <input type="hidden" name="key" value={visit.house.ids.next()} />
            <input type="hidden" name="do" value={act.command} />
            <input type="hidden" name="about" value={subject.id} />
            {act.fields.map((field) => (
              <ActField
                key={field.name}
                visit={visit}
                act={act}
                field={field}
                options={offered(field)}
                value={attempt.values[field.name]}
                error={wrong[field.name]}
                about={subject.text}
              />
            ))}
            <ButtonRow>
              <Button>{say(`web.own.${act.command}.send`)}</Button>
              <LinkButton kind="quiet" href={`/matters/${matter.id}`}>
                {say('web.own.not-now')}
              </LinkButton>
            </ButtonRow>
          </form>
        </div>
      </>
    ),
  };
}

/** POST /matters/:matter/act */
export async function takeAct(visit: Visit): Promise<PageResult> {
  const received = await receiveFiles(visit);
  const values = Object.fromEntries(Object.keys(received.values).map((name) => [name, firstOf(received, name)]));
  const matter = await visit.client.get<MatterView>(matterPath(visit));
  if (!matter.ok)
    return matter.problem.status === 401
      ? signInAgain({ ...visit, form: received.values }, true)
      : { problem: matter.problem };
  const found = find(visit, matter.body, values['do'], values['about']);
  if (!found) return { redirect: `/matters/${matter.body.id}` };
  const wrong = mistakes(visit, found, { values, received }, matter.body);
  if (Object.keys(wrong).length > 0) return await page(visit, matter.body, found, { values, wrong });
  const stored = await storeAll(visit, received);
  if (!Array.isArray(stored)) return await page(visit, matter.body, found, { values, refused: stored });
  const sent: Sent = {
    text: (name) => (values[name] ?? '').trim(),
    files: (name) => stored.filter((one) => one.field === name).map(({ file }) => file),
  };
  const { act, subject } = found;
  const done = await visit.client.send(
    'POST',
    `${matterPath(visit)}/${act.command}`,
    act.body(sent, matter.body, subject.id),
    values['key'] ?? visit.house.ids.next(),
  );
  if (done.ok) return { redirect: `/matters/${matter.body.id}?done=${act.command}#todo` };
  return await page(visit, matter.body, found, { values, refused: done.problem });
}

interface Filled {
  readonly values: Readonly<Record<string, string>>;
  readonly received: Awaited<ReturnType<typeof receiveFiles>>;
}

/** Fields that were left out, with what is asked of them. */
function mistakes(
  visit: Visit,
  { act, subject }: Found,
  { values, received }: Filled,
  matter: MatterView,
): Readonly<Record<string, string>> {
  const { say } = visit;
  const arrived = new Set([...received.files, ...received.uploads].map((one) => one.field));
  const wrong = act.fields.flatMap((field): [string, string][] => {
    const value = (values[field.name] ?? '').trim();
    if (field.kind === 'agree') return value === '' ? [[field.name, say('web.own.agree')]] : [];
    if (field.kind === 'site')
      return value === '' && field.isWanted((name) => values[name] ?? '')
        ? [[field.name, say(`web.own.${act.command}.${field.name}.missing`)]]
        : [];
    if (field.kind === 'choice')
      return field.options(matter, subject.id).includes(value) ? [] : [[field.name, say('web.error.option')]];
    if (field.optional) return [];
    const isThere = field.kind === 'files' ? arrived.has(field.name) : value !== '';
    return isThere ? [] : [[field.name, say(field.kind === 'files' ? 'web.error.no-file' : 'web.error.empty')]];
  });
  return Object.fromEntries(wrong);
}
