/** Which failures of the database deserve another try of the whole command (scale.md section 2). */
import { setTimeout as sleep } from 'node:timers/promises';

const states = new Set(['57P01', '57P02', '57P03', '40001', '40P01', '25006', '55P03', '53300']);
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const codeless =
  /Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|Client was closed/i;

/** May the command be tried again? `pg` gives connection failures without any code, so their message counts. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  if (typeof code === 'string') return states.has(code) || code.startsWith('08') || network.has(code);
  return codeless.test(error.message);
}

/** Did two commands meet on one unique row? The second try then sees what the first one wrote. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '23505';
}

/** Waits before try number `attempt` (from 1): exponential with full jitter, at most one second. */
export async function pause(attempt: number): Promise<void> {
  await sleep(Math.min(1000, 15 * 2 ** attempt) * (0.5 + Math.random() / 2));
}
