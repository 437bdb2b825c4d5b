/** Files that are still on their way in pieces are told, so that choosing the same file again goes on. */
import { Notice } from '../../components/notice/notice.tsx';
import type { Upload } from '../../app/pieces.ts';
import type { Visit } from '../../app/visit.ts';

/** What this visitor began and did not finish; nothing where it cannot be asked. */
export async function unfinishedUploads(visit: Visit): Promise<readonly Upload[]> {
  const answer = await visit.client.get<{ uploads: Upload[] }>('/api/uploads');
  return answer.ok ? answer.body.uploads : [];
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
