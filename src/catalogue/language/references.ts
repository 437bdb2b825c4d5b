/** Which fields name other things. One table; the check, the "who uses this" query and the linter read it. */
import { nearest } from '../conditions/index.ts';
import type { Finding } from '../finding.ts';
import { loadProblem } from './problems.ts';
import type { Path } from './source.ts';
import { placeIn } from './things.ts';
import type { Thing, Things } from './things.ts';

/** Kind -> paths that name things of another kind. `*` = every key or index; a path ends at a text or is skipped. */
const REFERENCES: Readonly<Record<string, readonly (readonly [path: string, target: string])[]>> = {
  district: [['defaults.sites.*', 'sites']],
  elements: [['registry', 'registries']],
  materials: [
    ['issuer', 'organs'],
    ['elements.*', 'elements'],
  ],
  registries: [
    ['holder', 'organs'],
    ['answers.*', 'elements'],
    ['materials.*', 'materials'],
  ],
  sites: [['windows.*.items.*', 'item']],
  certificates: [
    ['material', 'materials'],
    ['fields.*.element', 'elements'],
    ['combines.*', 'certificates'],
  ],
  lists: [['items.*', 'item']],
  stages: [
    ['stages.*.items.*', 'item'],
    ['stages.*.lead', 'organs'],
  ],
  item: [
    ['like', 'item'],
    ['basicItem', 'basic-items'],
    ['organ', 'organs'],
    ['supervisor', 'organs'],
    ['intake', 'intake'],
    ['sites.*', 'sites'],
    ['elements.*', 'elements'],
    ['elements.*.element', 'elements'],
    ['requirements.*', 'materials'],
    ['requirements.*.materials.*', 'materials'],
    ['prerequisites.*.output', 'certificates'],
    ['steps.*.organ', 'organs'],
    ['outputs.*', 'certificates'],
    ['policy.automatic.registries.*', 'registries'],
    ['policy.automatic.account', 'elements'],
  ],
  theme: [
    ['lead', 'organs'],
    ['goals.*', 'item'],
    ['goals.*.item', 'item'],
    ['goals.*.instead', 'item'],
    ['determinants.*', 'elements'],
    ['stageTemplate', 'stages'],
  ],
  people: [
    ['staff.*.organ', 'organs'],
    ['staff.*.site', 'sites'],
  ],
};

/** Names of the kinds in sentences. */
const KIND_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  organs: ['机关', 'organ'],
  sites: ['办事地点', 'site'],
  registries: ['登记库', 'registry'],
  elements: ['数据元', 'data element'],
  materials: ['材料', 'material'],
  certificates: ['证照类型', 'certificate type'],
  'basic-items': ['基本目录', 'basic item'],
  item: ['事项', 'item'],
  intake: ['收件规则', 'intake regime'],
  stages: ['阶段模板', 'stage template'],
  step: ['步骤或证照类型', 'step or certificate type'],
  theme: ['一件事', 'theme'],
};

/** Every value at the paths of a pattern, with its path. */
function valuesAt(raw: unknown, pattern: readonly string[], path: Path = []): { path: Path; value: unknown }[] {
  const [head, ...rest] = pattern;
  if (head === undefined) return [{ path, value: raw }];
  if (typeof raw !== 'object' || raw === null) return [];
  const keys: (string | number)[] = head === '*' ? (Array.isArray(raw) ? [...raw.keys()] : Object.keys(raw)) : [head];
  return keys.flatMap((key) => {
    const value = (raw as Record<string | number, unknown>)[key];
    return value === undefined ? [] : valuesAt(value, rest, [...path, key]);
  });
}

/** Every reference of a thing. */
function referencesOf(thing: Thing): { path: Path; target: string; id: string }[] {
  return (REFERENCES[thing.kind] ?? []).flatMap(([pattern, target]) =>
    valuesAt(thing.raw, pattern.split('.')).flatMap(({ path, value }) =>
      typeof value === 'string' ? [{ path, target, id: value }] : [],
    ),
  );
}

/** Finding of a name that leads nowhere, with the nearest names there are. */
function unknownReference(
  thing: Thing,
  path: Path,
  target: string,
  id: string,
  candidates: readonly string[],
): Finding {
  const [zh, en] = KIND_NAMES[target] ?? [target, target];
  const suggestions = nearest(id, candidates).join(' / ') || candidates.slice(0, 8).join(' / ') || '—';
  return loadProblem(
    'unknown-reference',
    placeIn(thing, path),
    { kind: zh, found: id, suggestions },
    { kind: en, found: id, suggestions },
  );
}

/** Findings of all names that lead nowhere. */
export function checkReferences(things: Things): Finding[] {
  const findings: Finding[] = [];
  for (const kind of things.values()) {
    for (const thing of kind.values()) {
      if (!thing.sound) continue;
      for (const { path, target, id } of referencesOf(thing)) {
        const targets = things.get(target);
        if (!targets?.has(id) && !(thing.kind === 'sites' && id === 'all'))
          findings.push(unknownReference(thing, path, target, id, [...(targets?.keys() ?? [])]));
      }
    }
  }
  return findings;
}
