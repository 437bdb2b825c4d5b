/** The few scripts that make pages follow by themselves. Pages work without them. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import type { App } from '../../platform/index.ts';

const built = new URL('../../../dist/assets/', import.meta.url);

/** What lacks of the browser's scripts, as a note for the operator; pages work without them, but do not follow by themselves. */
export async function missingScripts(): Promise<readonly string[]> {
  const wanted = readdirSync(new URL('../islands/', import.meta.url)).filter((name) => /^[\w-]+\.ts$/.test(name));
  const missing = wanted
    .map((name) => name.replace(/\.ts$/, '.js'))
    .filter((name) => !existsSync(new URL(name, built)));
  return missing.length === 0
    ? []
    : [
        `缺少浏览器文件（${missing.join('、')}）：页面可用，但不会自动更新。请用 npm start 启动，它会生成这些文件。`,
        `Browser files are missing (${missing.join(', ')}): pages work but do not follow by themselves. Start with npm start, which builds them.`,
      ];
}

/** The worker of the inspector's page stands where its pages are: only they are kept for work without network. */
function surveyWorker(app: App): void {
  app.get(
    '/desk/survey/worker.js',
    { config: { policy: 'web.public' }, schema: { hide: true } },
    async (_request, reply) => {
      const script = await readFile(new URL('survey-worker.js', built)).catch(() => undefined);
      if (!script) return reply.callNotFound();
      return await reply.header('cache-control', 'no-store').type('text/javascript; charset=utf-8').send(script);
    },
  );
}

/** Serves `dist/assets/<name>.js` as `scripts/prepare.mjs` built it. */
export function assets(app: App): void {
  surveyWorker(app);
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
