/** Whoever takes work leases it: it is theirs for half a minute, and a crash gives it back by itself. */

const leaseMs = 30_000;

/** When work that is taken now is anybody's again. */
export const leaseUntil = (now: Date): Date => new Date(now.getTime() + leaseMs);

/** How long whoever holds a lease begins something new under it, in milliseconds of real time. */
export const beginsWithinMs = leaseMs / 3;

/** When work is tried again that has failed so many times: 1 s, 2 s, 4 s ... 10 min. */
export const backOff = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(600_000, 1000 * 2 ** Math.min(attempts - 1, 20)));

/** A failure as it is kept beside the work. */
export const textOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2000);

/** Does the work; its failure says whose it was. */
export async function named(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
