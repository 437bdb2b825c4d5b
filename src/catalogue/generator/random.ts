/** Chance from a seed: the same seed gives the same catalogue everywhere. */
export interface Random {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  /** One member of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32: small, fast, good enough for test data, never for secrets. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}
