/** The browser's door of matters: what a plan that is derived there has to read as the server reads it. */
export { reportsOfArea, type ReportInForce } from './area/of-area.ts';
