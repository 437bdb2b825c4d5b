/** Progress as server-sent events: `fact` with its seq as event id, so that a broken line goes on where it stopped; a heartbeat every 15 seconds. */
import type { ServerResponse } from 'node:http';
import { follow } from '../../journal/index.ts';
import type { House } from '../../platform/index.ts';

const heartbeatMs = 15_000;
/** Hints may be lost or come from another process: the journal is asked at least this often. */
const pollMs = 5_000;

/** Streams the facts after `after` until the line closes. Only that there is one goes out, by its number: names tell of an organ's inner work. The page asks for what it may see. */
export function liveFacts(
  house: House,
  from: { readonly cell: number; readonly matterId: string; readonly after: number },
  out: ServerResponse,
): void {
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  out.write('retry: 2000\n\n');
  let { after } = from;
  let isReading = false;
  let isStale = false;
  const read = async (): Promise<void> => {
    if (isReading) {
      isStale = true;
      return;
    }
    isReading = true;
    try {
      do {
        isStale = false;
        for (const fact of await follow(house, 'cell', from.cell, from.matterId, after)) {
          out.write(`id: ${fact.seq}\nevent: fact\ndata: ${JSON.stringify({ seq: fact.seq })}\n\n`);
          after = fact.seq;
        }
      } while (isStale);
    } catch (error) {
      house.log.warn({ err: error }, 'live facts stopped');
      out.end();
    } finally {
      isReading = false;
    }
  };
  const stop = house.live.subscribe(from.matterId, () => void read());
  const forget = house.live.onClose(() => out.end());
  const poll = setInterval(() => void read(), pollMs);
  const beat = setInterval(() => out.write(': here\n\n'), heartbeatMs);
  out.on('close', () => {
    stop();
    forget();
    clearInterval(poll);
    clearInterval(beat);
  });
  void read();
}
