/** Joint work as the applicant sees it: who comes together, when and where, what was concluded, what was found and is still open. */
import type { MatterView } from '../../matters/index.ts';
import { Heading } from '../components/heading/heading.tsx';
import { SummaryList } from '../components/summary-list/summary-list.tsx';
import { Tag } from '../components/tag/tag.tsx';
import { sayDue, sayInstant } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
}
type Activity = MatterView['activities'][number];

/** The section; nothing where organs did nothing together. */
export function Joints({ visit, matter }: Props) {
  const { say } = visit;
  if (matter.activities.length === 0 && matter.findings.length === 0) return null;
  return (
    <section class="ov-stack-s" id="joint">
      <Heading level={2}>{say('web.joint')}</Heading>
      <div class="ov-stack">
        {matter.activities.map((one) => (
          <One key={one.joint} visit={visit} matter={matter} one={one} />
        ))}
      </div>
      <Findings visit={visit} matter={matter} />
    </section>
  );
}

/** Called, passed or not passed. */
export function StateTag({ visit, one }: { visit: Visit; one: Activity }) {
  const { say } = visit;
  if (one.state === 'called') return <Tag tone="info" text={say('web.joint.called')} />;
  return one.passed === false ? (
    <Tag tone="danger" text={say('web.joint.not-passed')} />
  ) : (
    <Tag tone="success" text={say('web.joint.passed')} />
  );
}

function One({ visit, matter, one }: Props & { readonly one: Activity }) {
  const { say, tell, lang } = visit;
  const comma = lang === 'en' ? ', ' : '、';
  const staff = one.organs.flatMap((organ) => organ.staff.map((each) => each.name));
  const rows = [
    {
      key: say('web.joint.at'),
      value: `${sayInstant(lang, one.at)} · ${one.place}`,
    },
    { key: say('web.joint.organs'), value: one.organs.map((organ) => tell(organ.name)).join(comma) },
    ...(staff.length > 0 ? [{ key: say('web.joint.staff'), value: staff.join(comma) }] : []),
    ...(one.text === null ? [] : [{ key: say('web.joint.result'), value: one.text }]),
    ...one.limits.map((limit) => ({
      key: say('web.joint.limit', { step: tell(limit.name) }),
      value: sayDue(visit, limit.due),
    })),
  ];
  return (
    <article class="ov-card ov-stack-s">
      <Heading level={3}>{`${say(`web.desk.option.joint.${one.kind}`)} · ${one.subject}`}</Heading>
      <p>
        <StateTag visit={visit} one={one} />
        {one.toldOnSite && <Tag tone="success" text={say('web.joint.told-on-site')} />}
        {one.round > 1 && <Tag text={say('web.joint.round', { n: one.round })} />}
      </p>
      <SummaryList rows={rows} />
      {one.notice !== null && (
        <p>
          <a href={`/api/matters/${matter.id}/notices/${one.notice}/pdf`}>{say('web.joint.notice')}</a>
        </p>
      )}
    </article>
  );
}

/** What a site check found, and whether it is put right: only what is open is looked at again. */
export function Findings({ visit, matter }: Props) {
  const { say } = visit;
  if (matter.findings.length === 0) return null;
  const open = matter.findings.filter((one) => one.isOpen).length;
  return (
    <div class="ov-card ov-stack-s">
      <Heading level={3}>{say('web.joint.findings', { open, count: matter.findings.length })}</Heading>
      <ul>
        {matter.findings.map((one) => (
          <li key={one.finding}>
            {one.text}{' '}
            <Tag
              tone={one.isOpen ? 'warning' : 'success'}
              text={say(one.isOpen ? 'web.joint.finding.open' : 'web.joint.finding.closed')}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
