/** Conditions: FEEL text in, a tree with places out; checked, evaluated three-valued, reasoned about, put into words. See README.md. */
export type { Condition, InTest, Span } from './condition.ts';
export { elementsOf, partsOf } from './condition.ts';
export { checkCondition } from './check.ts';
export type { ElementType, ElementTypes } from './element-types.ts';
export { elementTypes } from './element-types.ts';
export type { Facts, Truth } from './evaluate.ts';
export { evaluate, unknowns } from './evaluate.ts';
export type { ExplainedFact, Explanation } from './explain.ts';
export { explain } from './explain.ts';
export { toFeel } from './text/feel.ts';
export { nearest } from './nearest.ts';
export type { ParseResult } from './text/parse.ts';
export { parseCondition } from './text/parse.ts';
export type { ElementLabel, Piece, PrintContext } from './text/print.ts';
export { piecesOf, sentenceOf } from './text/print.ts';
export type { ConditionProblem, ConditionProblemCode } from './problem.ts';
export type { Finding, Verdict } from './satisfiable/satisfiable.ts';
export { alwaysTrue, compatible, findExample, implies, satisfiable } from './satisfiable/satisfiable.ts';
