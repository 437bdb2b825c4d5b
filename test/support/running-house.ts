/** A whole house that runs: every room, the sample district, an HTTP server on the loopback address, relay and timers. For journeys in a real browser. */
import type { AddressInfo } from 'node:net';
import { rooms } from '../../src/main.ts';
import { freshHouse, type FreshHouse } from './house.ts';

export interface RunningHouse extends FreshHouse {
  /** `http://127.0.0.1:<port>`. */
  readonly base: string;
}

/** Starts it; `close` ends everything. */
export async function runningHouse(options: Parameters<typeof freshHouse>[1] = {}): Promise<RunningHouse> {
  const fresh = await freshHouse(rooms, options);
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(fresh.house);
  await fresh.app.listen({ host: '127.0.0.1', port: 0 });
  fresh.relay.start();
  const { port } = fresh.app.server.address() as AddressInfo;
  return {
    ...fresh,
    base: `http://127.0.0.1:${port}`,
    async close() {
      await fresh.relay.stop();
      await fresh.close();
    },
  };
}
