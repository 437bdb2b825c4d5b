/** Records of site checks for whoever decides on them: photographs with fingerprint, time and place, the signature, what was told there. */
import type { MatterView } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Tag } from '../../components/tag/tag.tsx';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
}
type Survey = MatterView['surveys'][number];

/** The section; nothing where no site check was recorded. */
export function SurveyPanel({ visit, matter }: Props) {
  if (matter.surveys.length === 0) return null;
  return (
    <section class="ov-stack" id="surveys">
      <Heading level={2}>{visit.say('web.evidence')}</Heading>
      {matter.surveys.map((one) => (
        <One key={`${one.task}-${one.at}`} visit={visit} matter={matter} one={one} />
      ))}
    </section>
  );
}

function One({ visit, matter, one }: Props & { readonly one: Survey }) {
  const { say, tell, lang } = visit;
  return (
    <article class="ov-card ov-stack-s">
      <Heading level={3}>{`${tell(one.name)} · ${tell(one.organName)}`}</Heading>
      <p>
        <Tag
          tone={one.passed ? 'success' : 'danger'}
          text={say(one.passed ? 'web.evidence.passed' : 'web.evidence.not-passed')}
        />
        {one.concludedOnSite && <Tag tone="success" text={say('web.joint.told-on-site')} />}
        {one.isOffline && <Tag text={say('web.evidence.offline')} />}
      </p>
      <SummaryList
        rows={[
          { key: say('web.evidence.at'), value: sayInstant(lang, one.at) },
          {
            key: say('web.evidence.staff'),
            value: one.staff.map((each) => `${each.name} ${each.card}`).join(lang === 'en' ? ', ' : '、'),
          },
          ...(one.told === null ? [] : [{ key: say('web.evidence.told'), value: one.told }]),
          ...one.checklist
            .filter((point) => !point.fits)
            .map((point) => ({ key: point.point, value: point.note ?? say('web.survey.fits.false') })),
          ...(one.signature === null
            ? []
            : [
                {
                  key: say('web.evidence.signature'),
                  value: (
                    <>
                      {one.signature.name} <Picture visit={visit} matter={matter} sha256={one.signature.sha256} />
                    </>
                  ),
                },
              ]),
        ]}
      />
      <Photographs visit={visit} matter={matter} one={one} />
    </article>
  );
}

/** The address under which a picture is shown, for who may see it; opening it is recorded. */
function Picture({ visit, matter, sha256 }: Props & { readonly sha256: string }) {
  return (
    <a href={`/api/matters/${matter.id}/photographs/${sha256}`} target="_blank" rel="noreferrer">
      {visit.say('web.evidence.look')}
      <span class="ov-hidden"> {sha256.slice(0, 12)}</span>
    </a>
  );
}

function Photographs({ visit, matter, one }: Props & { readonly one: Survey }) {
  const { say, tell, lang } = visit;
  if (one.photographs.length === 0) return <p class="ov-quiet">{say('web.evidence.none')}</p>;
  const columns = ['look', 'taken', 'place', 'hash'].map((key) => ({
    key,
    label: say(`web.evidence.col.${key}`),
  }));
  return (
    <DataTable
      caption={say('web.evidence.photographs', { name: tell(one.name), count: one.photographs.length })}
      columns={columns}
      rows={one.photographs.map((photograph) => ({
        key: photograph.sha256,
        cells: {
          look: <Picture visit={visit} matter={matter} sha256={photograph.sha256} />,
          taken: photograph.takenAt === null ? say('web.evidence.unknown') : sayInstant(lang, photograph.takenAt),
          place: photograph.place === null ? say('web.evidence.unknown') : sayPlace(photograph.place),
          hash: <span class="ov-num">{photograph.sha256.slice(0, 16)}</span>,
        },
      }))}
    />
  );
}

/** Latitude and longitude to about ten metres, with how exact the device was. */
const sayPlace = ({
  latitude,
  longitude,
  accuracy,
}: {
  latitude: number;
  longitude: number;
  accuracy: number;
}): string => `${latitude.toFixed(4)}, ${longitude.toFixed(4)} (±${Math.round(accuracy)} m)`;
