/**
 * Whose turn it is. Shards that may have work wait in a line; so many pieces of work are under way at once, and a piece that takes long keeps
 * its place and holds up nobody else. A piece of work is the facts of one stream, or one timer.
 */

/** What a piece of work came to: how much was answered well, and whether its shard has more that could not be taken with it. */
export interface Ended {
  readonly answered: number;
  readonly isMoreThere: boolean;
}

/** A shard that may have work of one kind. */
export interface Errand {
  /** The same name is the same errand; it stands in the line once. */
  readonly name: string;
  /** Takes up to so many pieces of work. A piece deals with its own failures. */
  take(places: number): Promise<readonly (() => Promise<Ended>)[]>;
}

/** The line. */
export interface Turns {
  /** Lets a shard have its turn. Asked for while its work is under way, it is looked at again as each of these pieces ends: what a stream got meanwhile could not be taken. */
  ask(errand: Errand): void;
  /** How much has been answered well since the line was made. */
  answered(): number;
  /** Resolves when nobody waits and nothing is under way. Rejects where a shard could not be asked meanwhile. */
  quiet(): Promise<void>;
  /** Sends the line home and waits for what is under way. */
  rest(): Promise<void>;
}

/** Makes the line; `told` hears of each piece that ended, and of a shard that could not be asked. */
export function makeTurns(places: number, told: (failure?: unknown) => void): Turns {
  const line = new Map<string, Errand>();
  const asked = new Map<string, number>();
  const taking = new Set<string>();
  let failed: { readonly why: unknown } | undefined;
  let [free, underWay, answered, isResting] = [places, 0, 0, false];
  const waiting: (() => void)[] = [];

  const isQuiet = (): boolean => line.size + taking.size + underWay === 0;
  const lineUp = (errand: Errand): void => void (isResting || line.set(errand.name, errand));

  function next(): void {
    for (const [name, errand] of line) {
      if (free === 0) break;
      if (taking.has(name)) continue;
      const share = Math.max(1, Math.floor(free / line.size));
      line.delete(name);
      void turnOf(errand, share);
    }
    if (!isQuiet()) return;
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function turnOf(errand: Errand, share: number): Promise<void> {
    taking.add(errand.name);
    free -= share;
    const before = asked.get(errand.name);
    try {
      const pieces = await errand.take(share);
      free += share - pieces.length;
      for (const piece of pieces) void carryOut(errand, piece, before);
      if (pieces.length === share) lineUp(errand);
    } catch (why) {
      free += share;
      failed = { why };
      told(why);
    }
    taking.delete(errand.name);
    next();
  }

  async function carryOut(errand: Errand, piece: () => Promise<Ended>, before: number | undefined): Promise<void> {
    underWay += 1;
    const ended = await piece();
    underWay -= 1;
    free += 1;
    answered += ended.answered;
    if (ended.isMoreThere || asked.get(errand.name) !== before) lineUp(errand);
    told();
    next();
  }

  async function quiet(): Promise<void> {
    if (!isQuiet()) await new Promise<void>((resolve) => waiting.push(resolve));
    const failure = failed;
    failed = undefined;
    if (failure) throw failure.why;
  }

  return {
    ask(errand) {
      asked.set(errand.name, (asked.get(errand.name) ?? 0) + 1);
      lineUp(errand);
      next();
    },
    answered: () => answered,
    quiet,
    async rest() {
      isResting = true;
      line.clear();
      await quiet().catch(() => undefined);
      isResting = false;
    },
  };
}
