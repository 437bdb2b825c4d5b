/** What was sent, from either kind of form; files are stored at once, so that nothing has to be chosen twice. */
import type { Problem } from '../../app/client.ts';
import type { Visit } from '../../app/visit.ts';
import { receiveFiles, storeAll } from '../../draft/received-files.ts';
import type { Values } from './place.ts';

/** Values with stored files as `hash|name`; `problem` when a file was refused. */
export async function receiveAction(visit: Visit): Promise<{ values: Values; problem?: Problem }> {
  const sent = await receiveFiles(visit);
  const values: Record<string, string[]> = {};
  for (const [name, all] of Object.entries(sent.values)) values[name] = [...all];
  const stored = await storeAll(visit, sent);
  if (!Array.isArray(stored)) return { values, problem: stored };
  for (const { field, file } of stored) (values[field] ??= []).push(`${file.sha256}|${file.name}`);
  return { values };
}
