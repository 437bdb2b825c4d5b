/** Doors for files that arrive in pieces. A piece carries its place (`?offset=`) and nothing but bytes; sending it twice does nothing twice. */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { doors, type App, type House } from '../../platform/index.ts';
import { cookieOptions, cookies } from '../cookies.ts';
import { browserOf } from './draft-owner.ts';
import { IdParams, StoredFile } from '../schema.ts';
import { beginUpload, largestPiece, takePiece, unfinishedOf, uploadOf } from './uploads-in-pieces.ts';

const UploadBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 400 }),
    size: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
    sha256: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'of the whole file, so that a changed one is noticed',
    }),
  },
  { additionalProperties: false },
);
const Upload = Type.Object({
  uploadId: Type.String(),
  name: Type.String(),
  size: Type.Integer(),
  offset: Type.Integer({ description: 'bytes that are there; the next piece begins here' }),
  file: Type.Optional(StoredFile),
});
const Place = Type.Object({ offset: Type.Integer({ minimum: 0, maximum: 2_000_000_000 }) });
const bytesType = 'application/offset+octet-stream';

/** Hangs them on the server. */
export function uploadRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const policy = 'people.files';
  post('/api/uploads', { policy, idempotent: false, body: UploadBody, reply: Upload }, (request, reply) =>
    beginUpload(house, senderOf(house, request, reply), request.body),
  );
  const uploads = Type.Object({ uploads: Type.Array(Upload) });
  get('/api/uploads', { policy, reply: uploads }, async (request) => {
    const sender = senderOf(house, request);
    return { uploads: sender === '' ? [] : await unfinishedOf(house, sender) };
  });
  get('/api/uploads/:id', { policy, params: IdParams, reply: Upload }, (request) =>
    uploadOf(house, senderOf(house, request), request.params.id),
  );
  pieceRoute(app, house);
}

/** Takes bytes, not JSON; therefore no door like the others. */
function pieceRoute(app: App, house: House): void {
  app.addContentTypeParser(bytesType, { parseAs: 'buffer', bodyLimit: largestPiece }, (_request, body, done) =>
    done(null, body),
  );
  app.patch(
    '/api/uploads/:id',
    {
      config: { policy: 'people.files', idempotent: false },
      bodyLimit: largestPiece,
      schema: { params: IdParams, querystring: Place, consumes: [bytesType], response: { 200: Upload } },
    },
    async (request) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { id } = request.params;
      return (await takePiece(house, senderOf(house, request), id, request.query.offset, bytes)) as never;
    },
  );
}

/** Who sends: whoever is signed in, also when acting for another, or else this browser by its token. Without one there is nothing to find. */
function senderOf(house: House, request: FastifyRequest, reply?: FastifyReply): string {
  const { actor } = request;
  if (actor.kind !== 'anonymous') return actor.id;
  const known = request.cookies[cookies.draft];
  const token = known ?? (reply ? randomBytes(32).toString('base64url') : undefined);
  if (known === undefined && token !== undefined)
    void reply?.setCookie(cookies.draft, token, cookieOptions(house, 30 * 24 * 3600));
  return token === undefined ? '' : browserOf(house, token);
}
