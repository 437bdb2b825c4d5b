/** One matter as its applicant lives it: what is next, who holds it, until when; every case, every notice, every fact. It follows by itself. */
import type { CaseView, MatterView } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Figures } from '../../components/figures/figures.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { LiveRegion } from '../../components/live-region/live-region.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { PromisedDate } from '../../components/promised-date/promised-date.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { Timeline } from '../../components/timeline/timeline.tsx';
import { Why } from '../../components/why/why.tsx';
import { sayDate, sayDue, sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { openActs } from '../acts/table.ts';
import { Joints } from '../../matter/joints.tsx';
import { kindOfDecision, Payment } from '../../matter/payment.tsx';
import { ConditionsPanel } from '../../matter/conditions-panel.tsx';
import { eventOf } from '../../matter/event.tsx';
import { nextText, toneOf } from '../../matter/status.ts';
import { Beside } from '../../matter/beside.tsx';
import { Replannings } from './replannings.tsx';
import { OtherActs, ToDo } from './todo.tsx';
import { sayWhyDate } from '../../matter/why-date.ts';

/** The page of a matter. */
export async function matterPage(visit: Visit): Promise<PageResult> {
  const { say, tell } = visit;
  const id = visit.params['matter'] ?? '';
  const answer = await visit.client.get<MatterView>(`/api/matters/${encodeURIComponent(id)}`);
  if (!answer.ok) return { problem: answer.problem };
  const matter = answer.body;
  return {
    title: tell(matter.title),
    back: { href: '/matters', label: say('web.menu.matters') },
    islands: ['/assets/live.js'],
    body: (
      <div class="ov-stack-l" data-live={`/api/matters/${matter.id}/live`} data-seq={matter.seq}>
        <PageTitle title={tell(matter.title)} above={matter.number} />
        <LiveRegion id="live-note">{nextText(visit, matter)}</LiveRegion>
        {matter.correction && <Correction visit={visit} matter={matter} />}
        <Denied visit={visit} matter={matter} />
        <ToDo visit={visit} matter={matter} />
        <div class="ov-columns">
          <div class="ov-columns-aside ov-stack">
            <Progress visit={visit} matter={matter} />
            <LinkButton kind="secondary" icon="file" wide href={`/matters/${matter.id}/receipt`}>
              {say('web.receipt.title')}
            </LinkButton>
            <OtherActs visit={visit} matter={matter} />
          </div>
          <div class="ov-stack-l">
            <Replannings visit={visit} matter={matter} />
            <section class="ov-stack-s">
              <Heading level={2}>{say('web.matter.cases', { count: matter.cases.length })}</Heading>
              <div class="ov-stack">
                {matter.cases.map((one) => (
                  <CaseCard key={one.case} visit={visit} matter={matter} one={one} />
                ))}
              </div>
            </section>
            <Joints visit={visit} matter={matter} />
            <Notices visit={visit} matter={matter} />
            <ConditionsPanel visit={visit} matter={matter} />
            <History visit={visit} matter={matter} />
          </div>
        </div>
      </div>
    ),
  };
}

function Progress({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const late = matter.cases.map((one) => one.promised).filter((clock) => clock !== null);
  const latest = late.toSorted((a, b) => (a.due < b.due ? 1 : -1))[0];
  return (
    <>
      {matter.status === 'running' && matter.promisedOn && (
        <PromisedDate
          label={say('web.when.promised')}
          date={sayDue(visit, matter.promisedOn, { at: matter.promisedAt, year: true, isFirm: true })}
          machine={matter.promisedAt ?? matter.promisedOn}
          {...(matter.promisedProvisional ? { provisional: say('web.when.provisional') } : {})}
          why={
            latest && (
              <Why question={say('web.when.why')}>
                <ol>
                  {latest.why.map((step, index) => (
                    <li key={index}>{sayWhyDate(visit, step)}</li>
                  ))}
                </ol>
              </Why>
            )
          }
        />
      )}
      <Figures
        figures={[
          { label: say('web.figure.visits'), value: String(matter.visits), unit: say('web.figure.visits.unit') },
          {
            label: say('web.figure.working'),
            value: String(matter.workingDays),
            unit: say('web.figure.working.unit'),
          },
          ...(matter.workingDaysAbove > 0
            ? [
                {
                  label: say('web.figure.above'),
                  value: String(matter.workingDaysAbove),
                  unit: say('web.figure.working.unit'),
                },
              ]
            : []),
          {
            label: say('web.figure.elapsed'),
            value: String(matter.elapsedDays),
            unit: say('web.figure.elapsed.unit'),
          },
        ]}
      />
    </>
  );
}

function Correction({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, tell } = visit;
  const { correction } = matter;
  if (!correction) return null;
  return (
    <Notice tone="warning" title={say('web.correction.title', { until: sayDue(visit, correction.until) })} announce>
      <ol>
        {correction.defects.map((defect) => (
          <li key={`${defect.case}-${defect.need}`}>
            <strong>{tell(defect.name)}</strong> {defect.problem}
          </li>
        ))}
      </ol>
      <LinkButton href={`/matters/${matter.id}/correction`}>{say('web.correction.go')}</LinkButton>
    </Notice>
  );
}

/** What was refused stands on top, before anybody has to look for it among the cases; the reasons and the remedies are one touch away. */
function Denied({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, tell } = visit;
  const denied = matter.cases.filter((one) => one.decision?.effect === 'denied');
  if (denied.length === 0) return null;
  const kinds = new Set(denied.map(kindOfDecision));
  return (
    <Notice
      tone="danger"
      title={say('web.denied', { count: denied.length, kind: kinds.size === 1 ? [...kinds].join('') : 'mixed' })}
    >
      <ul>
        {denied.map((one) => (
          <li key={one.case}>
            <a href={`#${one.case}`}>{say('web.denied.go', { item: tell(one.name) })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function CaseCard({ visit, matter, one }: { visit: Visit; matter: MatterView; one: CaseView }) {
  const { say, tell, lang } = visit;
  return (
    <article class="ov-card ov-stack-s" id={one.case}>
      <Heading level={3}>{tell(one.name)}</Heading>
      <p>
        <Tag tone={toneOf[one.status]} text={say(`web.status.${one.status}`)} />
        {one.flags.map((flag) => (
          <Tag key={flag} tone={flag === 'overdue' ? 'danger' : 'warning'} text={say(`web.flag.${flag}`)} />
        ))}
      </p>
      <p class="ov-quiet">
        {tell(one.organName)}
        {one.promised &&
          ` · ${say('web.case.due', { date: sayDue(visit, one.promised.due, { at: one.promised.dueAt, isFirm: !one.promised.provisional }) })}`}
        {one.external?.serial && ` · ${say('web.case.serial', { serial: one.external.serial })}`}
        {one.above &&
          ` · ${say('web.above', {
            from: sayDate(lang, one.above.submittedOn),
            until: one.above.backOn === null ? '' : sayDate(lang, one.above.backOn),
            isBack: one.above.backOn !== null,
            days: one.above.workingDays,
          })}`}
      </p>
      <Beside visit={visit} matter={matter} one={one} />
      <Payment visit={visit} one={one} />
      {one.decision && (
        <Notice
          tone={one.decision.effect === 'granted' ? 'success' : 'danger'}
          level={4}
          title={say(`web.decision.${one.decision.effect}`, {
            kind: kindOfDecision(one),
            on: sayDate(lang, one.decision.on),
          })}
        >
          <p>{one.decision.reasons}</p>
          {one.decision.effect === 'denied' && one.decision.remedies && (
            <p>
              {tell(one.decision.remedies.review)} {tell(one.decision.remedies.litigation)}
            </p>
          )}
        </Notice>
      )}
      {one.notAccepted && (
        <Notice tone="warning" level={4} title={say(`web.not-accepted.${one.notAccepted.kind}`)}>
          <p>{one.notAccepted.reasons}</p>
        </Notice>
      )}
      {one.certificates.map((certificate) => (
        <p key={certificate.identifier}>
          <LinkButton kind="secondary" icon="file" href={`/certificates/${encodeURIComponent(certificate.identifier)}`}>
            {`${tell(certificate.name)} ${certificate.number}`}
          </LinkButton>
        </p>
      ))}
      <CaseActs visit={visit} matter={matter} one={one} />
    </article>
  );
}

/** What the applicant may do with one case besides waiting: folded up, for few want it and every case has it. */
function CaseActs({ visit, matter, one }: { visit: Visit; matter: MatterView; one: CaseView }) {
  const { say } = visit;
  const links = [
    ...openActs(matter, visit)
      .filter(({ act, subject }) => !act.isToDo && subject.id === one.case)
      .map(({ act }) => ({
        href: `/matters/${matter.id}/act?do=${act.command}&about=${one.case}`,
        label: say(`web.own.${act.command}`),
      })),
    ...matter.permittedActions
      .filter((action) => action.command === 'withdraw-case' && action.case === one.case)
      .map(() => ({
        href: `/matters/${matter.id}/withdraw?case=${one.case}`,
        label: say('web.withdraw'),
      })),
  ];
  if (links.length === 0) return null;
  return (
    <Why question={say('web.matter.case-acts', { count: links.length })}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>
              {link.label}
              <span class="ov-hidden"> {visit.tell(one.name)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Why>
  );
}

function Notices({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, lang } = visit;
  if (matter.notices.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.matter.notices')}</Heading>
      <DataTable
        caption={say('web.matter.notices')}
        captionHidden
        columns={['name', 'served'].map((key) => ({ key, label: say(`web.desk.notice.${key}`) }))}
        rows={matter.notices.map((notice) => ({
          key: notice.notice,
          cells: {
            name: (
              <>
                <a href={`/api/matters/${matter.id}/notices/${notice.notice}/pdf`} download={`${notice.number}.pdf`}>
                  {say(`matters.notice.${notice.kind}`)}
                  <span class="ov-hidden"> {notice.number}</span>
                </a>
                <div class="ov-quiet">{`${notice.number} · ${sayInstant(lang, notice.at)}`}</div>
              </>
            ),
            served: <Service visit={visit} matter={matter} notice={notice} />,
          },
        }))}
      />
    </section>
  );
}

/** How and when a document reached the applicant; the proof of service where it came on paper. */
function Service({
  visit,
  matter,
  notice,
}: {
  visit: Visit;
  matter: MatterView;
  notice: MatterView['notices'][number];
}) {
  const { say, lang } = visit;
  if (notice.servedBy === null || notice.servedAt === null) return null;
  const way = say(`web.desk.option.service.${notice.servedBy}`);
  return (
    <span class="ov-quiet">
      {`${way} ${sayInstant(lang, notice.servedAt)}`}
      {notice.proof !== null && (
        <>
          {' · '}
          <a href={`/api/matters/${matter.id}/notices/${notice.proof}/pdf`} download={`${notice.number}.pdf`}>
            {say('web.desk.notice.proof')}
            <span class="ov-hidden"> {notice.number}</span>
          </a>
        </>
      )}
    </span>
  );
}

/** Facts shown at once; what was before them is folded up. */
const lately = 6;

/** What happened, the latest open to read. */
function History({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const events = matter.timeline.map((entry) => eventOf(visit, matter, entry));
  const earlier = events.slice(0, -lately);
  const more = say('web.matter.earlier', { count: earlier.length });
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.matter.timeline')}</Heading>
      {earlier.length > 0 && (
        <Why question={more}>
          <Timeline label={more} events={earlier} />
        </Why>
      )}
      <Timeline label={say('web.matter.timeline')} events={events.slice(-lately)} />
    </section>
  );
}
