/** One part of `npm run torture` in a process of its own: name, size and fault as arguments, one line of JSON as answer. */
import { afterCall, crashBetweenStages, crashpointsInSource } from './crashes.ts';
import { killDatabase, killServer, sameKeys } from './kills.ts';
import { closeGrounds } from './node-under-test.ts';
import { replayTwice } from './replay.ts';

const [part = '', size = '1', fault] = process.argv.slice(2);
const n = Number(size);
const given = fault === undefined ? {} : { fault };

const parts: Readonly<Record<string, () => Promise<object>>> = {
  'kill-server': () => killServer({ kills: n, ...given }),
  'kill-database': () => killDatabase({ kills: n, ...given }),
  'crash-points': () => crashBetweenStages([...crashpointsInSource(), afterCall], n),
  'crash-after-call': () => crashBetweenStages([afterCall], n, fault),
  'same-keys': () => sameKeys(n, fault),
  replay: () => replayTwice(n),
};

const run = parts[part];
if (!run) throw new Error(`no such part: ${part}`);
/** Whatever breaks, the database that was started here is stopped. */
async function measured(measure: () => Promise<object>): Promise<object> {
  try {
    return await measure();
  } finally {
    await closeGrounds();
  }
}

const result = await measured(run);
process.stdout.write(`\u0001${JSON.stringify(result)}\n`);
process.exit(0);
