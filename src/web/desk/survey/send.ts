/** Sends what was kept: pictures first, each with the hash that was reckoned on site, then the survey itself, once under its key. */
import type { Kept, Sending } from './kept.ts';

/** The server said no; its words help. */
export class Refused extends Error {}

interface TaskSeen {
  readonly task: string;
  readonly version: number;
  readonly state: string;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<T> {
  return (await replyOf<T>(method, path, body, key)).answer;
}

async function replyOf<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  key?: string,
): Promise<{ answer: T; ahead: number }> {
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
  const ahead = Date.now() - Date.parse(reply.headers.get('date') ?? '');
  const answer: unknown = await reply.json();
  if (reply.ok) return { answer: answer as T, ahead: Number.isNaN(ahead) ? 0 : ahead };
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

const placeOf = (one: Kept): { matter: string; task: string } => {
  const [matter = '', task = ''] = one.id.split('|');
  return { matter, task };
};

/** What the survey will be sent with, asked once before the first sending. Throws as `send` does. */
export async function sendingOf(one: Kept): Promise<Sending> {
  const { matter, task } = placeOf(one);
  const path = `/api/matters/${matter}`;
  const { answer, ahead } = await replyOf<{ cases: readonly { tasks: readonly TaskSeen[] }[] }>('GET', path);
  const seen = answer.cases.flatMap((each) => each.tasks).find((each) => each.task === task);
  return { version: seen?.version ?? 1, ahead };
}

/** Sends one survey, its times as the server's clock would have shown them. Throws `Refused` where the server says no, another error where there is no line. */
export async function send(one: Kept, sending: Sending, points: readonly string[], late: string): Promise<void> {
  const { matter, task } = placeOf(one);
  const { values } = one;
  const { version } = sending;
  const right = (instant: string): string => new Date(Date.parse(instant) - sending.ahead).toISOString();
  const photographs = [];
  for (const [index, each] of one.photographs.entries()) {
    await upload(each.picture, `${task}-${index + 1}.jpg`, each.sha256);
    photographs.push({
      sha256: each.sha256,
      takenAt: right(each.takenAt),
      ...(each.place ? { place: each.place } : {}),
    });
  }
  const signature = one.signature
    ? { sha256: await upload(one.signature, 'signature.png'), name: values['signer']?.trim() || '—' }
    : undefined;
  const endedAt = right(one.endedAt ?? one.startedAt);
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
        startedAt: right(one.startedAt),
        endedAt,
        told: told === '' ? '—' : told,
        isOffline: one.isOffline === true,
      },
      ...(one.isOffline === true ? { late: { occurredAt: endedAt, evidence: late } } : {}),
    },
    one.key,
  );
}
