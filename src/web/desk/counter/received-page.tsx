/** Straight after the hand-in: the receipt to print and sign, and what can be done while the applicant still stands there (即办). */
import { legalDay } from '../../../calendar/index.ts';
import type { MatterView, Receipt } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { fields, field, type Visit } from '../../app/visit.ts';
import { sayDate, sayDue, sayInstant } from '../../app/dates.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { ReceiptCard } from '../../components/receipt-card/receipt-card.tsx';
import { SignLines } from '../../components/sign-lines/sign-lines.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { toneOf } from '../../matter/status.ts';
import { actionHref } from '../actions/place.ts';
import { lastVisitOn } from '../actions/options.ts';
import { minutesSince } from '../list/task-table.tsx';
import { Documents } from './documents.tsx';
import { PrintButton } from './frame.tsx';

/** GET /desk/received/:matter */
export async function receivedPage(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const [receipt, matter] = await Promise.all([
    visit.client.get<Receipt>(`/api/matters/${id}/receipt`),
    visit.client.get<MatterView>(`/api/matters/${id}`),
  ]);
  if (!receipt.ok) return { problem: receipt.problem };
  if (!matter.ok) return { problem: matter.problem };
  return receivedView(visit, receipt.body, matter.body);
}

/** Entered after it happened: when, and on which evidence. Both times stand side by side. */
export function lateRows({ say, lang }: Visit, matter: MatterView): readonly { key: string; value: string }[] {
  const late = matter.timeline.find((one) => one.name === 'late-entry-recorded');
  if (!late) return [];
  const evidence = String(late.detail['evidence'] ?? '');
  return [
    {
      key: say('web.outage.recorded'),
      value: say('web.outage.recorded.at', { at: sayInstant(lang, late.recordedAt), evidence }),
    },
  ];
}

/** The page of a matter that was read. */
export function receivedView(visit: Visit, receipt: Receipt, matter: MatterView): PageResult {
  const { say, tell, lang, query } = visit;
  const refused = query['refused'];
  return {
    title: say('web.receipt.title'),
    width: 'wide',
    back: { href: '/desk/intake', label: say('web.counter.intake') },
    islands: ['/assets/print.js'],
    body: (
      <div class="ov-stack">
        {refused && (
          <div class="ov-no-print">
            <Notice tone="warning" title={say('web.counter.not-accepted', { count: Number(refused) || 1 })} announce />
          </div>
        )}
        <ReceiptCard
          title={say('web.receipt.title')}
          level={1}
          number={{ label: say('web.receipt.number'), value: receipt.number }}
          rows={[
            { key: say('web.receipt.affair'), value: tell(receipt.title) },
            { key: say('web.receipt.applicant'), value: receipt.applicant },
            { key: say('web.receipt.at'), value: sayInstant(lang, receipt.receivedAt) },
            ...lateRows(visit, matter),
            { key: say('web.desk.delivery'), value: say(`web.desk.option.way.${matter.delivery}`) },
            ...(receipt.promisedOn
              ? [
                  {
                    key: say('web.when.promised'),
                    value: sayDue(visit, receipt.promisedOn, { at: receipt.promisedAt, year: true }),
                  },
                ]
              : []),
          ]}
        />
        <Documents visit={visit} matter={matter} />
        <Papers visit={visit} matter={matter} />
        <Cases visit={visit} receipt={receipt} matter={matter} />
        <SignLines
          signers={[
            { role: say('web.counter.sign.applicant'), at: say('web.counter.sign.date') },
            {
              role: say('web.counter.sign.clerk'),
              name: visit.visitor.name,
              at: sayDate(lang, legalDay(receipt.receivedAt), true),
            },
          ]}
        />
        <div class="ov-no-print">
          <ButtonRow>
            <PrintButton visit={visit} />
            <LinkButton kind="secondary" href={`/desk/matters/${matter.id}`}>
              {say('web.counter.to-matter')}
            </LinkButton>
            <LinkButton kind="quiet" href="/desk/intake">
              {say('web.counter.next')}
            </LinkButton>
          </ButtonRow>
        </div>
      </div>
    ),
  };
}

