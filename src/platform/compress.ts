/** Text goes over the wire compressed where the browser asks for it; what is streamed (live progress) is never held back for it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
/** Below this many bytes the wrapping costs more than it saves. */
const smallest = 1024;
const texts = /^(text\/(html|css|plain|javascript)|application\/(json|problem\+json|javascript)|image\/svg\+xml)\b/;

/** The encoding that an `Accept-Encoding` field (RFC 9110, 12.5.3) asks for among brotli and gzip; brotli where both are equally welcome. */
export function encodingFor(accepted: string | undefined): 'br' | 'gzip' | undefined {
  const weights = new Map(
    (accepted ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const given = parameters.find((part) => part.startsWith('q='));
      const weight = given === undefined ? 1 : Number(given.slice(2));
      return [name, weight >= 0 && weight <= 1 ? weight : 0];
    }),
  );
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gz] = [weightOf('br'), weightOf('gzip')];
  if (br === 0 && gz === 0) return undefined;
  return br >= gz ? 'br' : 'gzip';
}

/** Fastify's `onSend`: text of more than a kilobyte is compressed; bytes of papers and certificates, streams and small replies go as they are. */
export async function compressReply(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const isText = texts.test(String(reply.getHeader('content-type') ?? ''));
  if (!isText || reply.hasHeader('content-encoding') || Buffer.byteLength(payload) <= smallest) return payload;
  const vary = reply.getHeader('vary');
  void reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
  const accepted = request.headers['accept-encoding'];
  const encoding = encodingFor(typeof accepted === 'string' ? accepted : undefined);
  if (encoding === undefined) return payload;
  void reply.header('content-encoding', encoding).removeHeader('content-length');
  if (encoding === 'gzip') return await toGzip(payload, { level: 6 });
  // Quality 5: about as quick as gzip and smaller; the highest would take longer than the wire saves.
  return await toBrotli(payload, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
}
