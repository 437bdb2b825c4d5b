/** The browser's door of the platform: touches nothing, needs nothing of Node. */
export { canonical, type JsonValue } from './json.ts';
export { isRefusal, type Refusal } from './refusal.ts';
export { holdsFor } from './power.ts';
export { lookUp } from './look-up.ts';
