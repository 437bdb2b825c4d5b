/** What one version of a catalogue says otherwise than another, thing by thing: what the second person reads before reviewing. Pure. */
import { leavesOf, same } from './inheritance/leaves.ts';
import type { Catalogue } from './model.ts';

/** Kinds of things in the order in which they are told. */
const KINDS = [
  'items',
  'themes',
  'elements',
  'materials',
  'certificateTypes',
  'registries',
  'organs',
  'sites',
  'stageTemplates',
  'lists',
  'switches',
] as const;

/** Changes of one kind; `fields` are paths of what reads otherwise. */
interface KindDifference {
  readonly kind: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
}

/** Only kinds with changes. Empty for two versions that say the same. */
export function versionDifference(before: Catalogue, after: Catalogue): readonly KindDifference[] {
  return KINDS.flatMap((kind) => {
    const [old, now] = [thingsOf(before, kind), thingsOf(after, kind)];
    const added = Object.keys(now).filter((id) => !Object.hasOwn(old, id));
    const removed = Object.keys(old).filter((id) => !Object.hasOwn(now, id));
    const changed = Object.entries(now).flatMap(([id, thing]) => {
      const fields = Object.hasOwn(old, id) ? changedFields(old[id], thing) : [];
      return fields.length > 0 ? [{ id, fields }] : [];
    });
    return added.length + removed.length + changed.length > 0 ? [{ kind, added, removed, changed }] : [];
  });
}

type Raw = Readonly<Record<string, unknown>>;

const thingsOf = (catalogue: Catalogue, kind: (typeof KINDS)[number]): Readonly<Record<string, Raw>> =>
  (catalogue[kind] ?? {}) as unknown as Readonly<Record<string, Raw>>;

function changedFields(before: Raw | undefined, after: Raw): string[] {
  const [old, now] = [leavesOf(before ?? {}), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => !same(old.get(path), now.get(path))).sort();
}

/** One line for each change. */
export function versionDifferenceText(differences: readonly KindDifference[]): string {
  return differences
    .flatMap(({ kind, added, removed, changed }) => [
      ...added.map((id) => `+ ${kind} ${id}`),
      ...removed.map((id) => `- ${kind} ${id}`),
      ...changed.map(({ id, fields }) => `~ ${kind} ${id}: ${fields.join(', ')}`),
    ])
    .join('\n');
}
