/** The door of the room `catalogue`: what the district offers, its language, its conditions, its linter, its versions. */
import type { Room } from '../platform/index.ts';
import { policies } from './access.ts';
import { commands } from './commands/index.ts';
import { problems } from './problems.ts';
import { publishSample } from './publish-directory.ts';
import { routes } from './routes.ts';
import { catalogueService } from './versions.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { At, Finding, Fix, Place, Severity } from './finding.ts';
export type { Loaded, Things } from './language/index.ts';
export { loadCatalogue, publish, versionOf } from './language/index.ts';
export { lint } from './linter/lint.ts';
export type { LintOptions } from './linter/lint.ts';
export type { Example, LintInput, Report, Rule } from './linter/rule.ts';
export { allRules, contributeRules } from './linter/contributed.ts';
export { laidOver as exampleDistrict } from './linter/examples/base.ts';
export { generatedFiles } from './commands/generate.ts';
export type * from './model.ts';
export * from './conditions/index.ts';
export { filingGate, recordRefusedFiling } from './lists/index.ts';
export type { ListCounts, ListDifference, ListOverview, ListPage, RefusedFilings } from './lists/index.ts';
export { publishDirectory, publishSample } from './publish-directory.ts';
export type { CatalogueService } from './versions.ts';
export { catalogueOf, currentCatalogue } from './in-force.ts';
export { draftVersion, moveVersion, statesOf } from './versions.ts';
export { conditionText } from './views.ts';
export type { ItemList, ItemView, Names, OrganList, ThemeList, ThemeView, VersionList } from './schema.ts';

/** The room: provides `catalogue`, publishes the sample district into demo and scenario databases. */
export const catalogue: Room = {
  name: 'catalogue',
  problems,
  policies,
  commands,
  routes,
  words: { 'zh-CN': zh, en },
  register(house) {
    house.provide('catalogue', catalogueService(house));
  },
  seeds: [
    {
      name: 'catalogue.sample',
      async load(house) {
        await publishSample(house);
      },
    },
  ],
};
