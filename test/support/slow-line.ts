/**
 * A slow line for journeys: pages come in two halves with a pause between them, scripts come late, the relay is slow.
 * `ONEVISIT_SLOW_LINE=300 npx vitest run --project browser` finds tests that look at a page before it is there: what a busy machine finds once in a hundred runs.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Relay } from '../../src/platform/relay/relay.ts';

/** Milliseconds of the pause; 0 is the line as it is. */
export const slowLineMs = Number(process.env.ONEVISIT_SLOW_LINE ?? '0');

/** Makes every answer of the server slow by so many milliseconds: pages in their middle, everything else before its first byte. */
export function slowLine(server: Server, ms: number): void {
  if (ms > 0)
    server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => delay(response, ms));
}

function delay(response: ServerResponse, ms: number): void {
  const end = response.end.bind(response) as (chunk?: unknown) => ServerResponse;
  const isPart = (chunk: unknown): chunk is string | Buffer => typeof chunk === 'string' || Buffer.isBuffer(chunk);
  response.end = ((chunk?: unknown) => {
    const bytes = isPart(chunk) ? Buffer.from(chunk as string) : undefined;
    const isPage = String(response.getHeader('content-type')).startsWith('text/html');
    if (isPage && bytes !== undefined && bytes.length > 1) {
      response.write(bytes.subarray(0, bytes.length >> 1));
      setTimeout(() => end(bytes.subarray(bytes.length >> 1)), ms);
    } else setTimeout(() => end(chunk), ms);
    return response;
  }) as typeof response.end;
}

/** Lets the relay answer what waits only every so many milliseconds, in place of at once. Call what it gives to end it. */
export function slowRelay(relay: Relay, ms: number): () => Promise<void> {
  const end = new AbortController();
  const loop = (async () => {
    while (!end.signal.aborted) {
      await sleep(ms, undefined, { signal: end.signal }).catch(() => undefined);
      await relay.drain();
    }
  })();
  return async () => {
    end.abort();
    await loop;
  };
}
