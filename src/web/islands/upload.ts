/**
 * Sends chosen files at once, piece by piece, with progress; a broken line is waited for, and the same file chosen again after a reload goes on where it was.
 * A form of papers alone takes a file at once; in a form with other fields it waits, named, until the form is sent, and the form waits for what is on its way.
 * Nothing of a file is kept in the browser. Without scripts, or where the browser cannot hash (no https), the form is sent as forms are.
 */

interface Upload {
  readonly uploadId: string;
  readonly offset: number;
  readonly file?: object;
}

const pieceSize = 512 * 1024;
const mostTries = 8;

/** A refusal of the server: it says what helps, and trying again does not. */
class Refused extends Error {}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      removeEventListener('online', go);
      resolve();
    };
    addEventListener('online', go);
    setTimeout(go, milliseconds);
  });

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function answerOf(reply: Response): Promise<Upload> {
  const answer = (await reply.json()) as Upload & { title?: string; remedy?: string };
  if (reply.ok) return answer;
  if (reply.status >= 500 || reply.status === 429) throw new Error(`answered ${reply.status}`);
  throw new Refused(`${answer.title ?? ''} ${answer.remedy ?? ''}`);
}

/** Says what comes; the server answers where to go on. */
const begin = async (file: File, sha256: string): Promise<Upload> =>
  await answerOf(
    await fetch('/api/uploads', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ name: file.name, size: file.size, sha256 }),
    }),
  );

const sendPiece = async (file: File, { uploadId, offset }: Upload): Promise<Upload> =>
  await answerOf(
    await fetch(`/api/uploads/${uploadId}?offset=${offset}`, {
      method: 'PATCH',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/offset+octet-stream', 'accept-language': document.documentElement.lang },
      body: file.slice(offset, offset + pieceSize),
    }),
  );

/** Sends a file to its end; after a broken line it asks where to go on. */
async function sendFile(file: File, line: Line): Promise<Upload> {
  const sha256 = await hashOf(file);
  let at: Upload | undefined;
  for (let tries = 0; ; ) {
    try {
      at ??= await begin(file, sha256);
      while (at.file === undefined) {
        line.travels(at.offset / file.size);
        at = await sendPiece(file, at);
        tries = 0;
      }
      return at;
    } catch (error) {
      tries += 1;
      if (error instanceof Refused || tries >= mostTries) throw error;
      line.waits();
      await wait(Math.min(500 * 2 ** tries, 15_000));
      at = undefined;
    }
  }
}

/** What is told of one file: a bar, and a sentence for those who do not see it. */
interface Line {
  travels(part: number): void;
  waits(): void;
  /** Without `again` nothing is offered: the same file would be refused once more. */
  stops(text: string, again?: () => void): void;
  done(): void;
}

function lineFor(area: HTMLElement, name: string): Line {
  const row = document.createElement('p');
  const said = document.createElement('span');
  const bar = document.createElement('progress');
  const { sending = '', waiting = '', resume = '' } = area.dataset;
  said.setAttribute('role', 'status');
  bar.max = 100;
  bar.setAttribute('aria-label', name);
  row.append(said, ' ', bar);
  area.append(row);
  let told = -1;
  return {
    travels(part) {
      const percent = Math.floor(part * 100);
      bar.value = percent;
      // Said aloud in steps of a quarter, not with every piece.
      if (Math.floor(percent / 25) === told) return;
      told = Math.floor(percent / 25);
      said.textContent = `${name} ${sending.replace('{percent}', String(percent))}`;
    },
    waits() {
      told = -1;
      said.textContent = `${name} ${waiting}`;
    },
    stops(text, again) {
      said.textContent = `${name} ${text}`;
      if (!again) {
        row.dataset['refused'] = '';
        bar.remove();
        return;
      }
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'ov-button ov-button-secondary';
      button.textContent = resume;
      button.addEventListener('click', () => {
        row.remove();
        again();
      });
      bar.replaceWith(button);
    },
    done: () => row.remove(),
  };
}

