/** Renewing permits of a certificate: the holder chooses which; the others keep their dates. It is an application, decided by each organ. */
import type { Renewal, Renewed } from '../../../certificates/index.ts';
import { sayDate } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { CheckboxList } from '../../components/choice/choice.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';

type Permit = Renewal['permits'][number];

/** The days inside which the renewal is applied for, as one sentence. */
function daysOf({ say, lang }: Visit, { applyFrom, applyUntil }: Permit): string {
  const day = (date: string): string => sayDate(lang, date, true);
  if (applyUntil === null) return '';
  return applyFrom === null
    ? say('web.renew.days.until', { until: day(applyUntil) })
    : say('web.renew.days', { from: day(applyFrom), until: day(applyUntil) });
}

const ruleOf = ({ say }: Visit, { basis }: Permit): string =>
  basis.map(({ law, article }) => say('web.renew.rule', { law, article: article ?? '' })).join(' ');

/** Why it is not renewed now: what to do, and between which days it could be. */
const closedWhy = (visit: Visit, one: Permit): string =>
  [visit.say(`problem.${one.refused ?? ''}.remedy`), daysOf(visit, one), ruleOf(visit, one)].filter(Boolean).join(' ');

/** GET /certificates/:id/renew */
export async function renewPage(visit: Visit, refused?: string, error?: string): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['id'] ?? '');
  const found = await visit.client.get<Renewal>(`/api/certificates/${id}/renewal`);
  if (!found.ok) return { problem: found.problem };
  const { say, tell } = visit;
  const { name, permits } = found.body;
  const open = permits.filter((one) => one.refused === null);
  const closed = permits.filter((one) => one.refused !== null);
  return {
    title: say('web.renew'),
    ...(refused !== undefined || error !== undefined ? { status: 422 } : {}),
    back: { href: `/certificates/${id}`, label: say('web.back') },
    body: (
      <>
        <PageTitle title={say('web.renew')} above={tell(name)} lead={say('web.renew.lead')} />
        <div class="ov-stack">
          {refused !== undefined && <Notice tone="danger" title={refused} announce />}
          {open.length === 0 ? (
            <Notice tone="info" title={say('web.renew.none')} />
          ) : (
            <Choose visit={visit} id={id} permits={open} error={error} />
          )}
          {closed.length > 0 && (
            <SummaryList
              rows={closed.map((one) => ({
                key: tell(one.name),
                value:
                  one.matter === null ? (
                    say(`problem.${one.refused ?? ''}.title`)
                  ) : (
                    <a href={`/matters/${one.matter}`}>{say(`problem.${one.refused ?? ''}.title`)}</a>
                  ),
                source: closedWhy(visit, one),
              }))}
            />
          )}
        </div>
      </>
    ),
  };
}

function Choose({
  visit,
  id,
  permits,
  error,
}: {
  visit: Visit;
  id: string;
  permits: readonly Permit[];
  error: string | undefined;
}) {
  const { say, tell, lang } = visit;
  const chosen = [visit.form['permits'] ?? []].flat();
  const day = (date: string | null): string => (date === null ? '' : sayDate(lang, date, true));
  return (
    <form method="post" action={`/certificates/${id}/renew`} class="ov-stack" novalidate>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <CheckboxList
        id="permits"
        name="permits"
        label={say('web.renew.which')}
        hint={say('web.renew.which.hint')}
        error={error}
        choices={permits.map((one) => ({
          value: one.case,
          label: `${tell(one.name)} ${one.number}`,
          hint: [
            say('web.renew.until', { until: day(one.validUntil), days: daysOf(visit, one) }),
            ruleOf(visit, one),
          ].join(' '),
          checked: chosen.includes(one.case),
        }))}
      />
      <ButtonRow>
        <Button>{say('web.renew.apply')}</Button>
        <LinkButton kind="secondary" href={`/certificates/${id}`}>
          {say('web.renew.no')}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}

/** POST /certificates/:id/renew: hands the application in and leads to its matter. */
export async function renew(visit: Visit): Promise<PageResult> {
  const permits = [visit.form['permits'] ?? []].flat();
  if (permits.length === 0) return await renewPage(visit, undefined, visit.say('web.renew.choose'));
  const done = await visit.client.send<Renewed>(
    'POST',
    `/api/certificates/${encodeURIComponent(visit.params['id'] ?? '')}/renew`,
    { permits },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) return { redirect: `/matters/${done.body.matterId}` };
  const { status, title, remedy } = done.problem;
  return status === 401 || status === 403 || status === 404
    ? { problem: done.problem }
    : await renewPage(visit, [title, remedy].filter(Boolean).join(' '));
}
