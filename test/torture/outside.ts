/** The other side of a call: does once what it is asked for under one reference, and answers a repeated reference without doing it again. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Outside {
  readonly url: string;
  /** How many of these matters have not exactly one effect here. */
  notOnce(matters: readonly string[]): number;
  close(): Promise<void>;
}

/** Listens on the loopback address. It lives in the harness, so it outlasts every kill. */
export async function openOutside(): Promise<Outside> {
  const known = new Set<string>();
  const effects = new Map<string, number>();
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://outside');
    const [reference, matter] = [searchParams.get('reference') ?? '', searchParams.get('matter') ?? ''];
    if (!known.has(reference)) effects.set(matter, (effects.get(matter) ?? 0) + 1);
    known.add(reference);
    response.end('done');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    notOnce: (matters) => matters.filter((one) => effects.get(one) !== 1).length,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
