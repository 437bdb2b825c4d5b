/** From a plan to the terms of a matter: what stands in place of papers and checks, by which variant, in which wording. */
import { createHash } from 'node:crypto';
import { reliefVariants, safetyList, switchOfVariant, type Catalogue, type Text } from '../../catalogue/pure.ts';
import type { Plan } from '../../planner/pure.ts';
import type { TermSpec } from '../facts/relief.ts';
import { caseIds } from './flow.ts';

type Promised = Plan['obligations'][number];

/** Which wording it is. The page that is read and the server that takes the signature reckon it alike. */
export const commitmentVersion = (text: Text): string =>
  createHash('sha256').update(`${text.zh}\n${text.en}`, 'utf8').digest('hex').slice(0, 16);

/** The law's own commitment (告知承诺): no variant, no switch of its own; what is promised is checked after the decision. */
const byLaw = { materials: 'condition', promise: true, issues: 'before-closure', breach: 'handling-task' } as const;

/** The terms that the plan brings. `signer` is who must sign where a promise is needed. */
export function termsOf(plan: Plan, catalogue: Catalogue, signer: TermSpec['signer']): readonly TermSpec[] {
  const ids = caseIds(plan);
  return plan.obligations.flatMap((one): TermSpec[] => {
    const id = ids.get(one.item);
    if (id === undefined || (one.mechanism !== 'tolerate' && one.mechanism !== 'commit')) return [];
    const variant = one.variant ?? (one.mechanism === 'commit' ? 'by-law' : 'A');
    const { materials, promise, issues, breach } = variant === 'by-law' ? byLaw : reliefVariants[variant];
    const standard = entryOf(one, catalogue)?.with?.['standard'];
    return [
      {
        case: id,
        need: one.need ?? null,
        variant,
        materials,
        promise,
        issues,
        breach,
        document: documentOf(one, variant, catalogue),
        standard: typeof standard === 'string' ? standard : null,
        within: one.due,
        text: one.text,
        textVersion: commitmentVersion(one.text),
        basis: basisOf(one, catalogue),
        signer,
      },
    ];
  });
}

const entryOf = (one: Promised, catalogue: Catalogue) =>
  catalogue.items[one.item]?.mechanisms.find(
    (entry) =>
      entry.mechanism === one.mechanism && (one.variant === undefined || entry.with?.['variant'] === one.variant),
  );

/** The governing document: of the variant's own switch, else of the mechanism's. */
function documentOf(one: Promised, variant: TermSpec['variant'], catalogue: Catalogue): string | null {
  const own = variant === 'by-law' ? undefined : catalogue.switches[switchOfVariant(variant)];
  if (own !== undefined) return own.on ? (own.document ?? null) : null;
  const isBound = variant !== 'by-law' && reliefVariants[variant].needsDocument;
  return isBound ? null : (catalogue.switches[one.mechanism]?.document ?? null);
}

/** The articles on which a breach may be answered: those of the item's entry and of the requirement. */
function basisOf(one: Promised, catalogue: Catalogue): TermSpec['basis'] {
  const entry = entryOf(one, catalogue);
  const need = one.need?.split('#').at(-1);
  const requirement = catalogue.items[one.item]?.requirements.find((each) => each.id === need);
  const own = one.mechanism === 'commit' ? requirement?.committable?.basis : requirement?.deferrable?.basis;
  return [...(entry?.basis ?? []), ...(own ?? [])].map((basis) => ({ ...basis }));
}

/** Cases whose item stands on the published list of safety, fire, health and environment: nothing is issued there on a promise. */
export const onSafetyList = (
  { lists }: Catalogue,
  cases: readonly { case: string; item: string }[],
): readonly string[] => cases.filter((one) => lists?.[safetyList]?.items.includes(one.item)).map((one) => one.case);

/** Whether an identity number (18 characters) is of somebody below eighteen years on a day. A credit code is nobody's birthday. */
export function isMinor(identity: string, today: string): boolean {
  const born = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(identity);
  if (!born) return false;
  const [, year = '', month = '', day = ''] = born;
  return `${Number(year) + 18}-${month}-${day}` > today;
}
