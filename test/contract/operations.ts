/** What there is to ask: the operations of the OpenAPI document as the running server writes it, and the pages, which are not in it. */
import { routesOf } from '../../src/platform/server.ts';
import type { App } from '../../src/platform/index.ts';
import type { Shape } from './arbitrary.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Shape;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` where a parameter stands. */
  readonly path: string;
  readonly policy: string;
  readonly parameters: readonly Parameter[];
  readonly body: Shape | undefined;
  /** Shapes of JSON replies by status. */
  readonly replies: Readonly<Record<string, Shape>>;
  readonly isPage: boolean;
}

type Content = Readonly<Record<string, { schema?: Shape }>>;
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { content?: Content }>>;
}

const json = (content: Content | undefined): Shape | undefined => content?.['application/json']?.schema;
const withBraces = (url: string): string => url.replace(/:(\w+)/g, '{$1}');

/** Every operation of the document, in its order. */
export function operationsOf(app: App): readonly Operation[] {
  const policies = new Map(routesOf(app).map((row) => [`${String(row.method)} ${withBraces(row.url)}`, row.policy]));
  const { paths = {} } = app.swagger() as unknown as { paths?: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, one]) => {
      const method = name.toUpperCase() as Operation['method'];
      const replies = Object.entries(one.responses).flatMap(([status, reply]) =>
        json(reply.content) ? [[status, json(reply.content)]] : [],
      );
      return {
        method,
        path,
        policy: policies.get(`${method} ${path}`) ?? '',
        parameters: one.parameters ?? [],
        body: json(one.requestBody?.content),
        replies: Object.fromEntries(replies),
        isPage: false,
      };
    }),
  );
}

/** Every route that the document does not name: pages, forms, files. The identity provider is a certified part of its own. */
export function pagesOf(app: App, operations: readonly Operation[]): readonly Operation[] {
  const named = new Set(operations.map((one) => `${one.method} ${one.path}`));
  return routesOf(app)
    .filter(
      (row) =>
        ['GET', 'POST'].includes(row.method) &&
        !named.has(`${row.method} ${withBraces(row.url)}`) &&
        !row.url.includes('*'),
    )
    .map((row) => ({
      method: row.method as 'GET' | 'POST',
      path: withBraces(row.url),
      policy: row.policy,
      parameters: [...row.url.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name: name as string,
        in: 'path' as const,
        schema: { type: 'string', minLength: 1, maxLength: 60 },
      })),
      body:
        row.method === 'POST'
          ? { type: 'object', additionalProperties: { type: 'string', maxLength: 200 } }
          : undefined,
      replies: {},
      isPage: true,
    }));
}
