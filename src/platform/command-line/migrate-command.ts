/** `onevisit migrate`: brings the database up to date and says what ran. */
import { openHouse } from '../open.ts';
import type { CliCommand, Room } from '../room.ts';

/** The command. */
export function migrateCommand(rooms: readonly Room[]): CliCommand {
  return {
    name: 'migrate',
    describe: 'bring the database up to date (serve does it too)',
    async run(call) {
      let ran = '0';
      const opened = await openHouse(call.config, rooms, (stage, detail) => {
        if (stage === 'migrations') ran = detail;
      });
      await opened.close();
      const names = ran === '0' ? [] : ran.split(', ');
      call.print(call.json ? JSON.stringify({ ran: names }) : names.length > 0 ? names.join('\n') : 'up to date');
      return 0;
    },
  };
}
