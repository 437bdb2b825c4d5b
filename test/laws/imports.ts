/** The law of imports: rooms by their doors and only to the left, platform knows no room, doors of shapes and pure doors are pure, no circles among files or shelves. */
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { isTest, roomOf, type Sources } from './sources.ts';

/** The direction (architecture 1): a room may use those of a lower rank. */
const ranks: Readonly<Record<string, number>> = {
  calendar: 0,
  journal: 0,
  vocabulary: 1,
  'external-registry': 2,
  people: 2,
  catalogue: 3,
  planner: 4,
  matters: 5,
  certificates: 6,
  hall: 7,
  fulfilment: 7,
  assistance: 7,
  market: 7,
  inspections: 7,
  projects: 7,
  benefits: 7,
  archive: 7,
  supervision: 8,
  exchange: 9,
  web: 10,
  scenario: 11,
};

/** The doors of a room: all of it, what a browser may load, the shapes that facts and wire are built of. */
const doors = ['index.ts', 'pure.ts', 'shapes.ts'] as const;

/** Packages that a browser may load through a pure door. */
const purePackages = new Set(['canonicalize', 'preact', 'preact/hooks', 'preact/jsx-runtime']);

/** One import as written. */
export interface Edge {
  readonly from: string;
  readonly specifier: string;
  /** Path of the target inside the repository, or undefined for a package or node: module. */
  readonly to: string | undefined;
  readonly typeOnly: boolean;
}

/** Every import, re-export and dynamic import of the sources. */
export function edgesOf(sources: Sources): readonly Edge[] {
  return [...sources].flatMap(([from, text]) => edgesOfFile(from, text));
}

function edgesOfFile(from: string, text: string): Edge[] {
  const { module } = parseSync(from, text);
  const edge = (specifier: string, typeOnly: boolean): Edge => ({
    from,
    specifier,
    to: specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier)) : undefined,
    typeOnly,
  });
  const imports = module.staticImports.map((it) =>
    edge(it.moduleRequest.value, it.entries.length > 0 && it.entries.every((one) => one.isType)),
  );
  const exports = module.staticExports.flatMap((it) => {
    const [first] = it.entries.filter((one) => one.moduleRequest);
    return first?.moduleRequest
      ? [
          edge(
            first.moduleRequest.value,
            it.entries.every((one) => one.isType),
          ),
        ]
      : [];
  });
  const dynamic = module.dynamicImports.flatMap((it) => {
    const literal = /^['"](.+)['"]$/.exec(text.slice(it.moduleRequest.start, it.moduleRequest.end).trim());
    return literal ? [edge(literal[1] as string, false)] : [];
  });
  return [...imports, ...exports, ...dynamic];
}

/** Every violation as one line: where, and what it broke. */
export function importViolations(sources: Sources): readonly string[] {
  const edges = edgesOf(sources);
  const found = [
    ...edges.flatMap(ofRooms),
    ...edges.flatMap(ofShapes),
    ...ofPureDoors(sources, edges),
    ...circles(edges),
    ...shelfCircles(edges),
  ];
  return [...new Set(found)];
}

function ofRooms(edge: Edge): string[] {
  const { from, to, specifier } = edge;
  const room = roomOf(from);
  if (specifier === 'pg' && room !== 'platform' && !isTest(from))
    return [`${from}: only platform speaks to the database driver`];
  if (to === undefined || room === undefined) return [];
  if (room !== 'platform' && ranks[room] === undefined)
    return [`${from}: the room ${room} has no place in the direction of imports`];
  const other = roomOf(to);
  if (other === undefined) return isTest(from) || to.endsWith('.json') ? [] : [`${from}: reaches out of src to ${to}`];
  if (other === room) return [];
  if (room === 'platform') return [`${from}: platform knows no room, but imports ${to}`];
  if (!doors.some((door) => to === `src/${other}/${door}`))
    return isTest(from) ? [] : [`${from}: enters ${other} beside its door (${to})`];
  if (other !== 'platform' && (ranks[other] ?? 99) >= (ranks[room] as number))
    return [`${from}: ${room} may not use ${other}, which lies to its right`];
  return [];
}

/** A door of shapes is built of TypeBox and other doors of shapes, so that facts anywhere may be built on it. */
function ofShapes({ from, to, specifier }: Edge): string[] {
  const isDoor = (path: string): boolean => /^src\/[^/]+\/shapes\.ts$/.test(path);
  if (!isDoor(from) || specifier === 'typebox' || (to !== undefined && isDoor(to))) return [];
  return [`${from}: a door of shapes, but imports ${to ?? specifier}`];
}

function ofPureDoors(sources: Sources, edges: readonly Edge[]): string[] {
  const byFile = Map.groupBy(
    edges.filter((edge) => !edge.typeOnly),
    (edge) => edge.from,
  );
  const wrong: string[] = [];
  for (const door of [...sources.keys()].filter((path) => /^src\/[^/]+\/pure\.ts$/.test(path))) {
    const seen = new Set([door]);
    for (const file of seen) {
      for (const edge of byFile.get(file) ?? []) {
        if (edge.to === undefined) {
          if (!purePackages.has(edge.specifier))
            wrong.push(`${file}: behind the pure door ${door}, but imports ${edge.specifier}`);
        } else if (roomOf(edge.to) !== roomOf(door) && edge.to.endsWith('/index.ts')) {
          wrong.push(`${file}: behind the pure door ${door}, but imports ${edge.to}`);
        } else seen.add(edge.to);
      }
    }
  }
  return wrong;
}

/** Circles among imports, of values and of types, each named once: who reads a file need not have read another one that reads it. */
const circles = (edges: readonly Edge[]): string[] =>
  circlesIn(edges.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to] as const]))).map(
    (path) => `circle: ${path.join(' -> ')}`,
  );

/** Circles among the folders of a room. What stands beside the folders is the room's own spine; tests may look anywhere. */
function shelfCircles(edges: readonly Edge[]): string[] {
  const shelfOf = (path: string): string | undefined => /^src\/[^/]+\/[^/]+(?=\/)/.exec(path)?.[0];
  const isCode = (path: string): boolean => !isTest(path) && !path.includes('/testing/');
  const between = edges.flatMap(({ from, to }) => {
    const [a, b] = [shelfOf(from), to === undefined ? undefined : shelfOf(to)];
    return a && b && a !== b && roomOf(a) === roomOf(b) && isCode(from) ? [[a, b] as const] : [];
  });
  return circlesIn(between).map((path) => `shelves in a circle: ${path.join(' -> ')}`);
}

function circlesIn(arrows: readonly (readonly [string, string])[]): string[][] {
  const next = Map.groupBy(arrows, ([from]) => from);
  const state = new Map<string, 'open' | 'done'>();
  const found: string[][] = [];
  const visit = (place: string, path: readonly string[]): void => {
    state.set(place, 'open');
    for (const [, to] of next.get(place) ?? []) {
      if (state.get(to) === 'open') found.push([...path.slice(path.indexOf(to)), to]);
      else if (!state.has(to)) visit(to, [...path, to]);
    }
    state.set(place, 'done');
  };
  for (const place of next.keys()) if (!state.has(place)) visit(place, [place]);
  return found;
}
