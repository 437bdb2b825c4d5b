/** What was sent, from either kind of form; files are stored at once, so that nothing has to be chosen twice. */
import type { Problem } from '../../app/client.ts';
import type { Visit } from '../../app/visit.ts';
import { storeAll } from '../../portal/received-files.ts';
import type { Values } from './place.ts';

/** Values with stored files as `hash|name`; `problem` when a file was refused. */
export async function receiveAction(visit: Visit): Promise<{ values: Values; problem?: Problem }> {
  if (!visit.request.isMultipart())
    return {
      values: Object.fromEntries(
        Object.entries(visit.form).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
      ),
    };
  const values: Record<string, string[]> = {};
  const files: { field: string; name: string; content: Buffer }[] = [];
  for await (const part of visit.request.parts()) {
    if (part.type === 'field') (values[part.fieldname] ??= []).push(String(part.value));
    else {
      const content = await part.toBuffer();
      if (content.length > 0) files.push({ field: part.fieldname, name: part.filename, content });
    }
  }
  const stored = await storeAll(visit, files);
  if (!Array.isArray(stored)) return { values, problem: stored };
  for (const { field, file } of stored) (values[field] ??= []).push(`${file.sha256}|${file.name}`);
  return { values };
}
