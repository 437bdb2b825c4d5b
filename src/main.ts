/** The list of rooms, in the order in which they may use each other; nothing else. */
import type { Room } from './platform/index.ts';
import { runCommandLine } from './platform/command-line/frame.ts';

/** Every room of the house, from the left to the right. */
export const rooms: readonly Room[] = [];

/** Runs `onevisit` with the given arguments; gives the exit code. */
export const run = (argv: readonly string[]): Promise<number> => runCommandLine(rooms, argv);
