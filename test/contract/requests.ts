/** Requests in three mixes (S3): valid by the shape, valid with one broken part, raw bytes. */
import fc, { type Arbitrary } from 'fast-check';
import { awkward, from, type Pool, type Shape } from './arbitrary.ts';
import type { Operation } from './operations.ts';

export type Mix = 'valid' | 'one broken part' | 'raw bytes';

export interface Sent {
  readonly mix: Mix;
  readonly operation: Operation;
  readonly who: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer | undefined;
}

interface Whole {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly key: string | undefined;
}

/** Text of a value where an address carries it. Lone surrogates cannot stand in an address. */
const inAddress = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed());

function address(operation: Operation, whole: Whole): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => inAddress(whole.path[name] ?? 'x') || 'x');
  const query = Object.entries(whole.query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${inAddress(value)}`],
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

const form = (body: unknown): string =>
  Object.entries((body ?? {}) as Record<string, unknown>)
    .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${inAddress(value)}`)
    .join('&');

const anyKey = fc.oneof(
  { weight: 9, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('again-1', 'again-2') },
);

function whole(operation: Operation, pool: Pool): Arbitrary<Whole> {
  const of = (place: string): Arbitrary<Record<string, unknown>> => {
    const here = operation.parameters.filter((one) => one.in === place);
    const made = here.map(
      (one) =>
        [
          one.name,
          place === 'path' && one.name === 'id' ? ids(operation, one.schema, pool) : from(one.schema, pool, one.name),
        ] as const,
    );
    return fc.record(Object.fromEntries(made), {
      requiredKeys: here.filter((one) => place === 'path' || one.required).map((one) => one.name),
    }) as Arbitrary<Record<string, unknown>>;
  };
  return fc.record({
    path: of('path'),
    query: of('query'),
    body: operation.body === undefined ? fc.constant(undefined) : from(operation.body, pool, ''),
    key: anyKey,
  });
}

/** An id in an address: mostly one of the kind that the address is about. */
function ids(operation: Operation, shape: Shape, pool: Pool): Arbitrary<unknown> {
  const kind = operation.path.split('/').find((part) => pool.byName.has(`$${part}`));
  const real = kind === undefined ? [] : (pool.byName.get(`$${kind}`) ?? []);
  const made = from(shape, pool, 'id');
  return real.length === 0
    ? made
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: made });
}

function asSent(
  operation: Operation,
  { body, key, ...rest }: Whole,
  type?: string,
): Pick<Sent, 'url' | 'headers' | 'payload'> {
  const isForm = operation.isPage;
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  if (body !== undefined)
    headers['content-type'] = type ?? (isForm ? 'application/x-www-form-urlencoded' : 'application/json');
  return {
    url: address(operation, { ...rest, body, key }),
    headers,
    payload: body === undefined ? undefined : isForm ? form(body) : JSON.stringify(body),
  };
}

const wrongValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    1.5,
    1e308,
    '',
    [],
    {},
    true,
    [[[[]]]],
    { __proto__: null },
    'x'.repeat(20_000),
    ...awkward,
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Every place in a value that can be broken, as a path of members. */
function places(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, one]) => places(one, [...at, name]))];
}

function put(
  value: unknown,
  [first, ...rest]: readonly string[],
  what: unknown,
  how: 'replace' | 'remove' | 'add',
): unknown {
  if (first === undefined)
    return how === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, [typeof what === 'string' && what !== '' ? what.slice(0, 20) : 'more']: what }
      : how === 'remove'
        ? undefined
        : what;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  if (rest.length === 0 && how === 'remove') Reflect.deleteProperty(copy, first);
  else copy[first] = put(copy[first], rest, what, how);
  return copy;
}

