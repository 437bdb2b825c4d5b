/** The whole review is rehearsed while the prerequisite is pending, without outer effect, and converted in bulk when it arrives (S017 S052 S098). */
import { aheadPass } from './ahead.ts';

export const simulateAhead = aheadPass('simulate-ahead', 'simulated', 'pass.simulate-ahead.change');
