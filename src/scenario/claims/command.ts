/** `onevisit scenario claims`: every quoted claim through the engine, old way and reformed; exit 1 where a measured figure misses its claim. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliCommand } from '../../platform/index.ts';
import { inThrowAwayHouse, type Opener } from '../throw-away-house.ts';
import { readClaims } from './claim-file.ts';
import { firstDay, playClaims, prepare } from './play-claims.ts';
import { reportOf, textOf, type Report } from './report.ts';

/** The command. `--only q60,q61` plays some; `--write docs/claims.md` writes the page of all of them. */
export const claimsCommand = (opener: Opener): CliCommand => ({
  name: 'scenario claims',
  describe:
    'play the quoted claims through the engine on a virtual clock, with the old way beside; exit 1 where a figure misses',
  options: [
    { flags: '--only <claims>', describe: 'some claims, with commas: q60,q61' },
    { flags: '--folder <folder>', describe: 'the folder of the claims', default: 'scenarios/claims' },
    { flags: '--write <file>', describe: 'write the page docs/claims.md' },
  ],
  async run(call) {
    const folder = String(call.options['folder']);
    const only = typeof call.options['only'] === 'string' ? call.options['only'].split(',') : undefined;
    const claims = readClaims(folder, only);
    if (claims.length === 0) {
      call.progress(`${folder}: no such claim`);
      return 2;
    }
    const wanted = {
      start: new Date(`${firstDay(claims)}T00:59:00.000Z`),
      withSample: false,
      catalogue: join(folder, claims[0]?.id ?? '', 'catalogue'),
    };
    const reports: readonly Report[] = await inThrowAwayHouse(call.config, opener, wanted, async (stage) => {
      await prepare(stage.house, claims);
      const played = await playClaims(stage, claims, (line) => call.progress(line));
      return claims.map((claim) => reportOf(claim, played));
    });
    if (typeof call.options['write'] === 'string') await writeFile(call.options['write'], textOf(reports, claims));
    call.print(call.json ? JSON.stringify(reports, null, 2) : textOf(reports, claims).trimEnd());
    return reports.every((one) => one.holds) ? 0 : 1;
  },
});
