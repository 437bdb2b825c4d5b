/** `onevisit backup` and `onevisit restore`. */
import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { restore } from '../backup/restore.ts';
import type { CliCommand } from '../room.ts';

/** Writes a consistent backup into a new folder. */
export function backupCommand(): CliCommand {
  return {
    name: 'backup',
    describe: 'write a consistent backup of database and files into a new folder',
    args: [{ name: '<folder>', describe: 'a folder that does not exist yet' }],
    options: [
      {
        flags: '--keys',
        describe: 'include the master key; without it keep data/master.key elsewhere, or sealed personal data is lost',
      },
    ],
    async run(call) {
      const done = await backUp(call.config, resolve(call.args[0] as string), {
        keys: call.options['keys'] === true,
        progress: call.progress,
      });
      call.print(
        call.json
          ? JSON.stringify(done)
          : `${done.tables} tables, ${done.rows} rows, ${done.files} files, keys ${done.keys ? 'included' : 'NOT included'}\nmanifest sha256 ${done.manifestSha256}`,
      );
      return 0;
    },
  };
}

/** Reads a backup into an empty database. */
export function restoreCommand(): CliCommand {
  return {
    name: 'restore',
    describe: 'read a backup into an empty database; verifies every hash first',
    args: [{ name: '<folder>', describe: 'a folder that backup wrote' }],
    async run(call) {
      const done = await restore(call.config, resolve(call.args[0] as string), call.progress);
      call.print(
        call.json
          ? JSON.stringify(done)
          : `${done.tables} tables, ${done.rows} rows, ${done.files} files restored, keys ${done.keys}`,
      );
      return 0;
    },
  };
}
