/** The language of the catalogue: YAML files of a district in, a published catalogue or findings with their places out. */
export type { Loaded } from './load.ts';
export { loadCatalogue } from './load.ts';
export { contentText, hashOf, publish, versionOf } from './publish.ts';
export { LOAD_PROBLEMS } from './problems.ts';
export type { Thing, Things } from './things.ts';
export { placeIn, rangeIn } from './things.ts';
export { publishedSchemas } from './schemas.ts';
export { optional } from './compile.ts';
export type { Stack, Table } from './inherit.ts';
export { laidOver, layerVersion, locksOf, readStack } from './inherit.ts';
