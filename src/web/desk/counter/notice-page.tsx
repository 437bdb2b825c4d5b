/** The printed one-time notice (一次性告知书): everything that is needed, said once, with its article, where and until when. Given to whoever asks. */
import { legalDay } from '../../../calendar/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { sayDate, sayDue, sayLimit } from '../../app/dates.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SignLines } from '../../components/sign-lines/sign-lines.tsx';
import { sayAnswer } from '../../draft/answers.ts';
import { applyOf, isProblem, linesOf, stopsOf, type Apply } from '../../draft/state.ts';
import { basisText } from '../../draft/provenance.tsx';
import { refusalOf } from '../form-errors.ts';
import { PrintButton } from './frame.tsx';

interface SiteEntry {
  readonly id: string;
  readonly name: { zh: string; en: string };
  readonly address: { zh: string; en: string };
  readonly hours: { zh: string; en: string };
}

/** GET /desk/intake/:draft/notice */
export async function noticePage(visit: Visit): Promise<PageResult> {
  const [apply, sites] = await Promise.all([applyOf(visit), visit.client.get<{ sites: SiteEntry[] }>('/api/sites')]);
  if (isProblem(apply)) return apply;
  return noticeView(visit, apply, sites.ok ? sites.body.sites : []);
}

/** The page of a plan that was derived. */
function noticeView(visit: Visit, apply: Apply, sites: readonly SiteEntry[], refused?: string): PageResult {
  const { say, tell, lang } = visit;
  const { plan, draft } = apply;
  return {
    title: say('web.counter.notice'),
    width: 'wide',
    back: { href: `/desk/intake/${draft.draftId}`, label: say('web.counter.intake') },
    islands: ['/assets/print.js'],
    ...(refused === undefined ? {} : { status: 422 }),
    body: (
      <div class="ov-stack">
        <PageTitle title={say('web.counter.notice')} lead={tell(plan.title)} />
        <Given visit={visit} refused={refused} />
        {stopsOf(plan).map((stop) => (
          <Notice key={stop.id} tone="danger" title={tell(stop.text)}>
            {stop.remedy && <p>{tell(stop.remedy)}</p>}
          </Notice>
        ))}
        {plan.questions.length > 0 && <p>{say('web.counter.notice.open', { count: plan.questions.length })}</p>}
        <Grounds visit={visit} apply={apply} />
        <Needed visit={visit} apply={apply} />
        <Items visit={visit} apply={apply} />
        <p>{say('web.counter.notice.when', { date: sayDue(visit, plan.schedule.promised.date, { year: true }) })}</p>
        {sites.map((site) => (
          <p key={site.id}>
            {say('web.counter.notice.where', {
              place: tell(site.name),
              address: tell(site.address),
              hours: tell(site.hours),
            })}
          </p>
        ))}
        <SignLines
          signers={[
            {
              role: say('web.counter.sign.teller'),
              name: visit.visitor.name,
              at: sayDate(lang, legalDay(visit.house.clock.now().toISOString()), true),
            },
            { role: say('web.counter.sign.told'), at: say('web.counter.sign.date') },
          ]}
        />
        <div class="ov-no-print">
          <ButtonRow>
            {visit.query['given'] === undefined && (
              <>
                <IssueButton visit={visit} draft={draft.draftId} />
                <PrintButton visit={visit} />
              </>
            )}
            <LinkButton kind="secondary" href={`/desk/consultations?theme=${encodeURIComponent(draft.theme)}`}>
              {say('web.counter.notice.register')}
            </LinkButton>
          </ButtonRow>
        </div>
      </div>
    ),
  };
}

/** The number under which it was given, with its sealed paper; or why it could not be sealed. */
function Given({ visit, refused }: { visit: Visit; refused: string | undefined }) {
  const { say, query } = visit;
  const { given, number } = query;
  if (refused !== undefined) return <Notice tone="danger" title={refused} announce />;
  if (given === undefined || !/^[0-9A-Za-z-]{1,80}$/.test(given)) return null;
  return (
    <div class="ov-no-print">
      <Notice tone="success" title={say('web.counter.notice.given', { number: number ?? '' })} announce>
        <p>
          <a href={`/api/one-time-notices/${given}/pdf`} download={`${number ?? given}.pdf`}>
            {say('web.counter.notice.pdf')}
          </a>
        </p>
      </Notice>
    </div>
  );
}

