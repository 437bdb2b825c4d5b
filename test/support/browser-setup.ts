import { browserFiles } from './browser-files.ts';

/** Vitest global setup of the browser project: the browser is unpacked before any worker asks for it. */
export default async function setup(): Promise<void> {
  await browserFiles();
}
