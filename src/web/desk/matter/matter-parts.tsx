/** Parts of the matter's page: the open notice, promises, documents, answers. Each is silent where there is nothing to say. */
import type { Elements } from '../../matter/elements.ts';
import type { MatterView } from '../../../matters/index.ts';
import { sayDue, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { sayAnswer } from '../../draft/answers.ts';
import { DueCell, isFixedDay } from '../colour.tsx';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
}

/** What the applicant was told to put right, until when. */
export function CorrectionPanel({ visit, matter }: Props) {
  const { say, tell } = visit;
  if (!matter.correction) return null;
  return (
    <Notice tone="warning" title={say('web.desk.correction', { until: sayDue(visit, matter.correction.until) })}>
      <ol>
        {matter.correction.defects.map((defect) => (
          <li key={`${defect.case}-${defect.need}`}>
            <strong>{tell(defect.name)}</strong> {defect.problem}
          </li>
        ))}
      </ol>
    </Notice>
  );
}

/** Deferred papers and commitments with their dates. */
export function ObligationsPanel({ visit, matter }: Props) {
  const { say, tell } = visit;
  if (matter.obligations.length === 0) return null;
  const columns = ['text', 'case', 'due', 'state'].map((key) => ({ key, label: say(`web.desk.obligation.${key}`) }));
  const rows = matter.obligations.map((each) => {
    const one = matter.cases.find((other) => other.case === each.case);
    return {
      key: each.obligation,
      cells: {
        text: each.text,
        case: one ? tell(one.name) : each.case,
        due: <DueCell visit={visit} due={each.due} colour={each.colour} isFirm={isFixedDay(matter, each.obligation)} />,
        state: (
          <Tag
            tone={each.state === 'closed' ? 'success' : each.state === 'open' ? 'info' : 'danger'}
            text={say(`web.desk.obligation.${each.state}`)}
          />
        ),
      },
    };
  });
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.desk.obligations')}</Heading>
      <DataTable caption={say('web.desk.obligations')} captionHidden columns={columns} rows={rows} />
    </section>
  );
}

/** Documents of law with number, date and how they were served. */
export function NoticesPanel({ visit, matter }: Props) {
  const { say, tell, lang } = visit;
  if (matter.notices.length === 0) return null;
  const columns = ['name', 'at', 'organ', 'served'].map((key) => ({ key, label: say(`web.desk.notice.${key}`) }));
  const rows = matter.notices.map((notice) => ({
    key: notice.notice,
    cells: {
      name: (
        <>
          <a href={`/api/matters/${matter.id}/notices/${notice.notice}/pdf`} download={`${notice.number}.pdf`}>
            {say(`matters.notice.${notice.kind}`)}
          </a>{' '}
          <span class="ov-quiet ov-num">{notice.number}</span>
        </>
      ),
      at: sayInstant(lang, notice.at),
      organ: (
        <>
          {notice.organName ? tell(notice.organName) : ''}
          {notice.seal && (
            <div class="ov-quiet">
              {say(`matters.seal.${notice.seal.kind}`)} {notice.seal.letter}
            </div>
          )}
          {notice.awaitsSeal && <Tag tone="warning" text={say('web.seals.waiting')} />}
        </>
      ),
      served: notice.isServed ? (
        <>
          <Tag tone="success" text={say(`web.desk.option.service.${notice.servedBy ?? 'electronic'}`)} />
          {notice.servedAt !== null && <div class="ov-quiet">{sayInstant(lang, notice.servedAt)}</div>}
          {notice.proof !== null && (
            <a href={`/api/matters/${matter.id}/notices/${notice.proof}/pdf`} download={`${notice.number}.pdf`}>
              {say('web.desk.notice.proof')}
              <span class="ov-hidden"> {notice.number}</span>
            </a>
          )}
        </>
      ) : (
        <Tag tone="warning" text={say('web.flag.notice-unserved')} />
      ),
    },
  }));
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.matter.notices')}</Heading>
      <DataTable caption={say('web.matter.notices')} captionHidden columns={columns} rows={rows} />
    </section>
  );
}

/** What the applicant answered, with the labels of the catalogue. */
export function AnswersPanel({ visit, matter, elements }: Props & { elements: Elements }) {
  const { say, tell } = visit;
  if (matter.answers.length === 0) return null;
  const valueOf = (element: string, value: unknown): string => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return say('web.desk.erased');
    const known = elements[element];
    return known
      ? sayAnswer(visit, known, value)
      : typeof value === 'boolean'
        ? say(value ? 'web.yes' : 'web.no')
        : String(value ?? '');
  };
  return (
    <details class="ov-why">
      <summary>{say('web.desk.answers', { count: matter.answers.length })}</summary>
      <div class="ov-why-text">
        <SummaryList
          rows={matter.answers.map((answer) => ({
            key: tell(answer.label),
            value: valueOf(answer.element, answer.value),
          }))}
        />
      </div>
    </details>
  );
}
