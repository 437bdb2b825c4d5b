/** Terms of tolerance and commitment for tests: a paper that may follow, by variant. */
import { reliefVariants, type ReliefVariant } from '../../catalogue/pure.ts';
import type { TermSpec } from '../facts/relief.ts';
import { need, plainTasks, spec, World, type Options } from './world.ts';

export const listed = { law: '安和县容缺受理管理办法', article: '第十二条' };

/** The terms of one paper (or of a check, `need: null`) in a variant. */
export function term(variant: ReliefVariant | 'by-law', more: Partial<TermSpec> = {}): TermSpec {
  const switches =
    variant === 'by-law'
      ? ({ materials: 'condition', promise: true, issues: 'before-closure', breach: 'handling-task' } as const)
      : reliefVariants[variant];
  const { materials, promise, issues, breach } = switches;
  return {
    case: 'c1',
    need: 'c1-late',
    variant,
    materials,
    promise,
    issues,
    breach,
    document: '安政办发〔2026〕7号',
    standard: null,
    within: { n: 5, unit: 'wd' },
    text: { zh: '按期补交租赁合同', en: 'the lease follows in time' },
    textVersion: 'v1',
    basis: [listed],
    signer: 'self',
    ...more,
  };
}

/** A licence of which one lesser paper follows by these terms. */
export function tolerated(variant: ReliefVariant, options: Options & { term?: Partial<TermSpec> } = {}): World {
  const { issues } = reliefVariants[variant];
  const late = need('c1-late', {
    key: false,
    gate: issues === 'never' ? 'intake' : issues === 'after-closure' ? 'issue' : 'after-issue',
    relief: issues === 'never' ? null : { mechanism: 'tolerate', due: { n: 5, unit: 'wd' }, basis: [] },
  });
  const { term: more, ...rest } = options;
  return new World([spec('c1', { tasks: plainTasks('c1'), needs: [need('c1-form'), late], outputs: ['licence'] })], {
    terms: [term(variant, more)],
    without: ['c1-late'],
    ...rest,
  });
}
