/** The list of rooms, in the order in which they may use each other; nothing else. */
import { archive } from './archive/index.ts';
import { benefits } from './benefits/index.ts';
import { calendar } from './calendar/index.ts';
import { catalogue } from './catalogue/index.ts';
import { certificates } from './certificates/index.ts';
import { externalRegistry } from './external-registry/index.ts';
import { journal } from './journal/index.ts';
import { matters } from './matters/index.ts';
import { people } from './people/index.ts';
import { planner } from './planner/index.ts';
import { projects } from './projects/index.ts';
import { runCommandLine } from './platform/command-line/frame.ts';
import { openHouse } from './platform/open.ts';
import type { Room } from './platform/index.ts';
import { scenario } from './scenario/index.ts';
import { vocabulary } from './vocabulary/index.ts';
import { web } from './web/index.ts';

/** Scenarios open throw-away houses of the same rooms. */
const scenarios = scenario({
  rooms: () => rooms,
  open: (config, all, clock) => openHouse(config, all, () => undefined, undefined, clock),
});

/** Every room of the house, from the left to the right. */
export const rooms: readonly Room[] = [
  calendar,
  journal,
  vocabulary,
  people,
  catalogue,
  planner,
  externalRegistry,
  matters,
  certificates,
  projects,
  benefits,
  archive,
  web,
  scenarios,
];

/** Runs `onevisit` with the given arguments; gives the exit code. */
export const run = (argv: readonly string[]): Promise<number> => runCommandLine(rooms, argv);