/** Enters the uploads in the form's page and puts the fresh form in place of the old one; the focus stays where it was. */
async function enter(form: HTMLFormElement, uploads: readonly string[]): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  for (const upload of uploads) body.append('upload', upload);
  const post = () => fetch(form.action, { method: 'POST', credentials: 'same-origin', body });
  let reply = await post();
  if (reply.status === 409) reply = await post(); // another line of the same page was entered in between
  const text = (await reply.text()).replace(/<style[\s\S]*?<\/style>/g, ''); // its nonce is another page's
  const page = new DOMParser().parseFromString(text, 'text/html');
  const line = (of: Element): string | undefined => of.querySelector<HTMLInputElement>('[name=line]')?.value;
  const fresh = [...page.querySelectorAll('form')].find((one) => line(one) === line(form));
  if (!fresh) {
    location.reload();
    return;
  }
  const placed = document.adoptNode(fresh);
  form.replaceWith(placed);
  follow(placed);
  placed.querySelector<HTMLInputElement>('input[type=file]:not([capture])')?.focus();
}

/** Where a file of a form with other fields waits: its name, a word, a way to take it off, and the upload that the form will name. */
function hold(area: HTMLElement, name: string, upload: string): void {
  const { upload: field = '', there = '', remove = '' } = area.dataset;
  let list = area.querySelector<HTMLElement>('ul.ov-file-upload-list');
  if (!list) area.append((list = document.createElement('ul')));
  list.className = 'ov-file-upload-list';
  const item = document.createElement('li');
  item.dataset['state'] = 'there';
  const said = document.createElement('span');
  said.className = 'ov-file-upload-name';
  said.textContent = name;
  const word = document.createElement('span');
  word.className = 'ov-quiet';
  word.textContent = there;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ov-button ov-button-quiet';
  button.textContent = remove;
  button.setAttribute('aria-label', `${remove} ${name}`);
  button.addEventListener('click', () => {
    item.remove();
    area.querySelector<HTMLInputElement>('input[type=file]:not([capture])')?.focus();
  });
  const value = document.createElement('input');
  value.type = 'hidden';
  value.name = field;
  value.value = `upload:${upload}`;
  item.append(said, word, button, value);
  list.append(item);
}

async function upload(form: HTMLFormElement, area: HTMLElement, files: readonly File[]): Promise<void> {
  const done: string[] = [];
  const isHeld = area.dataset['there'] !== undefined;
  for (const [index, file] of files.entries()) {
    const line = lineFor(area, file.name);
    try {
      const { uploadId } = await sendFile(file, line);
      if (isHeld) hold(area, file.name, uploadId);
      else done.push(uploadId);
      line.done();
    } catch (error) {
      if (error instanceof Refused) {
        line.stops(error.message);
        continue;
      }
      line.stops(area.dataset['stopped'] ?? '', () => void upload(form, area, files.slice(index)));
      break;
    }
  }
  if (done.length > 0) await enter(form, done);
}

function follow(form: HTMLFormElement): void {
  const areas = form.querySelectorAll<HTMLElement>('[data-upload][data-sending]');
  if (areas.length === 0 || !globalThis.crypto?.subtle) return;
  const travelling = new Set<Promise<void>>();
  for (const area of areas)
    for (const input of area.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      const take = (): void => {
        const files = [...(input.files ?? [])].filter((file) => file.size > 0);
        input.value = '';
        for (const refused of area.querySelectorAll('[data-refused]')) refused.remove();
        const going = upload(form, area, files);
        travelling.add(going);
        void going.finally(() => travelling.delete(going));
      };
      input.addEventListener('change', take);
      if (input.files?.length) take(); // chosen on a slow line before this script came
    }
  form.addEventListener('submit', (event) => {
    if (travelling.size === 0) return;
    event.preventDefault();
    const { submitter } = event;
    void Promise.all(travelling).then(() => (submitter instanceof HTMLElement ? submitter.click() : form.submit()));
  });
}

for (const form of document.querySelectorAll('form')) follow(form);
