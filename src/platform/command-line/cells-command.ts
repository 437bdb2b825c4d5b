/** `onevisit cells open`: more cells for a database that has been serving. */
import { systemClock } from '../clock.ts';
import { openCells } from '../database/cells.ts';
import { openServer } from '../database/connect.ts';
import { connectOnce } from '../database/pool.ts';
import { openHouse, settle } from '../open.ts';
import type { CliCommand, Room } from '../room.ts';

/** The command; it brings the database up to date first. */
export function cellsOpenCommand(rooms: readonly Room[]): CliCommand {
  return {
    name: 'cells open',
    describe: 'open more cells: new matters spread over them, numbers go on without doubles; no other process may run',
    args: [{ name: '<count>', describe: 'how many more' }],
    async run(call) {
      const more = Number(call.args[0]);
      if (!Number.isInteger(more) || more < 1) {
        call.progress('<count>: 1, 2, 3 ...');
        return 2;
      }
      await (await openHouse(call.config, rooms)).close();
      const server = await openServer(await settle(call.config), false);
      try {
        const admin = await connectOnce(server.adminUrl);
        try {
          const cells = await openCells(admin, more, rooms, systemClock);
          call.print(call.json ? JSON.stringify({ cells }) : `${cells.length} cells`);
        } finally {
          await admin.end();
        }
      } finally {
        await server.close();
      }
      return 0;
    },
  };
}
