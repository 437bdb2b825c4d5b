/** What a policy pays for a case and how far the payment is, on the pages of the applicant and of the organ alike. */
import type { CaseView } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';
import { Tag } from '../components/tag/tag.tsx';
import { yuan } from '../benefits/benefits-page.tsx';

type State = NonNullable<CaseView['payment']>['state'];

const toneOf = (state: State): 'success' | 'danger' | 'warning' | 'info' => {
  if (state === 'paid') return 'success';
  if (state === 'refused') return 'danger';
  return state === 'recovered' || state === 'returned' ? 'warning' : 'info';
};

/** Denied, or ended without a decision. */
const paysNothing = ({ decision, status }: CaseView): boolean =>
  decision?.effect === 'denied' || ['not-accepted', 'withdrawn', 'lapsed', 'voided', 'dropped'].includes(status);

/** One line: owed only what was decided; nothing for a case that pays nothing, or that ended without a grant. */
export function Payment({ visit, one }: { readonly visit: Visit; readonly one: CaseView }) {
  const { payment } = one;
  if (!payment || (payment.state === 'not-ordered' && paysNothing(one))) return null;
  const { say } = visit;
  const state = one.decision === null ? 'applied' : payment.state === 'paid' ? 'paid' : 'decided';
  return (
    <p>
      {say('web.payment.amount', { state, amount: yuan(payment.amount), document: payment.document })}{' '}
      {one.decision !== null && <Tag tone={toneOf(payment.state)} text={say(`web.payment.${payment.state}`)} />}
      {payment.reason !== null && ` ${payment.reason}`}
    </p>
  );
}
