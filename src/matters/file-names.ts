/** Names of files as the applicant called them: by hash, and where the same bytes have another name for another need, by that need as well. Pure. */
import { isErased, type Fact } from '../journal/index.ts';

/** Names by hash, or by need and hash. */
type FileNames = Readonly<Record<string, string>>;

const ofNeed = (need: string, sha256: string): string => `${need} ${sha256}`;

/** The names of what was handed in, as the matter keeps them. */
export function fileNamesFrom(
  materials: readonly {
    readonly need: string;
    readonly sha256?: string | undefined;
    readonly name?: string | undefined;
  }[],
): FileNames {
  const names: Record<string, string> = {};
  for (const { need, sha256, name } of materials) {
    if (sha256 === undefined || name === undefined) continue;
    const known = (names[sha256] ??= name);
    if (known !== name) names[ofNeed(need, sha256)] = name;
  }
  return names;
}

/** The names that a matter keeps; none once its personal data are erased. */
export function fileNamesOf(facts: readonly Fact[]): FileNames {
  const names = (facts[0]?.data as { fileNames?: unknown } | undefined)?.fileNames;
  return names !== null && typeof names === 'object' && !isErased(names as never) ? (names as FileNames) : {};
}

/** The name of the file that was given for a need; null where none is known. */
export function fileNameOf(names: FileNames, need: string, sha256: string | null): string | null {
  return sha256 === null ? null : (names[ofNeed(need, sha256)] ?? names[sha256] ?? null);
}
