/** Joint work on the desk's page of a matter: who was told when and how, who came, what each said, what was concluded and what it binds. */
import type { MatterView } from '../../../matters/index.ts';
import { sayDue, sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import type { Tone } from '../../components/classes.ts';
import { Findings, StateTag } from '../../matter/joints.tsx';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
}
type Activity = MatterView['activities'][number];

const tones: Readonly<Record<Activity['organs'][number]['part'], Tone>> = {
  answered: 'success',
  attended: 'success',
  objected: 'danger',
  excused: 'neutral',
  deemed: 'warning',
  silent: 'info',
};

/** The section; nothing where nobody was called together. */
export function JointPanel({ visit, matter }: Props) {
  const { say } = visit;
  if (matter.activities.length === 0 && matter.findings.length === 0) return null;
  return (
    <section class="ov-stack" id="joint">
      <Heading level={2}>{say('web.joint')}</Heading>
      {matter.activities.map((one) => (
        <One key={one.joint} visit={visit} matter={matter} one={one} />
      ))}
      <Findings visit={visit} matter={matter} />
    </section>
  );
}

function One({ visit, matter, one }: Props & { readonly one: Activity }) {
  const { say, tell, lang } = visit;
  const name = `${say(`web.desk.option.joint.${one.kind}`)} · ${one.subject}`;
  return (
    <article class="ov-card ov-stack-s" id={one.joint}>
      <Heading level={3}>{name}</Heading>
      <p>
        <StateTag visit={visit} one={one} />
        {one.level !== null && <Tag tone="warning" text={say(`web.desk.option.level.${one.level}`)} />}
        {one.because !== null && <Tag text={say(`web.desk.option.because.${one.because}`)} />}
        {one.round > 1 && <Tag text={say('web.joint.round', { n: one.round })} />}
        {one.toldOnSite && <Tag tone="success" text={say('web.joint.told-on-site')} />}
        {one.isSigned && <Tag tone="success" text={say('web.joint.signed')} />}
      </p>
      <p class="ov-quiet">
        {sayInstant(lang, one.at)} · {one.place}
      </p>
      <Participants visit={visit} one={one} name={name} />
      {one.text !== null && (
        <p>
          <strong>
            {say(one.kind === 'meeting' || one.kind === 'escalation' ? 'web.joint.minutes' : 'web.joint.result')}
          </strong>{' '}
          {one.text}
        </p>
      )}
      {one.limits.length > 0 && (
        <ul>
          {one.limits.map((limit) => (
            <li key={limit.task}>
              {say('web.joint.limit', { step: tell(limit.name) })} {sayDue(visit, limit.due)}
            </li>
          ))}
        </ul>
      )}
      <p>
        {one.notice !== null && (
          <a href={`/api/matters/${matter.id}/notices/${one.notice}/pdf`}>{say('web.joint.notice')}</a>
        )}
        {one.documents.map((sha256, index) => (
          <>
            {' '}
            <a
              key={sha256}
              href={`/api/matters/${matter.id}/files/${sha256}`}
              download={`${one.joint}-${index + 1}.pdf`}
            >
              {say('web.joint.document', { n: index + 1 })}
            </a>
          </>
        ))}
      </p>
    </article>
  );
}

/** Told when and how, present or absent, with whom, and what was said. */
function Participants({ visit, one, name }: { visit: Visit; one: Activity; name: string }) {
  const { say, tell, lang } = visit;
  const columns = ['organ', 'told', 'part', 'staff', 'answer'].map((key) => ({
    key,
    label: say(`web.joint.col.${key}`),
  }));
  return (
    <DataTable
      caption={say('web.joint.participants', { name })}
      captionHidden
      columns={columns}
      rows={one.organs.map((organ) => ({
        key: organ.organ,
        cells: {
          organ: tell(organ.name),
          told:
            organ.notifiedAt === null
              ? ''
              : `${sayInstant(lang, organ.notifiedAt)} · ${say(`web.joint.way.${organ.way}`)}`,
          part: <Tag tone={tones[organ.part]} text={say(`web.joint.part.${organ.part}`)} />,
          staff: organ.staff.map((each) => [each.name, each.card].filter(Boolean).join(' ')).join('、'),
          answer: organ.answer ?? '',
        },
      }))}
    />
  );
}
