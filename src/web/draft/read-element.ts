/** Reads what was typed for a data element: a value, or a sentence that names what is wrong and how to mend it. Full-width digits are understood. */
import type { DataElement } from '../../catalogue/pure.ts';
import { checkResidentId, checkUscc } from '../../vocabulary/pure.ts';

type Reading =
  | { readonly value: unknown }
  | { readonly error: string; readonly values?: Readonly<Record<string, string | number>> };

/** Full-width letters and digits as plain ones. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');

/** `error` is the key of a word. An empty answer is `web.error.empty`. */
export function readElement(element: DataElement, sent: readonly string[]): Reading {
  const text = halfWidth(sent[0] ?? '').trim();
  if (element.type === 'list') return readList(element, sent);
  if (text === '') return { error: 'web.error.empty' };
  if (element.type === 'boolean')
    return text === 'true' || text === 'false' ? { value: text === 'true' } : { error: 'web.error.empty' };
  if (element.options)
    return element.options.some((option) => option.value === text) ? { value: text } : { error: 'web.error.option' };
  if (element.type === 'number' || element.type === 'integer') return readNumber(element, text);
  if (element.type === 'date')
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
      ? { value: text }
      : { error: 'web.error.date' };
  return readText(element, text, (sent[0] ?? '').trim());
}

function readList(element: DataElement, sent: readonly string[]): Reading {
  const known = sent.filter((one) => element.options?.some((option) => option.value === one) ?? true);
  return known.length === 0 ? { error: 'web.error.empty' } : { value: known };
}

function readNumber(element: DataElement, text: string): Reading {
  const number = Number(text.replaceAll(',', '').replace(/[㎡米元人%万年]+$/u, ''));
  if (!Number.isFinite(number)) return { error: 'web.error.number' };
  if (element.type === 'integer' && !Number.isInteger(number)) return { error: 'web.error.integer' };
  if (element.minimum !== undefined && number < element.minimum)
    return { error: 'web.error.minimum', values: { limit: element.minimum } };
  if (element.maximum !== undefined && number > element.maximum)
    return { error: 'web.error.maximum', values: { limit: element.maximum } };
  return { value: number };
}

function readText(element: DataElement, text: string, asTyped: string): Reading {
  const max = element.maxLength ?? 500;
  if ([...asTyped].length > max) return { error: 'web.error.long', values: { limit: max } };
  if (element.format === 'phone')
    return /^1\d{10}$|^0\d{2,3}-?\d{7,8}$/.test(text.replaceAll(' ', ''))
      ? { value: text.replaceAll(' ', '') }
      : { error: 'web.error.phone' };
  if (element.format === 'email')
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? { value: text } : { error: 'web.error.email' };
  if (element.format === 'resident-id')
    return checkResidentId(text.toUpperCase()) === undefined
      ? { value: text.toUpperCase() }
      : { error: 'web.error.resident-id' };
  if (element.format === 'uscc')
    return checkUscc(text.toUpperCase()) === undefined ? { value: text.toUpperCase() } : { error: 'web.error.uscc' };
  if (element.pattern && !new RegExp(`^(?:${element.pattern})$`, 'u').test(text)) return { error: 'web.error.pattern' };
  return { value: asTyped };
}
