/**
 * `loadCatalogue(dir)`: YAML in, a published catalogue out, or findings and nothing: never a half-loaded one.
 * Steps: read files -> layers and likenesses -> references -> conditions, durations, bases, codes -> defaults -> version.
 */
import { elementTypes } from '../conditions/index.ts';
import type { Finding } from '../finding.ts';
import { inOrder } from '../finding.ts';
import type { Catalogue, Item } from '../model.ts';
import { safetyList } from '../relief-variants.ts';
import { assembleItem } from './assemble-item.ts';
import type { Surroundings } from './making.ts';
import {
  assembleCertificates,
  assembleElements,
  assembleIntake,
  assembleMaterials,
  assembleOrgans,
  assemblePeople,
  assembleRegistries,
  assembleSites,
  assembleStages,
} from './assemble-things.ts';
import { assembleTheme } from './assemble-theme.ts';
import { basicCodes, checkOrgans } from './codes.ts';
import { basesAt, dateAt, optional, textOf } from './compile.ts';
import type { Compiler } from './compile.ts';
import { readLayers } from './inherit.ts';
import { loadProblem } from './problems.ts';
import { publish } from './publish.ts';
import { checkReferences } from './references.ts';
import { ITEM_KINDS } from './shapes/things.ts';
import type { RawDistrict } from './shapes/files.ts';
import { ofKind, placeIn } from './things.ts';
import type { Thing, Things } from './things.ts';

/** A catalogue and the things it was made from (for places in findings), or the reasons why there is none. */
export type Loaded =
  | { readonly catalogue: Catalogue; readonly things: Things; readonly findings: readonly Finding[] }
  | { readonly catalogue?: undefined; readonly findings: readonly Finding[] };

/** Reads, checks and publishes the catalogue of a directory. `base`: file names in findings are relative to it; `upper`: a directory in place of the one it extends. */
export function loadCatalogue(directory: string, base?: string, upper?: string): Loaded {
  const { things, findings: reading } = readLayers(directory, base, upper);
  const findings = [...reading];
  const district = things.get('district')?.get('district');
  if (!district && findings.length === 0) findings.push(loadProblem('no-district', undefined));
  findings.push(...checkReferences(things));
  if (!district?.sound) return { findings: inOrder(findings) };
  const c: Compiler = { things, findings, parameters: parametersOf(district), types: {}, read: new Map() };
  const catalogue = assemble(c, district);
  if (findings.length > 0) return { findings: unique(inOrder(findings)) };
  return { catalogue: publish(catalogue), things, findings: [] };
}

/** One cause once: things that lend to others are read more than once. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = JSON.stringify([f.rule, f.place, f.message.zh]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function parametersOf(district: Thing): Map<string, number | string | boolean> {
  const raw = district.raw as RawDistrict;
  return new Map(Object.entries(raw.parameters ?? {}).map(([name, p]) => [name, p.value]));
}

function assemble(c: Compiler, thing: Thing): Omit<Catalogue, 'version'> {
  const district = thing.raw as RawDistrict;
  const elements = assembleElements(c);
  c.types = elementTypes(Object.values(elements));
  const organs = assembleOrgans(c, district.defaults?.level ?? '4');
  const sound = (kind: string): Thing[] => ofKind(c.things, kind).filter((t) => t.sound);
  checkOrgans(sound('organs'), c.findings);
  const registries = assembleRegistries(c);
  const materials = assembleMaterials(c);
  const intake = assembleIntake(c);
  const s: Surroundings = {
    district,
    organs,
    intake,
    materials,
    basicCodes: basicCodes(
      ofKind(c.things, 'basic-items').filter((t) => t.sound),
      district.code,
      (t) => ITEM_KINDS[t.raw['kind'] as keyof typeof ITEM_KINDS],
      c.findings,
    ),
    shared: new Set(Object.values(registries).flatMap((r) => r.materials)),
    issuedHere: issuedHere(c.things),
    listOf: new Map(
      ofKind(c.things, 'lists').flatMap((l) =>
        l.id === safetyList ? [] : ((l.raw['items'] as string[] | undefined) ?? []).map((item) => [item, l.id]),
      ),
    ),
    sequences: sequencesOf(c.things),
  };
  for (const [name, p] of Object.entries(district.parameters ?? {}))
    basesAt(c, thing, ['parameters', name, 'basis'], p.basis);
  return {
    district: {
      id: district.id,
      code: district.code,
      name: textOf(district.name),
      ...optional('parent', district.extends),
    },
    asOf: dateAt(c, thing, ['asOf'], district.asOf),
    elements,
    materials,
    registries,
    organs,
    sites: assembleSites(c),
    certificateTypes: assembleCertificates(c, elements),
    items: assembleItems(c, s),
    themes: Object.fromEntries(
      ofKind(c.things, 'theme')
        .filter((t) => t.sound)
        .map((t) => [t.id, assembleTheme(c, t)]),
    ),
    stageTemplates: assembleStages(c),
    switches: district.switches ?? {},
    lists: Object.fromEntries(
      ofKind(c.things, 'lists')
        .filter((t) => t.sound)
        .map((t) => [
          t.id,
          {
            name: textOf(t.raw['name']),
            ...optional('document', t.raw['document'] as string | undefined),
            publishedOn: dateAt(c, t, ['publishedOn'], String(t.raw['publishedOn'])),
            items: t.raw['items'] as string[],
          },
        ]),
    ),
    people: assemblePeople(c),
  };
}

function issuedHere(things: Things): Set<string> {
  const outputs = new Set(ofKind(things, 'item').flatMap((t) => (t.raw['outputs'] as string[] | undefined) ?? []));
  return new Set([...outputs].map((code) => String(things.get('certificates')?.get(code)?.raw['material'] ?? code)));
}

/** Two digits for each handling item of one implementation: written ones stay, the others take the next free one in the order of ids. */
function sequencesOf(things: Things): Map<string, string> {
  const items = ofKind(things, 'item').filter((t) => t.sound);
  const sequences = new Map<string, string>();
  const taken = new Set<string>();
  for (const t of items) {
    if (typeof t.raw['sequence'] !== 'string') continue;
    sequences.set(t.id, t.raw['sequence']);
    taken.add(`${implementationOf(t)}/${t.raw['sequence']}`);
  }
  for (const t of items) {
    if (sequences.has(t.id)) continue;
    let n = 1;
    while (taken.has(`${implementationOf(t)}/${String(n).padStart(2, '0')}`)) n += 1;
    sequences.set(t.id, String(n).padStart(2, '0'));
    taken.add(`${implementationOf(t)}/${String(n).padStart(2, '0')}`);
  }
  return sequences;
}

function assembleItems(c: Compiler, s: Surroundings): Record<string, Item> {
  const items: Record<string, Item> = {};
  const codes = new Map<string, string>();
  for (const thing of ofKind(c.things, 'item')) {
    const item = thing.sound ? assembleItem(c, thing, s) : undefined;
    if (!item) continue;
    const other = codes.get(item.handlingCode);
    if (other)
      c.findings.push(
        loadProblem('duplicate-code', placeIn(thing, ['sequence']), {
          what: '业务办理项编码',
          found: item.handlingCode,
          other,
        }),
      );
    codes.set(item.handlingCode, thing.id);
    items[thing.id] = item;
  }
  return items;
}

/** Items of one basic item at one organ are handling items of one implementation. */
function implementationOf(t: Thing): string {
  return `${String(t.raw['basicItem'])}/${String(t.raw['organ'])}`;
}
