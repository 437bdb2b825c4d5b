/** One case as its applicant sees it: status, due day, decision, certificates, and what may be done with it. */
import type { CaseView, MatterView } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { Why } from '../../components/why/why.tsx';
import { sayDate, sayDue } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { openActs } from '../acts/table.ts';
import { Payment } from '../../matter/payment.tsx';
import { fetchText, toneOf } from '../../matter/status.ts';
import { Beside } from '../../matter/beside.tsx';

/** It ended without a decision: nothing is promised any longer. */
const isOver = ({ status }: CaseView): boolean =>
  ['not-accepted', 'withdrawn', 'lapsed', 'voided', 'dropped'].includes(status);

/** The card; the page leads to it by the id of the case. */
export function CaseCard({ visit, matter, one }: { visit: Visit; matter: MatterView; one: CaseView }) {
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
        {one.answer &&
          ` · ${say('web.case.answer', { date: sayDue(visit, one.answer.due, { at: one.answer.dueAt, isFirm: !one.answer.provisional }) })}`}
        {one.promised &&
          one.decision === null &&
          !isOver(one) &&
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
      {fetchText(visit, matter, one) && <p>{fetchText(visit, matter, one)}</p>}
      <Beside visit={visit} matter={matter} one={one} />
      <Payment visit={visit} one={one} />
      {one.decision && (
        <Notice
          tone={one.decision.effect === 'granted' ? 'success' : 'danger'}
          level={4}
          title={say(`web.decision.${one.decision.effect}`, {
            kind: one.sort,
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
