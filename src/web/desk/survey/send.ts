/** Sends what was kept: pictures first, each with the hash that was reckoned on site, then the survey itself, once under its key. */
import type { Kept } from './kept.ts';

/** The server said no; its words help. */
export class Refused extends Error {}

interface TaskSeen {
  readonly task: string;
  readonly version: number;
  readonly state: string;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<T> {
  const reply = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await reply.json();
  if (reply.ok) return answer as T;
  if (reply.status >= 500) throw new Error('not now');
  const { title = '', remedy = '' } = answer as { title?: string; remedy?: string };
  throw new Refused(`${title} ${remedy}`.trim());
}

async function base64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

/** Stores a picture; the server must have received the very bytes that were hashed here. */
async function upload(picture: Blob, fileName: string, sha256?: string): Promise<string> {
  const stored = await call<{ sha256: string }>('POST', '/api/files', {
    name: fileName,
    content: await base64(picture),
  });
  if (sha256 !== undefined && stored.sha256 !== sha256) throw new Refused(`${fileName}: ${sha256}`);
  return stored.sha256;
}

const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The names and cards that were filled in. */
function staffOf(values: Kept['values']): { name: string; card: string }[] {
  return [0, 1, 2, 3].flatMap((index) => {
    const who = values[`staff.${index}.name`]?.trim() ?? '';
    const card = values[`staff.${index}.card`]?.trim() ?? '';
    return who === '' && card === '' ? [] : [{ name: who, card }];
  });
}

/** Sends one survey. Throws `Refused` where the server says no, another error where there is no line. */
export async function send(one: Kept, points: readonly string[], late: string): Promise<void> {
  const [matter = '', task = ''] = one.id.split('|');
  const { values } = one;
  const photographs = [];
  for (const [index, each] of one.photographs.entries()) {
    await upload(each.picture, `${task}-${index + 1}.jpg`, each.sha256);
    photographs.push({
      sha256: each.sha256,
      takenAt: each.takenAt,
      ...(each.place ? { place: each.place } : {}),
    });
  }
  const signature = one.signature
    ? { sha256: await upload(one.signature, 'signature.png'), name: values['signer']?.trim() || '—' }
    : undefined;
  const seen = await call<{ cases: readonly { tasks: readonly TaskSeen[] }[] }>('GET', `/api/matters/${matter}`);
  const version = seen.cases.flatMap((each) => each.tasks).find((each) => each.task === task)?.version ?? 1;
  const endedAt = one.endedAt ?? one.startedAt;
  const told = values['told']?.trim() ?? '';
  await call(
    'POST',
    `/api/matters/${matter}/record-survey`,
    {
      task,
      version,
      staff: staffOf(values),
      checklist: points.map((point, index) => ({
        point,
        fits: values[`points.${index}.fits`] === 'true',
        ...(values[`points.${index}.note`]?.trim() ? { note: values[`points.${index}.note`]?.trim() } : {}),
      })),
      findings: lines(values['findings']),
      photographs: photographs.map((each) => each.sha256),
      passed: values['passed'] === 'true',
      concludedOnSite: told !== '',
      evidence: {
        photographs,
        ...(signature ? { signature } : {}),
        startedAt: one.startedAt,
        endedAt,
        told: told === '' ? '—' : told,
        isOffline: one.isOffline === true,
      },
      ...(one.isOffline === true ? { late: { occurredAt: endedAt, evidence: late } } : {}),
    },
    one.key,
  );
}
