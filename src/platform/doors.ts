/** Doors of a room: a route that reads its parts in their shapes and answers what its act gives, a value of the reply's shape or a refusal. */
import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { Static, TSchema, TUnknown } from 'typebox';
import { isRefusal, type Refusal } from './refusal.ts';
import type { App } from './room.ts';

/** A door: who may knock, and the shapes of what it takes. */
interface Knock<P extends TSchema, Q extends TSchema, B extends TSchema> {
  /** Name of the policy. */
  readonly policy: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** `false`: nothing is stored by it, so it needs no key. */
  readonly idempotent?: false;
  /** How often one address may knock in a minute; without it, as often as the server allows. */
  readonly perMinute?: number;
  /** The largest body in bytes; without it, the server's. */
  readonly bodyLimit?: number;
}

/** A door that answers in a shape. */
interface Door<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> extends Knock<P, Q, B> {
  readonly reply: R;
  /** 201 where the act makes a thing. */
  readonly status?: 200 | 201;
}

/** A file to keep: it is always offered for saving, never shown from our origin, and kept by nobody between. */
export interface Download {
  readonly name: string;
  /** The media type. */
  readonly type: string;
  readonly bytes: Uint8Array | string;
}

/** The request with its parts in their shapes. */
type Asked<P extends TSchema, Q extends TSchema, B extends TSchema> = FastifyRequest<
  RouteGenericInterface & { Params: Static<P>; Querystring: Static<Q>; Body: Static<B> }
>;

/** A value as a view gives it: nothing in it is written to. */
type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

type Answer<T> = T | Refusal | Promise<T | Refusal>;

type Hung = <
  R extends TSchema,
  P extends TSchema = TUnknown,
  Q extends TSchema = TUnknown,
  B extends TSchema = TUnknown,
>(
  url: string,
  door: Door<P, Q, B, R>,
  act: (request: Asked<P, Q, B>, reply: FastifyReply) => Answer<Frozen<Static<R>>>,
) => void;

/** How doors of an app are hung. An act touches the reply only for what stands beside the answer: cookies, headers. */
export interface Doors {
  readonly get: Hung;
  readonly post: Hung;
  readonly put: Hung;
  readonly remove: Hung;
  /** A GET that gives a file. */
  download<P extends TSchema = TUnknown, Q extends TSchema = TUnknown>(
    url: string,
    door: Knock<P, Q, TUnknown>,
    act: (request: Asked<P, Q, TUnknown>) => Answer<Download>,
  ): void;
}

/** The doors of an app. A refusal is told by the server, with the status of its code. */
export function doors(app: App): Doors {
  const hung =
    (method: 'get' | 'post' | 'put' | 'delete'): Hung =>
    (url, door, act) => {
      const { status = 200, bodyLimit } = door;
      const schema = { ...takes(door), response: { [status]: door.reply } };
      const options = { config: configOf(door), schema: schema as object, ...(bodyLimit && { bodyLimit }) };
      app[method](url, options, async (request, reply) => {
        const done = await act(request as never, reply as never);
        if (status !== 200 && !isRefusal(done)) void reply.code(status);
        return done as never;
      });
    };
  return {
    get: hung('get'),
    post: hung('post'),
    put: hung('put'),
    remove: hung('delete'),
    download(url, door, act) {
      app.get(url, { config: configOf(door), schema: takes(door) }, async (request, reply) => {
        const file = await act(request as never);
        if (isRefusal(file)) return file as never;
        void reply
          .header('content-type', file.type)
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .header('cache-control', 'no-store');
        return reply.send(typeof file.bytes === 'string' ? file.bytes : Buffer.from(file.bytes)) as never;
      });
    },
  };
}

const configOf = ({ policy, idempotent, perMinute }: Knock<TSchema, TSchema, TSchema>) => ({
  policy,
  ...(idempotent === undefined ? {} : { idempotent }),
  ...(perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: '1 minute' } }),
});

const takes = ({ params, query, body }: Knock<TSchema, TSchema, TSchema>) => ({
  ...(params ? { params } : {}),
  ...(query ? { querystring: query } : {}),
  ...(body ? { body } : {}),
});
