/** What a form with files sent: fields, files that came with it, and files that came in pieces before it. One refusal of a file stops all. */
import type { Problem } from '../app/client.ts';
import { uploaded, uploadIn } from '../app/pieces.ts';
import type { Visit } from '../app/visit.ts';
import type { StoredFile } from '../app/pieces.ts';

export interface Received {
  /** The visit; where the browser had lost the cookie of its draft, with the draft's key that the form kept. */
  readonly visit: Visit;
  /** Every value of every field, in the order of the form. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly { readonly field: string; readonly name: string; readonly content: Buffer }[];
  /** Files that are there already, by the upload that brought them. */
  readonly uploads: readonly { readonly field: string; readonly upload: string }[];
}

/** The first value of a field, empty where it was not sent. */
export const firstOf = ({ values }: Pick<Received, 'values'>, name: string): string => values[name]?.[0] ?? '';

/** Reads the request, whichever kind of form it is. Empty file inputs are nothing. */
export async function receiveFiles(visit: Visit): Promise<Received> {
  const files: { field: string; name: string; content: Buffer }[] = [];
  const uploads: { field: string; upload: string }[] = [];
  const values: Record<string, string[]> = {};
  const take = (field: string, value: string): void => {
    const upload = uploadIn(value);
    if (upload === undefined) (values[field] ??= []).push(value);
    else uploads.push({ field, upload });
  };
  if (!visit.request.isMultipart()) {
    for (const [name, value] of Object.entries(visit.form)) for (const one of [value].flat()) take(name, one);
    return { visit, values, files, uploads };
  }
  for await (const part of visit.request.parts()) {
    if (part.type === 'field') take(part.fieldname, String(part.value));
    else {
      const content = await part.toBuffer();
      if (content.length > 0) files.push({ field: part.fieldname, name: part.filename, content });
    }
  }
  return { visit: visit.withDraftKey(values), values, files, uploads };
}

/** Stores what came with the form and finds what came before it; the first refusal is given instead, so that its reason can be shown. */
export async function storeAll(
  visit: Visit,
  { files, uploads }: Pick<Received, 'files' | 'uploads'>,
): Promise<{ field: string; file: StoredFile }[] | Problem> {
  const stored: { field: string; file: StoredFile }[] = [];
  for (const { field, upload } of uploads) {
    const found = await uploaded(visit, [upload]);
    if (!Array.isArray(found)) return found;
    stored.push(...found.map(({ file }) => ({ field, file })));
  }
  for (const file of files) {
    const answer = await visit.client.send<StoredFile>(
      'POST',
      '/api/files',
      { name: file.name, content: file.content.toString('base64') },
      visit.house.ids.next(),
    );
    if (!answer.ok) return answer.problem;
    stored.push({ field: file.field, file: answer.body });
  }
  return stored;
}
