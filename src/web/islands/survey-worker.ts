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

/** The server's answer, kept for later; without a line the one that was kept. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const reply = await fetch(request);
    if (reply.ok) await cache.put(request, reply.clone());
    return reply;
  } catch (error) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  if (isKept(event.request)) event.respondWith(freshOrKept(event.request));
});
