/** Validation of what comes in. Bodies are taken as they are; query and path, being text, are read as the shape wants them. */
import { Ajv, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

const common: Options = {
  strict: false,
  removeAdditional: false,
  useDefaults: true,
  allErrors: false,
  validateFormats: true,
};

function make(options: Options): Ajv {
  const ajv = new Ajv({ ...common, ...options });
  (addFormats as unknown as (target: Ajv) => void)(ajv);
  return ajv;
}

const strict = make({ coerceTypes: false });
const lenient = make({ coerceTypes: 'array' });

/** Fastify's compiler: nothing is removed silently, so nothing typed is lost unseen. */
export const validatorCompiler: FastifySchemaCompiler<Record<string, unknown>> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? strict : lenient;
  return ajv.compile(schema) as ReturnType<FastifySchemaCompiler<unknown>>;
};

/** Nobody's form is deeper; what is would overflow the stack of whoever walks it. */
const deepest = 64;

/**
 * Whether a body can be kept and hashed: RFC 8785 knows no text with half a character in it (a lone surrogate), and nothing is deeper than 64 levels.
 * Goes through the value without recursion.
 */
export function canBeKept(body: unknown): boolean {
  const rest: { readonly value: unknown; readonly depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && !value.isWellFormed()) return false;
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    if (depth >= deepest) return false;
    for (const [name, one] of Object.entries(value)) {
      if (!name.isWellFormed()) return false;
      rest.push({ value: one, depth: depth + 1 });
    }
  }
  return true;
}
