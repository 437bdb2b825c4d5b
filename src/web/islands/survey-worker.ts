/** Keeps the inspector's page and its script in the browser, so that it opens on site without a line. Fresh from the server whenever there is one. */

interface Fetching extends Event {
  readonly request: Request;
  respondWith(reply: Promise<Response>): void;
}
interface Living extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', listener: (event: Living) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = globalThis as unknown as Worker;
const cacheName = 'onevisit-survey-1';

const isKept = (request: Request): boolean => {
  const { pathname } = new URL(request.url);
  return request.method === 'GET' && (pathname.startsWith('/desk/survey/') || pathname.startsWith('/assets/'));
};

/** Milliseconds that a line which gives no answer is waited for where there is something kept: in a cellar it hangs more often than it is gone. */
const patience = 4000;
/** So long after it hung it is not waited for again: a page asks for several things, one after another. */
const memory = 30_000;
let hungAt = Number.NEGATIVE_INFINITY;

async function freshFor(cache: Cache, request: Request): Promise<Response> {
  const reply = await fetch(request);
  if (reply.ok) await cache.put(request, reply.clone());
  return reply;
}

/** The server's answer, kept for later; without a line, or with one that hangs, the one that was kept. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const fresh = freshFor(cache, request);
  const kept = await cache.match(request, { ignoreVary: true });
  if (!kept) return await fresh;
  const isHanging = performance.now() - hungAt < memory;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<Response>((resolve) => {
    const giveUp = (): void => {
      if (!isHanging) hungAt = performance.now();
      resolve(kept);
    };
    timer = setTimeout(giveUp, isHanging ? 0 : patience);
  });
  return await Promise.race([fresh.catch(() => kept), waited]).finally(() => clearTimeout(timer));
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (isKept(event.request)) event.respondWith(freshOrKept(event.request));
});
