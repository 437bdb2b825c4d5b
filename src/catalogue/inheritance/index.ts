/** Districts under their province: differences, and what a new version of the province means for each. */
export type { ChangedField, Differences } from './differences.ts';
export { differencesOf } from './differences.ts';
export type { UpperChange, Upgrade } from './upgrade.ts';
export { upgradeOf } from './upgrade.ts';
export { differencesText, upgradeText } from './report.ts';
