/** Mandates: who may act for me, in what and until when, taken back with one button; and for whom I act. */
import { Button } from '../components/button/button.tsx';
import { DataTable } from '../components/data-table/data-table.tsx';
import { EmptyState } from '../components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../components/heading/heading.tsx';
import { Notice } from '../components/notice/notice.tsx';
import { NumberField } from '../components/number-field/number-field.tsx';
import { SelectField } from '../components/select-field/select-field.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { sayInstant } from '../app/dates.ts';
import type { PageResult } from '../app/pages.ts';
import { field, type Visit } from '../app/visit.ts';
import { daysOf } from './days.ts';

interface Mandate {
  readonly mandateId: string;
  readonly agentName: string;
  readonly kind: string;
  readonly scope: string;
  readonly until: string;
  readonly isInForce: boolean;
}
interface Acting {
  readonly current: string | null;
  readonly principals: readonly { readonly personId: string; readonly name: string; readonly until: string }[];
}

/** What was wrong with the form, in words, and the field to mend. */
interface Failed {
  readonly field: string;
  readonly text: string;
  readonly status: number;
}

/** Refusals that are about one field. */
const mistakenAt = { 'agent-not-found': 'agentAccount', 'mandate-to-oneself': 'agentAccount' } as const;

const kinds = ['agent', 'family', 'guardian', 'legal-representative'] as const;

/** The page. While acting for another only the way back is shown: nobody gives away what is not theirs. */
export const mandatesPage = (visit: Visit): Promise<PageResult> => page(visit);

/** The page; `failed` is why nothing was given, and the field that it is about. */
async function page(visit: Visit, failed?: Failed): Promise<PageResult> {
  const { say } = visit;
  if (visit.visitor.kind === 'anonymous') return { redirect: '/sign-in?back=/me/mandates' };
  const acting = await visit.client.get<Acting>('/api/acting');
  if (!acting.ok) return { problem: acting.problem };
  const own =
    acting.body.current === null ? await visit.client.get<{ mandates: Mandate[] }>('/api/mandates') : undefined;
  const themes = await visit.client.get<{ themes: { id: string; title: { zh: string; en: string } }[] }>('/api/themes');
  const scopes = [
    { value: '*', label: say('web.access.mandate.scope.all') },
    ...(themes.ok ? themes.body.themes.map((one) => ({ value: one.id, label: visit.tell(one.title) })) : []),
  ];
  return {
    title: say('web.access.mandates'),
    width: 'wide',
    ...(failed ? { status: failed.status } : {}),
    body: (
      <>
        {failed && <ErrorSummary title={say('web.form.errors')} errors={[failed]} />}
        <PageTitle title={say('web.access.mandates')} lead={say('web.access.mandates.lead')} />
        <ForWhom visit={visit} acting={acting.body} />
        {own?.ok && <Given visit={visit} mandates={own.body.mandates} scopes={scopes} />}
        {own?.ok && <GiveForm visit={visit} scopes={scopes} failed={failed} />}
        {(own === undefined || !own.ok) && (
          <form method="post" action="/me/acting">
            <Button name="principal" value="">
              {say('web.access.acting.stop')}
            </Button>
          </form>
        )}
      </>
    ),
  };
}

function ForWhom({ visit, acting }: { visit: Visit; acting: Acting }) {
  const { say, lang } = visit;
  const current = acting.principals.find((one) => one.personId === acting.current);
  return (
    <>
      {current && <Notice tone="warning" title={say('web.access.acting.now', { name: current.name })} />}
      {acting.current === null && acting.principals.length > 0 && (
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.access.acting')}</Heading>
          <form method="post" action="/me/acting" class="ov-stack-s">
            {acting.principals.map((one) => (
              <Button key={one.personId} kind="secondary" name="principal" value={one.personId}>
                {say('web.access.acting.choose', { name: one.name, until: sayInstant(lang, one.until) })}
              </Button>
            ))}
          </form>
        </section>
      )}
    </>
  );
}