function broken(operation: Operation, pool: Pool): Arbitrary<Pick<Sent, 'url' | 'headers' | 'payload'>> {
  const made = whole(operation, pool);
  const inBody = fc
    .tuple(made, fc.nat(), wrongValue, fc.constantFrom('replace', 'remove', 'add'))
    .map(([one, n, what, how]) => {
      const all = places(one.body);
      return asSent(operation, { ...one, body: put(one.body, all[n % all.length] ?? [], what, how) });
    });
  const inPath = fc
    .tuple(made, wrongValue)
    .map(([one, what]) =>
      asSent(operation, { ...one, path: Object.fromEntries(Object.keys(one.path).map((name) => [name, what])) }),
    );
  const inQuery = fc
    .tuple(
      made,
      fc.constantFrom('limit', 'after', 'before', 'version', 'code', 'number', 'x[]', '__proto__'),
      wrongValue,
    )
    .map(([one, name, what]) => asSent(operation, { ...one, query: { ...one.query, [name]: what } }));
  const noKey = made.map((one) => asSent(operation, { ...one, key: undefined }));
  const badType = fc
    .tuple(
      made,
      fc.constantFrom(
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'application/json; charset=gbk',
        'application/x-www-form-urlencoded',
      ),
    )
    .map(([one, type]) => asSent(operation, { ...one, body: one.body ?? {} }, type));
  const cut = fc.tuple(made, fc.nat()).map(([one, n]) => {
    const sent = asSent(operation, one);
    return typeof sent.payload === 'string'
      ? { ...sent, payload: sent.payload.slice(0, n % (sent.payload.length + 1)) }
      : sent;
  });
  const deep = fc.tuple(made, fc.nat(), fc.constantFrom(70, 4000, 60_000)).map(([one, n, depth]) => {
    const sent = asSent(operation, one);
    const names = Object.keys((one.body ?? {}) as object);
    const name = names[n % names.length] ?? 'x';
    const rest = Object.entries((one.body ?? {}) as object)
      .filter(([each]) => each !== name)
      .map(([each, value]) => `${JSON.stringify(each)}:${JSON.stringify(value)},`);
    return operation.isPage
      ? sent
      : { ...sent, payload: `{${rest.join('')}${JSON.stringify(name)}:${'['.repeat(depth)}${']'.repeat(depth)}}` };
  });
  const some = [
    noKey,
    badType,
    inQuery,
    ...(operation.body === undefined ? [] : [inBody, inBody, inBody, cut, deep]),
    ...(operation.path.includes('{') ? [inPath] : []),
  ];
  return fc.oneof(...some);
}

const header = fc.constantFrom<Record<string, string>>(
  {},
  { accept: '\u00ff' },
  { 'accept-language': 'x'.repeat(3000) },
  { cookie: 'onevisit_session=%%%;;=' },
  { 'last-event-id': '1e999' },
  { 'x-signature': 'zz' },
  { 'content-encoding': 'gzip' },
  { range: 'bytes=-1' },
  { 'accept-encoding': 'br;q=x, gzip;q=-1' },
);

function raw(operation: Operation): Arbitrary<Pick<Sent, 'url' | 'headers' | 'payload'>> {
  const piece = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 20 }).map((one) => one.replace(/[^\x21-\x7e]|[?#/]/g, '%')),
    fc.constantFrom('%', '%ff', '%c0%af', '..', '%00', '.', '~', '%F0%A0%AE%B7'),
  );
  const url = fc
    .tuple(piece, fc.option(piece))
    .map(([one, query]) => operation.path.replace(/\{\w+\}/g, one || 'x') + (query === null ? '' : `?${query}`));
  const type = fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    '',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)),
    fc.string({ unit: 'binary', maxLength: 100 }).map((one) => Buffer.from(one)),
    fc
      .constantFrom('[', '{"a":', '{"__proto__":{}}', '[[[[[['.repeat(2000), '--x\r\n\r\n', '"')
      .map((one) => Buffer.from(one)),
  );
  return fc
    .record({ url, bytes, type, header, key: fc.option(fc.constantFrom('k', '\u0001', 'x'.repeat(300))) })
    .map((one) => ({
      url: one.url,
      headers: {
        ...one.header,
        ...(one.key === null ? {} : { 'idempotency-key': one.key }),
        ...(operation.method === 'GET' || one.type === '' ? {} : { 'content-type': one.type }),
      },
      payload: operation.method === 'GET' ? undefined : one.bytes,
    }));
}

/** Who may ask, by what their roles let them in to. */
export type Admitted = (operation: Operation) => readonly string[];

/** Requests of all three mixes to these operations: half valid, three in ten broken in one part, the rest raw. Four in five come from somebody the door lets in. */
export function requests(
  operations: readonly Operation[],
  everybody: readonly string[],
  admitted: Admitted,
  pool: Pool,
): Arbitrary<Sent> {
  const perOperation = operations.map((operation) => {
    const inside = admitted(operation);
    const who =
      inside.length === 0
        ? fc.constantFrom(...everybody)
        : fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...inside) },
            { weight: 1, arbitrary: fc.constantFrom(...everybody) },
          );
    const as = (mix: Mix, made: Arbitrary<Pick<Sent, 'url' | 'headers' | 'payload'>>): Arbitrary<Sent> =>
      fc.tuple(who, made).map(([name, sent]) => ({ mix, operation, who: name, ...sent }));
    return fc.oneof(
      {
        weight: 5,
        arbitrary: as(
          'valid',
          whole(operation, pool).map((one) => asSent(operation, one)),
        ),
      },
      { weight: 3, arbitrary: as('one broken part', broken(operation, pool)) },
      { weight: 2, arbitrary: as('raw bytes', raw(operation)) },
    );
  });
  return fc.oneof(...perOperation);
}
