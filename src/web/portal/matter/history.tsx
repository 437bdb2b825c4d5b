/** What happened, the latest open to read. */
import type { MatterView } from '../../../matters/index.ts';
import { Heading } from '../../components/heading/heading.tsx';
import { Timeline } from '../../components/timeline/timeline.tsx';
import { Why } from '../../components/why/why.tsx';
import type { Visit } from '../../app/visit.ts';
import { eventOf } from '../../matter/event.tsx';

/** Facts shown at once; what was before them is folded up. */
const lately = 6;

/** What happened, the latest open to read. */
export function History({ visit, matter }: { visit: Visit; matter: MatterView }) {
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
