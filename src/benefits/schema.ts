/** Wire shapes of benefits without application. Amounts in yuan. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Text, closed, oneOf, orNull, some } from '../platform/shapes.ts';
import { Basis } from '../matters/shapes.ts';

const outcomes = ['offered', 'confirmed', 'declined', 'excluded', 'insufficient'] as const;

export const BenefitParams = Type.Object({ benefit: Type.String({ pattern: '^bo-\\d{1,6}-[0-9a-f]{16}$' }) });
export const ItemParams = Type.Object({ item: Id });
export const ConfirmBody = closed({ account: Type.String({ minLength: 4, maxLength: 40 }) });
export const DeclineBody = closed({ why: oneOf(['not-wanted', 'data-wrong']), reason: some(Sentence) });
export const Confirmed = closed({ benefit: Id, matterId: Id });
export const BenefitDone = closed({ benefit: Id });

/** One policy as it stands for the person: what they may get and why, or what is missing, or why not. */
export const Benefit = closed({
  benefit: Id,
  item: Id,
  itemName: Text,
  organName: Text,
  period: Type.Integer(),
  outcome: oneOf([...outcomes, 'lapsed']),
  amount: Type.Integer(),
  rule: orNull(Text),
  used: Type.Array(closed({ label: Text, value: Type.String(), register: Text })),
  missing: Type.Array(Text),
  because: orNull(Text),
  document: orNull(Type.String()),
  fairnessReview: orNull(Type.String()),
  basis: Type.Array(Basis),
  until: orNull(Day),
  matter: orNull(Id),
  /** How the notice of it was served, and when; null where it only waits on the page. */
  served: orNull(closed({ way: oneOf(['electronic']), at: Instant })),
  /** Theme by which it may be declared in the ordinary way. */
  theme: orNull(Id),
  /** Account that a register knows; the person confirms or corrects it. */
  account: orNull(Type.String()),
});
export type Benefit = Static<typeof Benefit>;
export const BenefitList = closed({ benefits: Type.Array(Benefit) });
export type BenefitList = Static<typeof BenefitList>;

const Count = closed({ n: Type.Integer(), amount: Type.Integer() });
export const RunSummary = closed({
  item: Id,
  name: Text,
  organName: Text,
  period: Type.Integer(),
  document: Type.String(),
  fairnessReview: Type.String(),
  budget: closed({ amount: Type.Integer(), taken: Type.Integer() }),
  counts: closed({ offered: Count, confirmed: Count, declined: Count, excluded: Count, insufficient: Count }),
  matchedAt: orNull(Instant),
  mayRun: Type.Boolean(),
});
export type RunSummary = Static<typeof RunSummary>;
export const RunSummaries = closed({ items: Type.Array(RunSummary) });
export type RunSummaries = Static<typeof RunSummaries>;

export const RunQuery = closed({ outcome: some(oneOf(outcomes)), after: some(Id) });
export const RunRows = closed({
  summary: RunSummary,
  outcome: oneOf(outcomes),
  rows: Type.Array(
    closed({
      benefit: Id,
      /** Masked: the organ needs no whole name before somebody has answered. */
      name: Type.String(),
      amount: Type.Integer(),
      missing: Type.Array(Text),
      because: orNull(Text),
      until: orNull(Day),
      matter: orNull(Id),
    }),
  ),
  next: orNull(Id),
});
export type RunRows = Static<typeof RunRows>;

export const RunDone = closed({
  item: Id,
  considered: Type.Integer(),
  offered: Type.Integer(),
  excluded: Type.Integer(),
  insufficient: Type.Integer(),
  changed: Type.Integer(),
});
