/** The browser's door of the catalogue: conditions as trees, evaluated and put into words. No parser, no library. */
export type { Condition, InTest, Span } from './conditions/condition.ts';
export { elementsOf } from './conditions/condition.ts';
export type { Facts, Truth } from './conditions/evaluate.ts';
export { evaluate, unknowns } from './conditions/evaluate.ts';
export type { ExplainedFact, Explanation } from './conditions/explain.ts';
export { explain } from './conditions/explain.ts';
export type { ElementLabel, Piece, PrintContext } from './conditions/text/print.ts';
export { piecesOf, sentenceOf } from './conditions/text/print.ts';
export { plainArticle } from './language/article.ts';
export type * from './model.ts';
export type { ReliefSwitches, ReliefVariant } from './relief-variants.ts';
export { isStatute, reliefVariants, safetyList, switchOfVariant } from './relief-variants.ts';
