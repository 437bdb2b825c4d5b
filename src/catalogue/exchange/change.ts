/** What a file from outside says about items, in the words of the language; applied to a district as a whole or not at all. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import type { Things } from '../language/index.ts';
import { FILE_KINDS } from '../language/shapes/files.ts';
import type { Catalogue } from '../model.ts';
import { exchangeProblem } from './problem.ts';

/** Fields of one item; absent ones stay as they are. `requirements` by id, each with the fields that are given. */
export interface ItemChange {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly requirements: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

type Raw = Record<string, unknown>;

/** Writes a loaded district as one flat directory (layers and likenesses resolved), with changes. Only what loads again is left on the disk. */
export function writeDistrict(
  things: Things,
  out: string,
  changes: readonly ItemChange[] = [],
): { readonly catalogue: Catalogue } | { readonly findings: readonly Finding[] } {
  const target = resolve(out);
  if (existsSync(target) && readdirSync(target).length > 0)
    return { findings: [exchangeProblem('not-empty', { file: out }, { found: out })] };
  mkdirSync(dirname(target), { recursive: true });
  const making = mkdtempSync(join(dirname(target), '.making-'));
  for (const [path, content] of filesOf(things, changes)) {
    mkdirSync(dirname(join(making, path)), { recursive: true });
    writeFileSync(join(making, path), stringify(content, { lineWidth: 0 }));
  }
  const loaded = loadCatalogue(making, making);
  if (!loaded.catalogue) {
    rmSync(making, { recursive: true });
    return { findings: loaded.findings };
  }
  if (existsSync(target)) rmdirSync(target);
  renameSync(making, target);
  return { catalogue: loaded.catalogue };
}

/** The files of a district by path. */
function filesOf(things: Things, changes: readonly ItemChange[]): Map<string, Raw> {
  const files = new Map<string, Raw>();
  for (const kind of FILE_KINDS) {
    const all = [...(things.get(kind.kind)?.values() ?? [])];
    if (kind.many) for (const t of all) files.set(`${kind.at}/${t.id}.yaml`, plain(t.raw));
    else if (kind.single) for (const t of all) files.set(`${kind.at}.yaml`, plain(t.raw));
    else if (all.length > 0) files.set(`${kind.at}.yaml`, Object.fromEntries(all.map((t) => [t.id, plain(t.raw)])));
  }
  for (const change of changes) {
    const path = `items/${change.id}.yaml`;
    files.set(path, changed(files.get(path) ?? { id: change.id }, change));
  }
  return files;
}

/** What speaks of layers has no meaning in a flat district. */
function plain(raw: Readonly<Raw>): Raw {
  const { like: _like, locked: _locked, template: _template, extends: _extends, upperVersion: _upper, ...rest } = raw;
  return rest;
}

function changed(raw: Raw, { fields, requirements }: ItemChange): Raw {
  const next: Raw = { ...raw, ...known(raw, fields) };
  if (requirements.size === 0) return next;
  const all: Raw = { ...(raw['requirements'] as Raw | undefined) };
  for (const [id, given] of requirements) {
    const before = typeof all[id] === 'string' ? { materials: [all[id]] } : ((all[id] ?? {}) as Raw);
    const merged = { ...before, ...known(before, given) };
    if (JSON.stringify(merged) !== JSON.stringify(before)) all[id] = merged;
  }
  return { ...next, requirements: all };
}

/** A Chinese text that is what stands there already leaves the English beside it alone. */
function known(before: Raw, given: Readonly<Raw>): Raw {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => {
      const old = before[key];
      const zh = typeof old === 'object' && old !== null && 'zh' in old ? old.zh : old;
      return JSON.stringify(zh) !== JSON.stringify(value);
    }),
  );
}
