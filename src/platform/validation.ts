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
