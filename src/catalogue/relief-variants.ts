/**
 * Tolerance is six things, told apart by four switches (S012 S019 S065 S093 S100 S136): which materials, whether a promise is needed, whether
 * the result may go out before the gap is closed, what a breach leads to. An item names its variant in the mechanism's `with: { variant }`.
 */

/** A accept and review, issue after closure; B promise, issue first; C dated promise for what cannot be had yet; D secondary papers follow; E pre-review only; F undertaking to a standard. */
export type ReliefVariant = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** The four switches of one variant, and whether a district must name its governing document before it may be used. */
export interface ReliefSwitches {
  readonly materials: 'secondary' | 'unavailable' | 'condition';
  readonly promise: boolean;
  readonly issues: 'after-closure' | 'before-closure' | 'never';
  /** What may follow a breach. Only withholding is automatic; `handling-task` is opened and decided by people. */
  readonly breach: 'withhold' | 'handling-task';
  readonly needsDocument: boolean;
}

/** What is done on a promise binds the promiser, so it needs the district's document and a breach of it is answered by people. */
const row = (
  materials: ReliefSwitches['materials'],
  issues: ReliefSwitches['issues'],
  promise: boolean,
): ReliefSwitches => ({
  materials,
  issues,
  promise,
  breach: promise ? 'handling-task' : 'withhold',
  needsDocument: promise,
});

/** Variant -> switches. */
export const reliefVariants: Readonly<Record<ReliefVariant, ReliefSwitches>> = {
  A: row('secondary', 'after-closure', false),
  B: row('secondary', 'before-closure', true),
  C: row('unavailable', 'before-closure', true),
  D: row('secondary', 'before-closure', false),
  E: row('secondary', 'never', false),
  F: row('condition', 'before-closure', true),
};

/** The switch of a district that turns a variant on, with the number of its governing document. */
export const switchOfVariant = (variant: ReliefVariant): string => `tolerance-${variant}`;

/** The published list whose items take no variant that issues on a promise: safety, fire, health, environment. */
export const safetyList = 'safety';

/** A statute (法律), not a regulation, a rule or measures (办法): no promise takes the place of a condition that it sets (matters.md section 3). */
export const isStatute = (law: string): boolean => /([^办]法|法典)$/.test(law);
