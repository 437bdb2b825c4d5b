/** Files that arrived in pieces: what is whole enters the draft, what is not is told, so that choosing the same file again goes on. */
import { Notice } from '../components/notice/notice.tsx';
import type { Problem } from '../app/client.ts';
import type { Visit } from '../app/visit.ts';
import type { StoredFile } from './wire.ts';

/** An upload as the API tells it; `file` once it is whole. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly file?: StoredFile;
}

/** What this visitor began and did not finish; nothing where it cannot be asked. */
export async function unfinishedUploads(visit: Visit): Promise<readonly Upload[]> {
  const answer = await visit.client.get<{ uploads: Upload[] }>('/api/uploads');
  return answer.ok ? answer.body.uploads : [];
}

/** The files of uploads that are whole, or the first refusal. The browser names uploads only; what they are is the server's word. */
export async function uploaded(visit: Visit, ids: readonly string[]): Promise<{ file: StoredFile }[] | Problem> {
  const found: { file: StoredFile }[] = [];
  for (const id of ids.slice(0, 20)) {
    const answer = await visit.client.get<Upload>(`/api/uploads/${encodeURIComponent(id)}`);
    if (!answer.ok) return answer.problem;
    if (answer.body.file) found.push({ file: answer.body.file });
  }
  return found;
}

/** Tells them, with how far each is. */
export function Unfinished({ visit: { say }, uploads }: { visit: Visit; uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null;
  return (
    <Notice tone="info" title={say('web.papers.unfinished')}>
      <ul>
        {uploads.map((one) => (
          <li key={one.uploadId}>
            {say('web.papers.unfinished.file', {
              name: one.name,
              percent: Math.floor((one.offset / one.size) * 100),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
