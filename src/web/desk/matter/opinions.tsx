/** What was examined, for whoever decides or votes: each opinion with its reasons and who wrote it, and why it was sent back. Staff only. */
import type { MatterView } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { Heading } from '../../components/heading/heading.tsx';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly id: string;
  readonly level?: 3 | 4;
}

type Entry = MatterView['timeline'][number];

/** The opinions of a case, oldest first; nothing where nobody has examined it. */
export function Opinions({ visit, matter, id, level = 4 }: Props) {
  const { say, lang } = visit;
  const entries = matter.timeline.filter(
    (entry) => (entry.name === 'examined' || entry.name === 'sent-back') && entry.cases.includes(id),
  );
  if (entries.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={level}>{say('web.desk.field.opinion')}</Heading>
      {entries.map((entry) => (
        <div key={entry.seq}>
          <p>
            <strong>{titleOf(visit, entry)}</strong>
            {lang === 'en' ? ': ' : '：'}
            {String(entry.detail['text'] ?? entry.detail['reasons'] ?? '')}
          </p>
          <p class="ov-quiet">
            {[whoActed(visit, matter, entry), sayInstant(lang, entry.at)].filter(Boolean).join(' · ')}
          </p>
        </div>
      ))}
    </section>
  );
}

/** Who acted, and in whose place where somebody stood in (AB岗). */
export function whoActed({ say }: Visit, matter: MatterView, { by, at, cases, detail }: Entry): string {
  const cover = matter.timeline.find(
    (each) =>
      each.name === 'cover-acted' &&
      each.at === at &&
      each.by.name === by.name &&
      each.cases.some((id) => cases.includes(id)) &&
      (detail['task'] === undefined || detail['task'] === each.detail['task']),
  );
  const whom = cover?.detail['for'];
  return typeof whom === 'string' ? say('web.desk.in-place-of', { who: by.name ?? '', whom }) : (by.name ?? '');
}

const titleOf = ({ say }: Visit, { name, detail }: Entry): string =>
  name === 'examined' ? say(`web.desk.option.opinion.${String(detail['opinion'])}`) : say('matters.fact.sent-back');
