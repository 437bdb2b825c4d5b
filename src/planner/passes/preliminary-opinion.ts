/** A stamped preliminary opinion is given on technical review while a prerequisite is pending, and swapped for the formal result later (S092). */
import { aheadPass } from './ahead.ts';

export const preliminaryOpinion = aheadPass('preliminary-opinion', 'preliminary', 'pass.preliminary-opinion.change');
