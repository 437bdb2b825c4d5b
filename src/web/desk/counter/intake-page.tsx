/** Receiving at the counter: who stands there, and what do they want? Somebody who only asks needs no identity. */
import { field, type Visit } from '../../app/visit.ts';
import type { PageResult } from '../../app/pages.ts';
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { TopicList } from '../../components/topic-list/topic-list.tsx';
import { IdentityField, openService } from '../../access/identity.tsx';
import type { DraftEntry, ThemeEntry } from '../../draft/wire.ts';
import { sayInstant } from '../../app/dates.ts';
import type { LateSlip } from './desk-draft.ts';
import { counterPage } from './frame.tsx';

/** The slip that the address or a form names; undefined where it names none. */
function lateOf(from: Readonly<Record<string, string | undefined>>): LateSlip | undefined {
  const { outage, slip, at } = from;
  if (!outage || !slip || !at || Number.isNaN(Date.parse(at))) return undefined;
  return { outage, slip, occurredAt: new Date(at).toISOString() };
}

const sentLate = (visit: Visit) => ({
  outage: field(visit, 'outage'),
  slip: field(visit, 'slip'),
  at: field(visit, 'at'),
});

/** The page of receiving, for a slip that is entered afterwards. */
export const intakeHref = ({ outage, slip, occurredAt }: LateSlip): string =>
  `/desk/intake?${new URLSearchParams({ outage, slip, at: occurredAt }).toString()}`;

function LateFields({ late }: { late: LateSlip | undefined }) {
  if (!late) return null;
  return (
    <>
      <input type="hidden" name="outage" value={late.outage} />
      <input type="hidden" name="slip" value={late.slip} />
      <input type="hidden" name="at" value={late.occurredAt} />
    </>
  );
}

/** Says that what follows is entered afterwards, and which time counts. */
export function LateNotice({ visit, late }: { visit: Visit; late: LateSlip | undefined }) {
  if (!late) return null;
  const { outage, slip, occurredAt } = late;
  return (
    <Notice
      tone="warning"
      title={visit.say('web.outage.entering', { outage, slip, at: sayInstant(visit.lang, occurredAt) })}
    />
  );
}

interface Me {
  readonly onBehalfOfName?: string;
}

/** The name of who is served now; undefined where nobody is. */
export async function servedNow(visit: Visit): Promise<string | undefined> {
  const me = await visit.client.get<Me>('/api/me');
  return me.ok ? me.body.onBehalfOfName : undefined;
}

/** GET /desk/intake */
export const intakePage = (visit: Visit): Promise<PageResult> => page(visit, lateOf(visit.query));

/** The page; `error` is why the document that was typed was not taken. */
async function page(visit: Visit, late: LateSlip | undefined, error?: string): Promise<PageResult> {
  const { say, tell, lang, client, house } = visit;
  if (visit.visitor.kind === 'anonymous') return { redirect: '/sign-in?back=/desk/intake' };
  const [themes, drafts, served] = await Promise.all([
    client.get<{ themes: ThemeEntry[] }>('/api/themes'),
    client.get<{ drafts: DraftEntry[] }>('/api/drafts'),
    servedNow(visit),
  ]);
  if (!themes.ok) return { problem: themes.problem };
  const open = served !== undefined && drafts.ok ? drafts.body.drafts : [];
  return counterPage(visit, 'intake', {
    lead: say('web.counter.intake.lead'),
    ...(error === undefined ? {} : { status: 422 }),
    body: (
      <>
        <LateNotice visit={visit} late={late} />
        <Served visit={visit} served={served} late={late} error={error} />
        {open.length > 0 && (
          <section class="ov-stack-s">
            <Heading level={2}>{say('web.drafts.title')}</Heading>
            <TopicList
              topics={open.map((draft) => {
                const theme = themes.body.themes.find((one) => one.id === draft.theme);
                return {
                  title: theme ? tell(theme.title) : draft.theme,
                  facts: say('web.drafts.saved', { at: sayInstant(lang, draft.updatedAt) }),
                  href: `/desk/intake/${draft.draftId}`,
                };
              })}
            />
          </section>
        )}
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.counter.what')}</Heading>
          <form method="post" action="/desk/intake/start">
            <input type="hidden" name="key" value={house.ids.next()} />
            <LateFields late={late} />
            <ButtonRow>
              {themes.body.themes.map((theme) => (
                <Button key={theme.id} kind="secondary" name="theme" value={theme.id}>
                  {tell(theme.title)}
                </Button>
              ))}
            </ButtonRow>
          </form>
        </section>
      </>
    ),
  });
}

/** Who stands there, or the form that asks for their document. */
export function Served({
  visit,
  served,
  late,
  error,
}: {
  visit: Visit;
  served: string | undefined;
  late?: LateSlip | undefined;
  error?: string | undefined;
}) {
  const { say } = visit;
  if (served !== undefined)
    return (
      <Notice tone="info" title={say('web.access.counter.now', { name: served })}>
        <p>{say('web.access.counter.idle')}</p>
        <form method="post" action="/desk/intake/end">
          <Button kind="quiet">{say('web.access.counter.end')}</Button>
        </form>
      </Notice>
    );
  return (
    <form class="ov-card ov-stack-s" method="post" action="/desk/intake/serve" autocomplete="off">
      <LateFields late={late} />
      <IdentityField visit={visit} hint={say('web.counter.identity.hint')} error={error} />
      <Button>{say('web.access.counter.open')}</Button>
    </form>
  );
}

/** POST /desk/intake/serve */
export async function serve(visit: Visit): Promise<PageResult> {
  const { error, problem } = await openService(visit);
  const late = lateOf(sentLate(visit));
  if (problem) return { problem };
  return error === undefined ? { redirect: late ? intakeHref(late) : '/desk/intake' } : await page(visit, late, error);
}

/** POST /desk/intake/end */
export async function endServing(visit: Visit): Promise<PageResult> {
  const ended = await visit.client.send('DELETE', '/api/counter', {}, visit.house.ids.next());
  return ended.ok ? { redirect: '/desk/intake' } : { problem: ended.problem };
}

/** POST /desk/intake/start */
export async function startIntake(visit: Visit): Promise<PageResult> {
  const late = lateOf(sentLate(visit));
  const started = await visit.client.send<{ draftId: string }>(
    'POST',
    '/api/drafts',
    {
      theme: field(visit, 'theme'),
      content: { facts: {}, papers: {}, delivery: 'window', ...(late ? { late } : {}) },
    },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (!started.ok) return { problem: started.problem };
  for (const cookie of started.cookies) void visit.reply.header('set-cookie', cookie);
  return { redirect: `/desk/intake/${started.body.draftId}` };
}
