/** The gallery of all parts, for whoever builds pages and whoever judges them. */
import { Type } from 'typebox';
import type { App } from '../../platform/index.ts';
import { preferencesOf } from '../app/preferences.ts';
import { renderGallery } from './gallery.tsx';

export function galleryRoute(app: App): void {
  app.get(
    '/gallery',
    {
      config: { policy: 'web.public' },
      schema: { hide: true, querystring: Type.Object({}, { additionalProperties: true }) },
    },
    async (request, reply) => {
      const preferences = preferencesOf(request.cookies, request.headers['accept-language']);
      const nonce = (reply as unknown as { cspNonce: { style: string } }).cspNonce.style;
      return await reply.type('text/html; charset=utf-8').send(renderGallery({ ...preferences, nonce }));
    },
  );
}