function Papers({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, tell } = visit;
  const papers = matter.materials.filter(
    (paper, index) =>
      (paper.state === 'given' || paper.originalSeen) &&
      matter.materials.findIndex((other) => other.line === paper.line) === index,
  );
  if (papers.length === 0) return null;
  const columns = ['paper', 'file', 'seen'].map((key) => ({ key, label: say(`web.counter.paper.${key}`) }));
  const rows = papers.map((paper) => ({
    key: paper.line,
    cells: {
      paper: tell(paper.name),
      file: paper.onPaper ? say('web.counter.paper.described', { text: paper.onPaper.text }) : (paper.fileName ?? ''),
      seen: paper.originalSeen ? say('web.desk.check.original') : '',
    },
  }));
  return <DataTable caption={say('web.receipt.materials')} columns={columns} rows={rows} />;
}

function Cases({ visit, receipt, matter }: { visit: Visit; receipt: Receipt; matter: MatterView }) {
  const { say, tell } = visit;
  // A promise of no days means: decided at the counter in the same visit (field reference 11, 5).
  const instant = new Set(receipt.cases.filter((one) => one.promised.n === 0).map((one) => one.case));
  const isInstant = (one: MatterView['cases'][number]): boolean => instant.has(one.case);
  const acceptable = matter.permittedActions.filter((action) => action.command === 'accept-case');
  const columns = ['case', 'organ', 'state', 'number'].map((key) => ({ key, label: say(`web.counter.case.${key}`) }));
  const rows = matter.cases.map((one) => ({
    key: one.case,
    cells: {
      case: (
        <>
          {tell(one.name)} {isInstant(one) && <Tag tone="accent" text={say('web.counter.instant')} />}
        </>
      ),
      organ: tell(one.organName),
      state: <Tag tone={toneOf[one.status]} text={say(`web.status.${one.status}`)} />,
      number: <span class="ov-num">{one.number}</span>,
    },
  }));
  const waiting = matter.cases.filter((one) => isInstant(one) && !one.decision && one.external === null);
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.receipt.cases', { count: matter.cases.length })}</Heading>
      <DataTable
        caption={say('web.receipt.cases', { count: rows.length })}
        captionHidden
        columns={columns}
        rows={rows}
      />
      <div class="ov-no-print ov-stack-s">
        {acceptable.length > 0 && (
          <form method="post" action={`/desk/received/${matter.id}/accept`}>
            <input type="hidden" name="key" value={visit.house.ids.next()} />
            {acceptable.map((action) => (
              <input key={action.case} type="hidden" name="case" value={`${action.case}|${action.version}`} />
            ))}
            <Button>{say('web.counter.accept', { count: acceptable.length })}</Button>
          </form>
        )}
        {waiting.length > 0 && (
          <Notice tone="info" title={say('web.counter.instant.now', { count: waiting.length })}>
            <p>{say('web.counter.instant.text')}</p>
            <ul>
              {waiting.map((one) => (
                <li key={one.case}>
                  <a href={deciderHref(matter, one)}>{tell(one.name)}</a> · {tell(one.organName)}
                  <WaitButton visit={visit} matter={matter} one={one} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {matter.cases.filter(isReady).map((one) => (
          <HandButton key={one.case} visit={visit} matter={matter} one={one} />
        ))}
      </div>
    </section>
  );
}

/** POST /desk/received/:matter/accept: in the organs' name, under their recorded authorisation; the engine refuses what may not be. */
export async function acceptAll(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const key = field(visit, 'key') || visit.house.ids.next();
  let refused = 0;
  for (const one of fields(visit, 'case')) {
    const [id_ = '', version] = one.split('|');
    const body = { case: id_, version: Number(version) };
    const done = await visit.client.send('POST', `/api/matters/${id}/accept-case`, body, `${key}-${id_}`);
    if (!done.ok && done.problem.status === 401) return { problem: done.problem };
    if (!done.ok) refused += 1;
  }
  return { redirect: `/desk/received/${id}${refused > 0 ? `?refused=${refused}` : ''}` };
}

type Case = MatterView['cases'][number];

/** The form that this person may fill in to end the waiting; the case itself where it is for somebody else. */
function deciderHref(matter: MatterView, one: Case): string {
  const act = ['decide-case', 'examine', 'accept-case', 'check-materials']
    .map((command) => matter.permittedActions.find((each) => each.command === command && each.case === one.case))
    .find((each) => each !== undefined);
  return act ? actionHref(matter, act) : `/desk/matters/${matter.id}#${one.case}`;
}

/** The clerk says that somebody stands there: whoever decides sees it first. */
function WaitButton({ visit, matter, one }: { visit: Visit; matter: MatterView; one: Case }) {
  const { say } = visit;
  const may = matter.permittedActions.find((each) => each.command === 'mark-waiting' && each.case === one.case);
  if (!may) return null;
  const waits = one.waitingSince !== null;
  return (
    <form method="post" action={`/desk/received/${matter.id}/wait`}>
      <input type="hidden" name="case" value={`${one.case}|${may.version ?? one.version}|${String(!waits)}`} />
      <Button kind="quiet">
        {waits
          ? say('web.counter.waits.end', { minutes: minutesSince(visit, one.waitingSince ?? '') })
          : say('web.counter.waits.begin')}
        <span class="ov-hidden"> {visit.tell(one.name)}</span>
      </Button>
    </form>
  );
}

/** POST /desk/received/:matter/wait */
export async function markWaits(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const [one = '', version, waits] = field(visit, 'case').split('|');
  const body = { case: one, version: Number(version), waits: waits === 'true' };
  const done = await visit.client.send('POST', `/api/matters/${id}/mark-waiting`, body, visit.house.ids.next());
  return done.ok ? { redirect: `/desk/received/${id}` } : { problem: done.problem };
}

/** Decided, and what was decided can be handed over here and now. */
const isReady = (one: Case): boolean => one.status === 'decided' && one.decision !== null;

/** Documents of the decision to print, and one button that hands them over in the same visit. */
function HandButton({ visit, matter, one }: { visit: Visit; matter: MatterView; one: Case }) {
  const { say, tell } = visit;
  const papers = matter.notices.filter(
    (notice) => /^(grant|denial)\b/.test(notice.kind) && notice.cases.includes(one.case),
  );
  return (
    <Notice tone="success" title={say('web.counter.hand.title', { item: tell(one.name) })}>
      <ul>
        {papers.map((notice) => (
          <li key={notice.notice}>
            <a href={`/api/matters/${matter.id}/notices/${notice.notice}/pdf`}>
              {say('web.counter.hand.print', { name: say(`matters.notice.${notice.kind}`), number: notice.number })}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={`/desk/received/${matter.id}/hand`}>
        <input type="hidden" name="key" value={visit.house.ids.next()} />
        <input type="hidden" name="case" value={one.case} />
        <Button>{say('web.counter.hand.do')}</Button>
      </form>
    </Notice>
  );
}

/** POST /desk/received/:matter/hand: what is on paper is served by giving it, then the result is handed over; the visit is the one of today. */
export async function handResult(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const key = field(visit, 'key') || visit.house.ids.next();
  const one = field(visit, 'case');
  const read = (): ReturnType<typeof visit.client.get<MatterView>> =>
    visit.client.get<MatterView>(`/api/matters/${id}`);
  const before = await read();
  if (!before.ok) return { problem: before.problem };
  for (const notice of before.body.notices.filter((each) => !each.isServed && each.cases.includes(one))) {
    const body = { notice: notice.notice, way: 'direct', evidence: visit.say('web.counter.hand.evidence') };
    const served = await visit.client.send('POST', `/api/matters/${id}/serve-notice`, body, `${key}-${notice.notice}`);
    if (!served.ok) return { problem: served.problem };
  }
  const now = await read();
  if (!now.ok) return { problem: now.problem };
  const found = now.body.cases.find((each) => each.case === one);
  const sameVisitAs = lastVisitOn(now.body, legalDay(visit.house.clock.now().toISOString()));
  const body = { case: one, version: found?.version ?? 0, way: 'window', ...(sameVisitAs ? { sameVisitAs } : {}) };
  const done = await visit.client.send('POST', `/api/matters/${id}/deliver-result`, body, `${key}-deliver`);
  return done.ok ? { redirect: `/desk/received/${id}` } : { problem: done.problem };
}
