/** What a changed answer would bring, in sentences, and the question whether it is to be so. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { Preview } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { Confirm } from '../../components/confirm/confirm.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { sayAnswer } from '../../draft/answers.ts';
import type { Subject } from './subject.ts';

interface Order {
  readonly changes: readonly { readonly value: unknown }[];
  readonly source: string;
  readonly reasons: string;
}

/** The page before the act: from what to what, the sentences, what the law forbids, and the two ways on. */
export function ChangePreview({
  visit,
  subject,
  element,
  order,
  preview,
}: {
  visit: Visit;
  subject: Subject;
  element: DataElement;
  order: Order;
  preview: Preview;
}) {
  const { say, tell } = visit;
  const { matter, home } = subject;
  const old = matter.answers.find((one) => one.element === element.key)?.value;
  const value = order.changes[0]?.value;
  return (
    <>
      <PageTitle
        title={say('web.changing.preview')}
        above={tell(matter.title)}
        lead={say('web.changing.preview.lead')}
      />
      <div class="ov-stack">
        <SummaryList
          rows={[
            {
              key: tell(element.label),
              value: `${sayAnswer(visit, element, old)} → ${sayAnswer(visit, element, value)}`,
            },
            { key: say('web.changing.reasons'), value: order.reasons },
          ]}
        />
        {preview.stops.length > 0 && (
          <Notice tone="danger" title={say('web.changing.stops')}>
            {preview.stops.map((one) => (
              <p key={one.zh}>{tell(one)}</p>
            ))}
          </Notice>
        )}
        <Confirm
          title={say('web.changing.brings')}
          action={`${home}/change`}
          hidden={{
            about: element.key,
            reasons: order.reasons,
            source: order.source,
            sure: 'yes',
            key: visit.house.ids.next(),
            [element.key]: Array.isArray(value) ? value.map(String) : String(value),
          }}
          yes={say('web.changing.yes')}
          no={{ label: say('web.changing.no'), href: `${home}/change?about=${encodeURIComponent(element.key)}` }}
        >
          <Sentences visit={visit} preview={preview} />
        </Confirm>
      </div>
    </>
  );
}

function Sentences({ visit, preview }: { visit: Visit; preview: Preview }) {
  const { say, tell, lang } = visit;
  const { visits } = preview;
  const kept = preview.kept.map(tell).join(lang === 'en' ? ', ' : '、');
  const sentences = [
    ...preview.told.map(tell),
    ...(visits.from === visits.to ? [] : [say('web.changing.visits', { from: visits.from, to: visits.to })]),
    ...(kept === '' ? [] : [say('web.changing.kept', { names: kept })]),
  ];
  if (sentences.length === 0) return <p>{say('web.changing.nothing')}</p>;
  return (
    <ul>
      {sentences.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
