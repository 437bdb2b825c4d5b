/** A whole house that runs: every room, the sample district, an HTTP server on the loopback address, relay and timers. For journeys in a real browser. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { rooms } from '../../src/main.ts';
import { freshHouse, type FreshHouse } from './house.ts';
import { slowLine, slowLineMs, slowRelay } from './slow-line.ts';

export interface RunningHouse extends FreshHouse {
  /** `http://127.0.0.1:<port>`. */
  readonly base: string;
}

/** Starts it; `close` ends everything. */
export async function runningHouse(options: Parameters<typeof freshHouse>[1] = {}): Promise<RunningHouse> {
  // The port is known before the house is made: the outside registration calls back to the address that the house gives it.
  const port = await freePort();
  const fresh = await freshHouse(rooms, { ...options, env: { PORT: String(port), ...options.env } });
  for (const room of rooms) for (const seed of room.seeds ?? []) await seed.load(fresh.house);
  slowLine(fresh.app.server, slowLineMs);
  await fresh.app.listen({ host: '127.0.0.1', port });
  const slow = slowLineMs > 0 ? slowRelay(fresh.relay, slowLineMs * 10) : undefined;
  if (slow === undefined) fresh.relay.start();
  return {
    ...fresh,
    base: `http://127.0.0.1:${port}`,
    async close() {
      await slow?.();
      await fresh.relay.stop();
      await fresh.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
