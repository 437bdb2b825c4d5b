/**
 * Something has changed: the answer is chosen, told anew with its reason, what it would bring is told in sentences, and then it is confirmed.
 * One page for the applicant and, as a mirror, for the desk; nothing is stored before the last step. Works without scripts.
 */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { Preview } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { PageTitle } from '../../components/heading/heading.tsx';
import { TopicList } from '../../components/topic-list/topic-list.tsx';
import { sayAnswer } from '../../draft/answers.ts';
import { readElement } from '../../draft/read-element.ts';
import { ChangeForm, type Attempt } from './change-form.tsx';
import { ChangePreview } from './change-preview.tsx';
import { mayChange, subjectOf, type Side, type Subject } from './subject.ts';

/** Who told it, as staff may say; the applicant tells it alone. */
const sources = ['applicant', 'survey', 'registry', 'organ'] as const;

/** GET /matters/:matter/change?about= and its mirror at the desk: the answers to choose from, or the one that was chosen. */
export const changePage =
  (side: Side) =>
  async (visit: Visit): Promise<PageResult> => {
    const subject = await subjectOf(visit, side);
    if ('problem' in subject) return subject;
    if (!mayChange(subject)) return { redirect: subject.home };
    const element = subject.elements[visit.query['about'] ?? ''];
    return element ? form(visit, subject, element, { values: {} }) : choose(visit, subject);
  };

function choose(visit: Visit, { matter, elements, home }: Subject): PageResult {
  const { say, tell } = visit;
  const topics = matter.answers.flatMap(({ element: key, value }) => {
    const element = elements[key];
    // Who somebody is comes from the registers and is not told here: nothing of it can be changed by an answer.
    return element && value !== null
      ? [
          {
            title: tell(element.label),
            text: say('web.changing.told', { value: sayAnswer(visit, element, value) }),
            href: `${home}/change?about=${encodeURIComponent(key)}`,
          },
        ]
      : [];
  });
  return {
    title: say('web.changing'),
    back: { href: home, label: tell(matter.title) },
    body: (
      <>
        <PageTitle title={say('web.changing')} lead={say('web.changing.lead')} />
        {topics.length === 0 ? (
          <EmptyState icon="info" title={say('web.changing.none')} text={say('web.changing.none.text')} />
        ) : (
          <TopicList level={2} topics={topics} />
        )}
      </>
    ),
  };
}

function form(visit: Visit, subject: Subject, element: DataElement, attempt: Attempt): PageResult {
  const { say, tell } = visit;
  const isWrong = Object.keys(attempt.wrong ?? {}).length > 0;
  return {
    title: say('web.changing'),
    ...(attempt.refused ? { status: attempt.refused.status } : isWrong ? { status: 422 } : {}),
    back: { href: `${subject.home}/change`, label: say('web.changing') },
    body: (
      <>
        <PageTitle title={tell(element.label)} above={tell(subject.matter.title)} />
        <ChangeForm visit={visit} subject={subject} element={element} attempt={attempt} sources={sources} />
      </>
    ),
  };
}

/** What was sent, read: the order for the API, or what is wrong by field. */
function read(visit: Visit, { matter, side }: Subject, element: DataElement) {
  const { say } = visit;
  const reading = readElement(element, fields(visit, element.key));
  const reasons = field(visit, 'reasons').trim();
  const source = side === 'portal' ? 'applicant' : field(visit, 'source');
  const old = matter.answers.find((one) => one.element === element.key)?.value;
  const isSame = 'value' in reading && JSON.stringify(reading.value) === JSON.stringify(old);
  const wrong = {
    ...('error' in reading ? { [element.key]: say(reading.error, reading.values) } : {}),
    ...(isSame ? { [element.key]: say('web.changing.same') } : {}),
    ...(reasons === '' ? { reasons: say('web.error.empty') } : {}),
    ...(sources.some((one) => one === source) ? {} : { source: say('web.error.option') }),
  };
  if ('error' in reading || Object.keys(wrong).length > 0) return { wrong };
  return { order: { changes: [{ element: element.key, value: reading.value }], source, reasons } };
}

/** POST /matters/:matter/change: shows what it would bring, and with `sure` records it. */
export const takeChange =
  (side: Side) =>
  async (visit: Visit): Promise<PageResult> => {
    const subject = await subjectOf(visit, side);
    if ('problem' in subject) return subject;
    const element = subject.elements[field(visit, 'about')];
    if (!element || !mayChange(subject)) return { redirect: subject.home };
    const values = {
      value: fields(visit, element.key),
      reasons: field(visit, 'reasons'),
      source: field(visit, 'source'),
    };
    const { wrong, order } = read(visit, subject, element);
    if (wrong) return form(visit, subject, element, { values, wrong });
    const path = `/api/matters/${subject.matter.id}`;
    const key = field(visit, 'key') || visit.house.ids.next();
    if (field(visit, 'sure') === 'yes') {
      const done = await visit.client.send('POST', `${path}/change-fact`, order, key);
      if (!done.ok) return form(visit, subject, element, { values, refused: done.problem });
      return { redirect: `${subject.home}?done=change-fact` };
    }
    const preview = await visit.client.send<Preview>(
      'POST',
      `${path}/replan-preview`,
      { changes: order.changes },
      visit.house.ids.next(),
    );
    if (!preview.ok) return form(visit, subject, element, { values, refused: preview.problem });
    return {
      title: visit.say('web.changing.preview'),
      back: {
        href: `${subject.home}/change?about=${encodeURIComponent(element.key)}`,
        label: visit.say('web.changing'),
      },
      body: <ChangePreview visit={visit} subject={subject} element={element} order={order} preview={preview.body} />,
    };
  };
