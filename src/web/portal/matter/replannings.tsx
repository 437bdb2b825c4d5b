/** What changed in the middle of a matter, told once for each change: the reason first, then what came and what went. */
import type { MatterView } from '../../../matters/index.ts';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';

type Replanning = MatterView['replannings'][number];

/** Every change of the plan, the last one first. Nothing where nothing changed. */
export function Replannings({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  if (matter.replannings.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.replanning.title')}</Heading>
      <div class="ov-stack">
        {matter.replannings.toReversed().map((one) => (
          <One key={one.seq} visit={visit} matter={matter} one={one} />
        ))}
      </div>
    </section>
  );
}

function One({ visit, matter, one }: { visit: Visit; matter: MatterView; one: Replanning }) {
  const { say, tell, lang } = visit;
  const lists = (['added', 'dropped', 'asked', 'waived', 'kept'] as const).filter((name) => one[name].length > 0);
  return (
    <Notice tone="info" level={3} title={say(`web.replanning.cause.${one.cause}`)}>
      <p>
        {sayInstant(lang, one.at)} · {one.because}
      </p>
      {one.basis.length > 0 && (
        <p>{one.basis.map((basis) => `${basis.law} ${basis.article ?? ''}`.trim()).join('；')}</p>
      )}
      {lists.length > 0 && (
        <dl>
          {lists.map((name) => (
            <div key={name}>
              <dt>{say(`web.replanning.${name}`)}</dt>
              <dd>{one[name].map(tell).join('、')}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <a href={`/api/matters/${matter.id}/notices/${one.notice}/pdf`}>{say('web.replanning.notice')}</a>
      </p>
    </Notice>
  );
}
