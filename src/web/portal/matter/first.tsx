/** What stands on top of the matter: what is to be put right, and what was refused. */
import type { MatterView } from '../../../matters/index.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { sayDue } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';

/** What is to be put right, until when, and the way to do it. */
export function Correction({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, tell } = visit;
  const { correction } = matter;
  if (!correction) return null;
  return (
    <Notice tone="warning" title={say('web.correction.title', { until: sayDue(visit, correction.until) })} announce>
      <ol>
        {correction.defects.map((defect) => (
          <li key={`${defect.case}-${defect.need}`}>
            <strong>{tell(defect.name)}</strong> {defect.problem}
          </li>
        ))}
      </ol>
      <LinkButton href={`/matters/${matter.id}/correction`}>{say('web.correction.go')}</LinkButton>
    </Notice>
  );
}

/** What was refused stands on top, before anybody has to look for it among the cases; the reasons and the remedies are one touch away. */
export function Denied({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say, tell } = visit;
  const denied = matter.cases.filter((one) => one.decision?.effect === 'denied');
  if (denied.length === 0) return null;
  const kinds = new Set(denied.map(({ sort }) => sort));
  return (
    <Notice
      tone="danger"
      title={say('web.denied', { count: denied.length, kind: kinds.size === 1 ? [...kinds].join('') : 'mixed' })}
    >
      <ul>
        {denied.map((one) => (
          <li key={one.case}>
            <a href={`#${one.case}`}>{say('web.denied.go', { item: tell(one.name) })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
