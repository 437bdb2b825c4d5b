/** Exchange at the border: YAML, workbooks for departments, national field names. Nothing half-loaded. */
export type { ItemChange } from './change.ts';
export { writeDistrict } from './change.ts';
export type { NationalTask } from './national.ts';
export { nationalOf } from './national.ts';
export { readNational } from './national-in.ts';
export { readXlsx } from './xlsx-in.ts';
export { xlsxOf } from './xlsx-out.ts';
