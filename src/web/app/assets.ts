/** The few scripts that make pages follow by themselves. Pages work without them. */
import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import type { App } from '../../platform/index.ts';

const built = new URL('../../../dist/assets/', import.meta.url);

/** Serves `dist/assets/<name>.js` as `scripts/prepare.mjs` built it. */
export function assets(app: App): void {
  app.get(
    '/assets/:file',
    {
      config: { policy: 'web.public' },
      schema: { hide: true, params: Type.Object({ file: Type.String({ pattern: '^[A-Za-z][\\w-]{0,60}\\.js$' }) }) },
    },
    async (request, reply) => {
      const script = await readFile(new URL(request.params.file, built)).catch(() => undefined);
      if (!script) return reply.callNotFound();
      return await reply
        .header('cache-control', 'public, max-age=300')
        .type('text/javascript; charset=utf-8')
        .send(script);
    },
  );
}
