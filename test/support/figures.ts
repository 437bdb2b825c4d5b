/** What a harness counted, for the line of `npm run torture`; under `npm test` nobody asks. */
import { appendFileSync } from 'node:fs';

/** Whether the full sizes are wanted. */
export const isFull = process.env['TORTURE'] === '1';

/** How long a test of a full size may take, in ms. */
export const patience = isFull ? 4 * 3_600_000 : 600_000;

/** Says one thing that was counted. */
export function figure(text: string): void {
  const file = process.env['TORTURE_FIGURES'];
  if (file) appendFileSync(file, `${text}\n`);
}
