/** Things as they were written: what a file holds before defaults, references and conditions. */
import type { Finding, Place } from '../finding.ts';
import { isAt, placeOf, rangeOf } from './source.ts';
import type { Path, Source } from './source.ts';

/** One thing: an item, an organ, a material ... with the file and the path at which it stands. */
export interface Thing {
  readonly kind: string;
  readonly id: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly source: Source;
  readonly at: Path;
  /** The thing that lends what is absent here (`like`, or the layer above). */
  readonly from?: Thing;
  /** False after a problem of shape: known by name, but not read any further. */
  readonly sound: boolean;
  /** What is absent here and must be lent by a layer above. */
  readonly lacks?: readonly Finding[];
}

/** Things by kind and id. */
export type Things = ReadonlyMap<string, ReadonlyMap<string, Thing>>;

/** Place of a value of a thing: where it is written, be it in the thing that lends it. */
export function placeIn(thing: Thing, path: Path): Place {
  for (let t: Thing | undefined = thing; t; t = t.from)
    if (isAt(t.source, [...t.at, ...path])) return placeOf(t.source, [...t.at, ...path]);
  return placeOf(thing.source, [...thing.at, ...path]);
}

/** The thing in whose text a value stands. */
export function ownerOf(thing: Thing, path: Path): Thing {
  for (let t: Thing | undefined = thing; t; t = t.from) if (isAt(t.source, [...t.at, ...path])) return t;
  return thing;
}

/** Things of one kind, in the order of their ids. */
export function ofKind(things: Things, kind: string): Thing[] {
  return [...(things.get(kind)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Characters of a value in the file where it is written, with the text of them; undefined where it is absent. */
export function rangeIn(
  thing: Thing,
  path: Path,
): { readonly file: string; readonly text: string; readonly from: number; readonly to: number } | undefined {
  const owner = ownerOf(thing, path);
  const range = rangeOf(owner.source, [...owner.at, ...path]);
  return range && { file: owner.source.file, text: owner.source.text.slice(range.from, range.to), ...range };
}
