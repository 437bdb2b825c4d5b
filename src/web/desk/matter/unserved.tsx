/** A document that nobody has served holds its case: said where the next step would stand, with the way to record it. */
import type { CaseView, MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { LinkButton } from '../../components/button/button.tsx';
import { Notice, type NoticeTone } from '../../components/notice/notice.tsx';
import { actionHref } from '../actions/place.ts';

/** Documents of the case that have not reached the applicant. */
const unservedOf = (matter: MatterView, one: CaseView): MatterView['notices'] =>
  matter.notices.filter((each) => !each.isServed && each.cases.includes(one.case));

/** Whether the next step of the case waits for nothing else. */
export const isHeldByNotice = (one: CaseView): boolean =>
  one.flags.includes('notice-unserved') &&
  (one.status === 'decided' || one.tasks.some((task) => task.state === 'open'));

interface Props {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly one: CaseView;
  readonly level?: 2 | 4;
  readonly tone?: NoticeTone;
}

/** Which documents, and the form that records how they were served, for who may fill it in. */
export function Unserved({ visit, matter, one, level = 4, tone = 'warning' }: Props) {
  const { say } = visit;
  const serve = matter.permittedActions.find((each) => each.command === 'serve-notice');
  if (!isHeldByNotice(one)) return null;
  return (
    <Notice tone={tone} level={level} title={say('web.desk.unserved')}>
      <ul>
        {unservedOf(matter, one).map((notice) => (
          <li key={notice.notice}>
            {say(`matters.notice.${notice.kind}`)} <span class="ov-num">{notice.number}</span>
          </li>
        ))}
      </ul>
      {serve ? (
        <LinkButton kind="secondary" href={actionHref(matter, serve)}>
          {say('matters.command.serve-notice')}
        </LinkButton>
      ) : (
        <p>{say('web.desk.unserved.who')}</p>
      )}
    </Notice>
  );
}
