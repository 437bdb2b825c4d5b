/** Names that mean the same: equal without copy marks and small words, or nearly equal by their pairs of characters. */
import { plainOf } from './wording.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  /** Only names of one group are compared. */
  readonly group: string;
}

/** Above this share of common character pairs two names are one; tuned so that 申请表 of different things stay apart. */
const SAME = 0.82;

/** What does not change the meaning: original, copy, number of copies, "the applicant's", the possessive. */
const NOISE =
  /(原件|复印件|扫描件|影印件|电子版|电子件|正副本|正本|副本|一式[一二两三四五六七八九十\d]+份|[一二两三四五六七八九十\d]+份|加盖公章|申请人|的|和|与|及|或)/g;

function coreOf(name: string): string {
  return plainOf(name).replace(NOISE, '');
}

function pairsOf(core: string): string[] {
  const chars = [...core];
  return chars.length < 2 ? chars : [...new Set(chars.slice(1).map((c, i) => `${chars[i] ?? ''}${c}`))];
}

/** Pairs of names that look like one, each pair once, the earlier first. Works through an index of rare pairs, not all against all. */
export function nearPairs(names: readonly Named[]): [Named, Named][] {
  const cores = names.map((n) => coreOf(n.name));
  const grams = cores.map(pairsOf);
  const frequency = new Map<string, number>();
  for (const set of grams) for (const g of set) frequency.set(g, (frequency.get(g) ?? 0) + 1);
  const index = new Map<string, number[]>();
  const found: [Named, Named][] = [];
  names.forEach((name, i) => {
    // A pair that is near shares at least one of the rarest (1 - SAME) + 1 grams of each side (prefix filtering).
    const rare = [...(grams[i] ?? [])].sort(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const prefix = rare.slice(0, Math.floor((1 - SAME) * rare.length) + 1);
    const candidates = new Set(prefix.flatMap((g) => index.get(`${name.group}/${g}`) ?? []));
    for (const j of [...candidates].sort((a, b) => a - b)) {
      const other = names[j];
      if (other && isNear(cores[j] ?? '', grams[j] ?? [], cores[i] ?? '', grams[i] ?? [])) found.push([other, name]);
    }
    for (const g of prefix) index.set(`${name.group}/${g}`, [...(index.get(`${name.group}/${g}`) ?? []), i]);
  });
  return found;
}

function isNear(a: string, pairsA: readonly string[], b: string, pairsB: readonly string[]): boolean {
  if (a === b) return a !== '';
  const inB = new Set(pairsB);
  const common = pairsA.filter((g) => inB.has(g)).length;
  return common / (pairsA.length + pairsB.length - common) >= SAME;
}
