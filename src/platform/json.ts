/** JSON values and their one canonical text. */
import canonicalize from 'canonicalize';

/** Anything that JSON can say. Numbers are finite. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The RFC 8785 text of a value: same value, same bytes. Members that are `undefined` are left out; NaN and Infinity throw. */
export function canonical(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
