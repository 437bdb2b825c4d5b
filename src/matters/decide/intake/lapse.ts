/** A case that ends because what it needed never came: told in writing, with its basis, before it ends. */
import type { FactData } from '../../facts.ts';
import { caseOf, type CaseState } from '../../state.ts';
import { issue } from '../notices.ts';
import type { Context, Draft } from '../scene.ts';

/** Where the intake regime names no basis of its own. */
const general = { law: '中华人民共和国行政许可法', article: '第三十二条' };

export function endByLapse(
  draft: Draft,
  context: Context,
  before: CaseState,
  because: FactData<'case-lapsed'>['because'],
): void {
  const one = caseOf(draft.state, before.spec.case);
  const { basis } = one.spec.intake;
  issue(draft, context, 'termination', [one], { item: one.spec.name.zh, number: one.number, because });
  draft.add('case-lapsed', { case: one.spec.case, because, basis: basis.length > 0 ? basis : [general] });
}
