/** Words of a file field whose files travel in pieces (islands/upload.ts), and the files that it left in a form. */
import type { PiecesWords } from '../components/file-upload/file-upload.tsx';
import type { Problem } from './client.ts';
import type { Visit } from './visit.ts';

/** A stored file as the upload answers it. */
export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** An upload as the API tells it; `file` once it is whole. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly file?: StoredFile;
}

/** The words; with `isHeld` the file waits in its form until that is sent. */
export const piecesWords = ({ say }: Visit, isHeld: boolean): PiecesWords => ({
  sending: say('web.papers.sending', { percent: '{percent}' }),
  waiting: say('web.papers.waiting'),
  stopped: say('web.papers.stopped'),
  resume: say('web.papers.resume'),
  ...(isHeld ? { held: { there: say('web.papers.held'), remove: say('web.remove') } } : {}),
});

/** What a field of a form says of a file that is there already. */
const heldValue = /^upload:([\w-]{1,80})$/;

/** The upload that a field's value names; undefined where it is another value. */
export const uploadIn = (value: string): string | undefined => heldValue.exec(value)?.[1];

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
