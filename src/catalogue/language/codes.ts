/**
 * The three layers of codes (ZWFW C0109, GB/T 39554.1): basic 12, implementation 31 = organ 18 + level 1 + basic 12, handling item 33 = implementation + 2.
 * Made where they are absent, checked where they are written.
 */
import { isIdentifierProblem, readBasicCode, readUscc } from '../../vocabulary/index.ts';
import type { IdentifierProblem } from '../../vocabulary/index.ts';
import type { Finding } from '../finding.ts';
import { loadProblem } from './problems.ts';
import type { Path } from './source.ts';
import { placeIn } from './things.ts';
import type { Thing } from './things.ts';

interface Codes {
  readonly basicCode: string;
  readonly implementationCode: string;
  readonly handlingCode: string;
}

/** What an item's codes are made of. */
interface CodeParts {
  readonly basic: string;
  readonly uscc: string;
  readonly level: string;
  readonly sequence: string;
}

/** The codes of an item; what was written and differs is a finding. */
export function codesOf(item: Thing, parts: CodeParts, findings: Finding[]): Codes {
  const implementationCode = `${parts.uscc}${parts.level}${parts.basic}`;
  const made: Codes = {
    basicCode: parts.basic,
    implementationCode,
    handlingCode: `${implementationCode}${parts.sequence}`,
  };
  const names = { basicCode: '基本编码', implementationCode: '实施编码', handlingCode: '业务办理项编码' } as const;
  for (const [field, what] of Object.entries(names) as [keyof Codes, string][]) {
    const written = item.raw[field];
    if (written !== undefined && written !== made[field])
      findings.push(
        codeProblem(item, [field], what, String(written), `应为 ${made[field]}`, `it should be ${made[field]}`),
      );
  }
  return made;
}

/** Finding of a code that is not what it should be. */
function codeProblem(thing: Thing, path: Path, what: string, found: string, zh: string, en: string): Finding {
  return loadProblem('code', placeIn(thing, path), { what, found, detail: zh }, { what, found, detail: en });
}

/** Findings of organs whose unified social credit code does not pass its two checks (GB 32100). */
export function checkOrgans(organs: readonly Thing[], findings: Finding[]): void {
  for (const organ of organs) {
    const written = String(organ.raw['uscc']);
    const read = readUscc(written);
    if (isIdentifierProblem(read)) findings.push(identifierProblem(organ, ['uscc'], '统一社会信用代码', written, read));
  }
}

function identifierProblem(thing: Thing, path: Path, what: string, written: string, p: IdentifierProblem): Finding {
  const wanted = p.expected ? `应为 ${p.expected}` : '';
  const place =
    p.position === undefined ? `有 ${p.found ?? written.length} 位，` : `第 ${p.position} 位“${p.found ?? ''}”不对，`;
  return codeProblem(
    thing,
    path,
    what,
    written,
    `${place}${wanted || '请核对原件'}`,
    `${p.refused}${p.position === undefined ? '' : ` at ${p.position}`}${p.expected ? `, expected ${p.expected}` : ''}`,
  );
}

/**
 * Basic codes by basic item. Absent ones: `province 3 + 1 + kind 2 + 6 digits`, the digits from the id, stable when others come and go.
 */
export function basicCodes(
  basics: readonly Thing[],
  districtCode: string,
  kindCode: (thing: Thing) => string,
  findings: Finding[],
): Map<string, string> {
  const codes = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const thing of basics) {
    const written = thing.raw['code'];
    if (typeof written !== 'string') continue;
    const read = readBasicCode(written);
    if (isIdentifierProblem(read)) findings.push(identifierProblem(thing, ['code'], '基本编码', written, read));
    const other = taken.get(written);
    if (other)
      findings.push(
        loadProblem('duplicate-code', placeIn(thing, ['code']), { what: '基本编码', found: written, other }),
      );
    taken.set(written, thing.id);
    codes.set(thing.id, written);
  }
  for (const thing of basics) {
    if (codes.has(thing.id)) continue;
    const prefix = `${districtCode.slice(0, 3)}1${kindCode(thing)}`;
    let n = hashOf(thing.id) % 1_000_000;
    while (taken.has(`${prefix}${String(n).padStart(6, '0')}`)) n = (n + 1) % 1_000_000;
    const code = `${prefix}${String(n).padStart(6, '0')}`;
    taken.set(code, thing.id);
    codes.set(thing.id, code);
  }
  return codes;
}

/** FNV-1a: a small stable number of a name. */
function hashOf(name: string): number {
  let h = 0x811c9dc5;
  for (const ch of name) h = Math.imul(h ^ (ch.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}
