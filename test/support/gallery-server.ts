import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { galleryPages, type GalleryPage, type GalleryView, renderGallery } from '../../src/web/gallery/gallery.tsx';

/** A gallery on a free loopback port, under the strict policy that real pages have. */
export interface GalleryServer {
  url(page: GalleryPage, view: Omit<GalleryView, 'nonce'>): string;
  close(): Promise<void>;
}

const policy = (nonce: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src 'self' data:; form-action 'self'; base-uri 'none'`;

/** Starts it. Close it in afterAll. */
export async function serveGallery(): Promise<GalleryServer> {
  let count = 0;
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://gallery').searchParams;
    const nonce = `nonce${(count += 1)}`;
    const view: GalleryView = {
      lang: query.get('lang') === 'en' ? 'en' : 'zh-CN',
      mode: query.get('mode') === 'elder' ? 'elder' : 'standard',
      theme: (query.get('theme') ?? 'auto') as GalleryView['theme'],
      text: query.get('text') === 'large' ? 'large' : 'normal',
      nonce,
    };
    const page = galleryPages.find((name) => name === query.get('page')) ?? 'parts';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy(nonce));
    response.end(renderGallery(view, page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (page, view) =>
      `http://127.0.0.1:${port}/?page=${page}&lang=${view.lang}&mode=${view.mode}&theme=${view.theme}&text=${view.text ?? 'normal'}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
