/** The facts of a matter as staff read them: who did what, and what they wrote. */
import type { MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { Heading } from '../../components/heading/heading.tsx';
import { Timeline } from '../../components/timeline/timeline.tsx';
import { eventOf } from '../../matter/event.tsx';

/** As many facts as one looks back for; what came before them is folded. */
const lately = 8;

/** What happened, the last of it in sight. */
export function History({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const events = matter.timeline.map((entry) => staffEvent(visit, matter, entry));
  const earlier = events.slice(0, -lately);
  return (
    <section class="ov-stack">
      <Heading level={2}>{say('web.matter.timeline')}</Heading>
      {earlier.length > 0 && (
        <details class="ov-why">
          <summary>{say('web.desk.earlier', { count: earlier.length })}</summary>
          <div class="ov-why-text">
            <Timeline label={say('web.desk.earlier', { count: earlier.length })} events={earlier} />
          </div>
        </details>
      )}
      <Timeline label={say('web.matter.timeline')} events={events.slice(-lately)} />
    </section>
  );
}

/** What somebody wrote in a fact: an opinion, reasons, a remark. A sentence that names it already is not told twice. */
const written = ['text', 'reasons', 'reason', 'note', 'told', 'statement', 'finding'] as const;

/** In whose place somebody acted, and to whom a step was given: the words of the fact do not say it. */
function namedIn({ say }: Visit, { name, detail }: MatterView['timeline'][number]): string | undefined {
  if (name === 'cover-acted' && detail['for'] !== undefined)
    return say('web.desk.for', { whom: String(detail['for']) });
  if (name !== 'task-assigned') return undefined;
  return detail['to'] === undefined
    ? say('web.desk.to.nobody')
    : say('web.desk.given-to', { who: String(detail['to']) });
}

/** A fact with the member of staff who did it, and with what they wrote: colleagues work on by it. */
function staffEvent(visit: Visit, matter: MatterView, entry: MatterView['timeline'][number]) {
  const fact = eventOf(visit, matter, entry);
  const said = written.flatMap((key) => {
    const value = entry.detail[key];
    return typeof value === 'string' && value !== '' && !fact.title.includes(value) ? [value] : [];
  });
  const named = namedIn(visit, entry);
  const event = {
    ...fact,
    detail: (
      <>
        {named !== undefined && <p>{named}</p>}
        {said.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {fact.detail}
      </>
    ),
  };
  const who = [event.who, entry.by.name].filter(Boolean).join(' ');
  return {
    ...event,
    ...(who === '' ? {} : { who }),
    ...(entry.isLate ? { title: `${event.title} · ${visit.say('web.desk.late-entry')}` } : {}),
  };
}
