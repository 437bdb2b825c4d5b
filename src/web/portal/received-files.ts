/** Files of a multipart form: read whole, judged and stored by the API, one refusal stops all. */
import type { Problem } from '../app/client.ts';
import type { Visit } from '../app/visit.ts';
import type { StoredFile } from './wire.ts';

export interface Received {
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly { readonly field: string; readonly name: string; readonly content: Buffer }[];
}

/** Reads the parts of the request. Empty file inputs are nothing. */
export async function receiveFiles(visit: Visit): Promise<Received> {
  const files: { field: string; name: string; content: Buffer }[] = [];
  const values: Record<string, string> = {};
  if (!visit.request.isMultipart()) return { values: visit.form as Record<string, string>, files };
  for await (const part of visit.request.parts()) {
    if (part.type === 'field') values[part.fieldname] = String(part.value);
    else {
      const content = await part.toBuffer();
      if (content.length > 0) files.push({ field: part.fieldname, name: part.filename, content });
    }
  }
  return { values, files };
}

/** Stores them; the first refusal is given instead, so that its reason can be shown. */
export async function storeAll(
  visit: Visit,
  files: Received['files'],
): Promise<{ field: string; file: StoredFile }[] | Problem> {
  const stored: { field: string; file: StoredFile }[] = [];
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
