/** What runs beside a case, for the applicant and for staff alike: why its time stands still, its hearing, who may still speak, who must keep out. */
import type { CaseView, MatterView } from '../../matters/index.ts';
import { Notice } from '../components/notice/notice.tsx';
import { sayDate, sayDue, sayInstant } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly one: CaseView;
}

/** The lines. Nothing where nothing runs beside the case. */
export function Beside(props: Props) {
  return (
    <>
      <Stopped {...props} />
      <Hearing {...props} />
      <Speaking {...props} />
      <Recusals {...props} />
    </>
  );
}

function Stopped({ visit, one }: Props) {
  const { say, lang } = visit;
  if (one.suspension === null) return null;
  const { ground, expected } = one.suspension;
  return (
    <p>
      {say('web.beside.stopped', {
        ground: say(`web.desk.option.ground.${ground}`),
        from: sayDate(lang, one.suspension.from),
        until: sayDue(visit, one.suspension.until),
        isOver: one.suspension.isOver,
        expected: say(`unit.${expected.unit}`, { n: expected.n }),
      })}
    </p>
  );
}

/** When and where, who presides, what may be done about it; afterwards the transcript on which the decision rests. */
function Hearing({ visit, matter, one }: Props) {
  const { say, lang } = visit;
  const { hearing } = one;
  if (hearing === null || (hearing.calledFor === null && hearing.isWanted !== true)) return null;
  if (hearing.isOver)
    return (
      <p>
        {hearing.heldOn === null
          ? say('web.beside.hearing.ended')
          : say('web.beside.hearing.held', { on: sayDate(lang, hearing.heldOn) })}{' '}
        {hearing.transcript && (
          <a href={`/api/matters/${matter.id}/files/${hearing.transcript}`} download>
            {say('web.beside.hearing.transcript')}
          </a>
        )}
      </p>
    );
  if (hearing.isWanted !== true) return null;
  if (hearing.calledFor === null)
    return (
      <p>{say('web.beside.hearing.wanted', { until: hearing.holdBy === null ? '' : sayDue(visit, hearing.holdBy) })}</p>
    );
  return (
    <Notice tone="info" level={4} title={say('web.beside.hearing', { at: sayInstant(lang, hearing.calledFor) })}>
      <p>{say('web.beside.hearing.where', { place: hearing.place ?? '', who: hearing.presiderName ?? '' })}</p>
      {matter.isOwn && <p>{say('web.beside.hearing.rights', { mayTakeBack: hearing.isWantedByApplicant === true })}</p>}
    </Notice>
  );
}

function Speaking({ visit, one }: Props) {
  const { say } = visit;
  return (
    <>
      {one.statement && (
        <p class="ov-quiet">
          {say(one.statement.isMade ? 'web.beside.statement.made' : 'web.beside.statement', {
            until: sayDue(visit, one.statement.until),
          })}
        </p>
      )}
      {one.thirdParties.map((party) => (
        <p key={party.party} class="ov-quiet">
          {say(party.isHeard ? 'web.beside.party.heard' : 'web.beside.party', {
            interest: party.interest,
            until: sayDue(visit, party.until),
          })}
        </p>
      ))}
    </>
  );
}

function Recusals({ visit: { say }, one }: Props) {
  return (
    <>
      {one.recusals.map((each) => (
        <p key={each.application} class="ov-quiet">
          {say('web.beside.recusal', {
            whom: each.whom,
            state: each.isGranted === null ? 'open' : each.isGranted ? 'granted' : 'refused',
            reasons: each.reasons ?? '',
          })}
        </p>
      ))}
    </>
  );
}
