/** What sort of decision a case ends with: only a licence is granted or denied as one (field reference 1.4, 2.4). */
import type { CaseSpec } from '../facts/opening.ts';

export type Sort = 'licence' | 'renewal' | 'benefit' | 'other';

const licence = '01';

/** A subsidy is paid or not, what runs on is renewed, and what is no licence (registration, filing, service) is not called one. */
export const sortOf = ({ policy, renews, kind }: Pick<CaseSpec, 'policy' | 'renews' | 'kind'>): Sort =>
  policy ? 'benefit' : renews ? 'renewal' : kind === licence ? 'licence' : 'other';
