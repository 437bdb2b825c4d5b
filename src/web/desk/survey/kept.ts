/** What the inspector has written, kept in the browser (IndexedDB) until the server has it: nothing typed on site is lost with the line. */

/** One photograph with what makes it evidence. `place` is what the device knew. */
export interface Photograph {
  readonly sha256: string;
  readonly takenAt: string;
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly accuracy: number };
  readonly picture: Blob;
}

/** What a survey is sent with. It stays the same however often it is sent: under one key another body is another act, and refused. */
export interface Sending {
  /** Of the task, as it was seen before the first sending. */
  readonly version: number;
  /** Milliseconds by which this device's clock is ahead of the server's. */
  readonly ahead: number;
}

/** One organ's survey as it stands in this browser. */
export interface Kept {
  /** Matter and task. */
  readonly id: string;
  /** Sent with it, so that sending twice is one survey. */
  readonly key: string;
  readonly state: 'draft' | 'waiting' | 'sent' | 'refused';
  /** Values of the form by name. */
  readonly values: Readonly<Record<string, string>>;
  readonly photographs: readonly Photograph[];
  readonly signature?: Blob;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** It was finished while there was no line. */
  readonly isOffline?: boolean;
  /** Known from the first sending on, until it is finished anew. */
  readonly sending?: Sending;
  /** Why the server did not take it, in its own words. */
  readonly refusal?: string;
}

const name = 'onevisit-survey';
const store = 'surveys';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store, { keyPath: 'id' }));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no place to keep the survey')));
  });
}

async function run<T>(mode: IDBTransactionMode, work: (all: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('error', () => reject(new Error('the survey was not kept')));
    });
  } finally {
    database.close();
  }
}

/** The survey of that id, or nothing. */
export const read = (id: string): Promise<Kept | undefined> =>
  run<Kept | undefined>('readonly', (all) => all.get(id) as IDBRequest<Kept | undefined>);

/** Keeps it. */
export async function keep(one: Kept): Promise<void> {
  await run('readwrite', (all) => all.put(one));
}

/** Everything in this browser, for sending what waits. */
export const all = (): Promise<readonly Kept[]> =>
  run<Kept[]>('readonly', (every) => every.getAll() as IDBRequest<Kept[]>);

/** SHA-256 of a picture as the server will reckon it. */
export async function hashOf(picture: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await picture.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
