/** What an error that reached the server means for whoever asked. Anything unknown is a bug: 500, logged with its stack. */
import type { FastifyError } from 'fastify';
import { isTransient } from './database/retry.ts';
import type { JsonValue } from './json.ts';
import type { Refusal } from './refusal.ts';
import { isDiskFull } from './stop.ts';

const byStatus: Readonly<Record<number, string>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'request-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'too-busy',
};

/** A multipart form that ended in the middle or has no boundary; the parser's errors carry neither code nor status. */
const isCutForm = (error: Error): boolean =>
  /^(Multipart: Boundary not found|Unexpected end of multipart data|Part terminated early)/.test(error.message);

/** The refusal of an error; `isBug` when it has to be logged as one. */
export function refusalOf(error: FastifyError): { refusal: Refusal; isBug: boolean } {
  if (error.validation) {
    const errors: JsonValue = error.validation
      .slice(0, 20)
      .map((it) => ({ at: `${error.validationContext ?? ''}${it.instancePath}`, message: it.message ?? '' }));
    return { refusal: { refused: 'request-invalid', detail: { errors } }, isBug: false };
  }
  if (isDiskFull(error)) return { refusal: { refused: 'disk-full' }, isBug: true };
  if (isTransient(error)) return { refusal: { refused: 'database-unavailable' }, isBug: false };
  if (error.code === '22021' || error.code === '22P05')
    return { refusal: { refused: 'request-invalid' }, isBug: false };
  if (isCutForm(error)) return { refusal: { refused: 'request-invalid' }, isBug: false };
  const status = error.statusCode ?? 500;
  const code = byStatus[status];
  if (code) return { refusal: { refused: code }, isBug: false };
  if (status >= 400 && status < 500) return { refusal: { refused: 'request-invalid', status }, isBug: false };
  return { refusal: { refused: 'internal' }, isBug: true };
}