function Given({
  visit,
  mandates,
  scopes,
}: {
  visit: Visit;
  mandates: readonly Mandate[];
  scopes: readonly { value: string; label: string }[];
}) {
  const { say, lang } = visit;
  const isIn = (one: Mandate) => (
    <form method="post" action="/me/mandates/revoke">
      <Button kind="danger" name="mandate" value={one.mandateId}>
        {say('web.access.mandate.revoke')}
      </Button>
    </form>
  );
  return (
    <DataTable
      caption={say('web.access.mandates.given')}
      columns={['agent', 'kind', 'scope', 'until', 'state'].map((key) => ({
        key,
        label: say(`web.access.mandate.${key}`),
      }))}
      rows={mandates.map((one) => ({
        key: one.mandateId,
        cells: {
          agent: one.agentName,
          kind: say(`web.access.mandate.kind.${one.kind}`),
          scope: scopes.find((scope) => scope.value === one.scope)?.label ?? one.scope,
          until: sayInstant(lang, one.until),
          state: one.isInForce ? isIn(one) : say('web.access.mandate.over'),
        },
      }))}
      empty={
        <EmptyState icon="person" title={say('web.access.mandates.none')} text={say('web.access.mandates.none.text')} />
      }
    />
  );
}

function GiveForm({
  visit,
  scopes,
  failed,
}: {
  visit: Visit;
  scopes: readonly { value: string; label: string }[];
  failed?: Failed | undefined;
}) {
  const { say } = visit;
  const errorAt = (name: string) => (failed?.field === name ? { error: failed.text } : {});
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.access.mandate.give')}</Heading>
      <form method="post" action="/me/mandates">
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <TextField
          id="agentAccount"
          name="agentAccount"
          label={say('web.access.mandate.account')}
          hint={say('web.access.mandate.account.hint')}
          value={field(visit, 'agentAccount')}
          required
          maxLength={64}
          {...errorAt('agentAccount')}
        />
        <SelectField
          id="kind"
          name="kind"
          label={say('web.access.mandate.kind')}
          options={kinds.map((kind) => ({ value: kind, label: say(`web.access.mandate.kind.${kind}`) }))}
          value={field(visit, 'kind')}
          required
        />
        <SelectField
          id="scope"
          name="scope"
          label={say('web.access.mandate.scope')}
          options={scopes}
          value={field(visit, 'scope') || scopes[1]?.value}
          required
        />
        <NumberField
          id="days"
          name="days"
          label={say('web.access.mandate.days')}
          hint={say('web.access.mandate.days.hint')}
          value={field(visit, 'days') || '30'}
          unit={say('web.access.days')}
          required
          {...errorAt('days')}
        />
        <Button>{say('web.access.mandate.give')}</Button>
      </form>
    </section>
  );
}

/** Gives one. */
export async function giveMandate(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const [agentAccount, days] = [field(visit, 'agentAccount').trim(), daysOf(visit, 366)];
  if (agentAccount === '')
    return await page(visit, { field: 'agentAccount', text: say('web.error.empty'), status: 422 });
  if (days === undefined)
    return await page(visit, { field: 'days', text: say('web.error.days', { limit: 366 }), status: 422 });
  const body = { agentAccount, kind: field(visit, 'kind'), scope: field(visit, 'scope'), days };
  const answer = await visit.client.send('POST', '/api/mandates', body, field(visit, 'key') || visit.house.ids.next());
  if (answer.ok) return { redirect: '/me/mandates' };
  const { code, title, remedy = '', status } = answer.problem;
  const at = mistakenAt[code as keyof typeof mistakenAt];
  return at ? await page(visit, { field: at, text: `${title} ${remedy}`.trim(), status }) : { problem: answer.problem };
}

/** Takes one back; the next act of the agent is refused. */
export async function revokeMandate(visit: Visit): Promise<PageResult> {
  const id = field(visit, 'mandate');
  const answer = await visit.client.send('POST', `/api/mandates/${encodeURIComponent(id)}/revoke`, {}, `revoke-${id}`);
  return answer.ok ? { redirect: '/me/mandates' } : { problem: answer.problem };
}

/** Chooses for whom one acts, or oneself again. */
export async function chooseWhom(visit: Visit): Promise<PageResult> {
  const principal = field(visit, 'principal') || null;
  const answer = await visit.client.send('POST', '/api/acting', { principal }, visit.house.ids.next());
  return answer.ok ? { redirect: principal === null ? '/me/mandates' : '/matters' } : { problem: answer.problem };
}
