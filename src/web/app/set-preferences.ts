/** Sets how somebody wants to see the pages and goes back to where they were. Links, so that it works without scripts. */
import { Type } from 'typebox';
import type { App } from '../../platform/index.ts';
import { choices, cookieOf, safeBack, type Choice } from './preferences.ts';

const Query = Type.Object({
  ...Object.fromEntries(Object.keys(choices).map((choice) => [choice, Type.Optional(Type.String({ maxLength: 20 }))])),
  back: Type.Optional(Type.String({ maxLength: 2000 })),
});

export function setPreferences(app: App): void {
  app.get(
    '/preferences',
    { config: { policy: 'web.public' }, schema: { hide: true, querystring: Query } },
    (request, reply) => {
      const query = request.query as Record<string, string | undefined>;
      for (const choice of Object.keys(choices) as Choice[]) {
        const value = query[choice];
        const allowed: readonly string[] = choices[choice];
        if (value !== undefined && allowed.includes(value))
          void reply.setCookie(cookieOf(choice), value, {
            path: '/',
            sameSite: 'lax',
            httpOnly: true,
            maxAge: 365 * 24 * 3600,
          });
      }
      return reply.redirect(safeBack(query['back']), 303);
    },
  );
}
