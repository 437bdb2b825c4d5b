/** How a matter stands, in a line and in a colour. */
import type { CaseView, MatterView } from '../../matters/index.ts';
import type { Tone } from '../components/classes.ts';
import { sayDue } from '../app/dates.ts';
import type { Visit } from '../app/visit.ts';

/** Look of a case's status. */
export const toneOf: Readonly<Record<CaseView['status'], Tone>> = {
  received: 'info',
  accepted: 'info',
  'in-review': 'info',
  decided: 'accent',
  delivered: 'success',
  closed: 'success',
  'not-accepted': 'danger',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  voided: 'neutral',
  dropped: 'neutral',
};

/** One line for the top: what is next, who holds it, until when. */
export function nextText(visit: Visit, matter: MatterView): string {
  const { say, tell } = visit;
  const { what, who, until } = matter.next;
  return say(`web.next.${what}`, {
    who: who ? tell(who) : say('web.by.organs'),
    until: until ? sayDue(visit, until) : '',
    dated: until !== null,
  });
}
