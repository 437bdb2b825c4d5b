/** What a policy pays for a case and how far the payment is, on the pages of the applicant and of the organ alike. */
import type { CaseView } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';
import { Tag } from '../components/tag/tag.tsx';
import { yuan } from './benefits-page.tsx';

const tones = {
  'not-ordered': 'info',
  ordered: 'info',
  paid: 'success',
  refused: 'danger',
  recovered: 'warning',
} as const;

/** One line; nothing for a case that pays nothing. */
export function Payment({ visit, one }: { readonly visit: Visit; readonly one: CaseView }) {
  const { payment } = one;
  if (!payment) return null;
  const { say } = visit;
  return (
    <p>
      {say('web.payment.amount', { amount: yuan(payment.amount), document: payment.document })}{' '}
      <Tag tone={tones[payment.state]} text={say(`web.payment.${payment.state}`)} />
      {payment.reason !== null && ` ${payment.reason}`}
    </p>
  );
}