/** Numbers, seals and registers what the page shows. */
function IssueButton({ visit, draft }: { visit: Visit; draft: string }) {
  if (!visit.visitor.roles.includes('window-clerk')) return null;
  return (
    <form method="post" action={`/desk/intake/${draft}/notice`}>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <Button>{visit.say('web.counter.notice.issue')}</Button>
    </form>
  );
}

/** POST /desk/intake/:draft/notice. Only what the notice rests on is sent: answers to questions, not the fields of the form. */
export async function giveNotice(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const asked = Object.entries(apply.draft.content.facts).filter(([key]) => apply.theme.elements[key]?.question);
  const done = await visit.client.send<{ notice: string; number: string }>(
    'POST',
    '/api/one-time-notices',
    { theme: apply.draft.theme, answers: Object.fromEntries(asked) },
    field(visit, 'key') || visit.house.ids.next(),
  );
  if (done.ok) {
    const { notice, number } = done.body;
    const to = new URLSearchParams({ given: notice, number }).toString();
    return { redirect: `/desk/intake/${apply.draft.draftId}/notice?${to}` };
  }
  if (done.problem.status === 401 || done.problem.code === 'forbidden') return { problem: done.problem };
  return noticeView(visit, apply, [], refusalOf(done.problem));
}

/** What was said about the affair; the notice holds for this. */
function Grounds({ visit, apply }: { visit: Visit; apply: Apply }) {
  const { say, tell, lang } = visit;
  const told = Object.entries(apply.draft.content.facts).flatMap(([key, value]) => {
    const element = apply.theme.elements[key];
    return element?.question
      ? [`${tell(element.label)}${lang === 'en' ? ': ' : '：'}${sayAnswer(visit, element, value)}`]
      : [];
  });
  return told.length === 0 ? null : (
    <p class="ov-quiet">{say('web.counter.notice.grounds', { told: told.join(lang === 'en' ? '; ' : '；') })}</p>
  );
}

/** What the person brings stands first; what nobody has to bring is told apart from it, so that it is not looked for at home. */
function Needed({ visit, apply }: { visit: Visit; apply: Apply }) {
  const lines = linesOf(apply.plan);
  const isBrought = ({ needs }: Line): boolean =>
    needs.some((need) => !need.certain || need.chosen.kind === 'upload' || need.chosen.kind === 'original-at-window');
  return (
    <>
      <Lines visit={visit} title="web.counter.notice.needed" lines={lines.filter(isBrought)} />
      <Lines visit={visit} title="web.counter.notice.known" lines={lines.filter((line) => !isBrought(line))} />
    </>
  );
}

/** At the counter a paper is handed in, whichever way the net would take it. */
const sayWay = (need: Line['needs'][number]): string =>
  !need.certain
    ? 'web.way.maybe'
    : need.chosen.kind === 'upload'
      ? 'web.counter.notice.bring'
      : `web.way.${need.chosen.kind}`;

type Line = ReturnType<typeof linesOf>[number];

function Lines({ visit, title, lines }: { visit: Visit; title: string; lines: readonly Line[] }) {
  const { say, tell } = visit;
  const columns = ['paper', 'how', 'basis'].map((key) => ({ key, label: say(`web.counter.notice.${key}`) }));
  const rows = lines.flatMap(({ line, needs }) => {
    const [first] = needs;
    if (!first) return [];
    return [
      {
        key: line,
        cells: {
          paper: tell(first.name),
          how: (
            <>
              {say(sayWay(first))}
              {first.relief && <div class="ov-quiet">{say(`web.relief.${first.relief.mechanism}`)}</div>}
            </>
          ),
          basis: basisText(
            visit,
            needs.flatMap((need) => need.why.basis),
          ),
        },
      },
    ];
  });
  if (rows.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say(title, { count: rows.length })}</Heading>
      <DataTable caption={say(title, { count: rows.length })} captionHidden columns={columns} rows={rows} />
    </section>
  );
}

function Items({ visit, apply }: { visit: Visit; apply: Apply }) {
  const { say, tell } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.items.title', { count: apply.plan.items.length })}</Heading>
      <ul>
        {apply.plan.items.map((item) => (
          <li key={item.id}>
            {tell(item.name)}
            {!item.certain && say('web.why.maybe')} ·{' '}
            {say('web.items.promised', { limit: sayLimit(visit, item.promised) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
