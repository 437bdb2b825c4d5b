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
  // What lies ready at a counter waits for the applicant; nobody sends it.
  if (what === 'hand-over' && until === null && matter.delivery === 'window') return say('web.next.fetch');
  return say(`web.next.${what}`, {
    who: who ? tell(who) : say('web.by.organs'),
    until: until ? sayDue(visit, until) : '',
    dated: until !== null,
  });
}

/** What the applicant does to have the result of one case: it lies ready where they chose to fetch it. Nothing where it comes by itself. */
export const fetchText = ({ say }: Visit, { delivery }: MatterView, one: CaseView): string | undefined =>
  delivery === 'window' && one.status === 'decided' && one.certificates.length > 0 ? say('web.next.fetch') : undefined;
