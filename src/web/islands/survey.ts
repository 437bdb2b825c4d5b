/** The inspector's page: everything is kept at each touch, nothing needs the line, and what is finished is sent when the line is back. */
import { all, hashOf, keep, read, type Kept, type Photograph } from '../desk/survey/kept.ts';
import { showPhotographs } from '../desk/survey/photographs.ts';
import { Refused, send, sendingOf } from '../desk/survey/send.ts';
import { padOn } from '../desk/survey/signature.ts';
import { wanting } from '../desk/survey/wanting.ts';

type Words = Readonly<Record<string, string>>;

const stamp = (): string => new Date().toISOString();
const newKey = (): string =>
  `survey-${crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`}`;

/** Where the device is; nothing where it does not know or may not say. */
function whereNow(): Promise<Photograph['place'] | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      () => resolve(undefined),
      { timeout: 4000, maximumAge: 60_000 },
    );
  });
}

/** One form of the page: one organ's part of the visit. */
class Survey {
  #kept: Kept;
  readonly #form: HTMLFormElement;
  readonly #words: Words;
  readonly #points: readonly string[];
  readonly #cards: Words;

  constructor(form: HTMLFormElement, kept: Kept | undefined) {
    this.#form = form;
    this.#words = JSON.parse(form.dataset['words'] ?? '{}') as Words;
    this.#points = JSON.parse(form.dataset['points'] ?? '[]') as string[];
    this.#cards = JSON.parse(form.dataset['cards'] ?? '{}') as Words;
    this.#kept = kept ?? {
      id: form.dataset['survey'] ?? '',
      key: newKey(),
      state: 'draft',
      values: {},
      photographs: [],
      startedAt: stamp(),
    };
    this.#putBack();
    this.#listen();
    this.show();
  }

  get kept(): Kept {
    return this.#kept;
  }

  /** Sends it if it waits; what is refused says why, what has no line keeps waiting. */
  async sync(): Promise<void> {
    if (this.#kept.state !== 'waiting') return;
    try {
      const sending = this.#kept.sending ?? (await sendingOf(this.#kept));
      await this.#change({ sending });
      await send(this.#kept, sending, this.#points, this.#words['late'] ?? '');
      await this.#change({ state: 'sent' });
    } catch (error) {
      if (error instanceof Refused) await this.#change({ state: 'refused', refusal: error.message });
    }
    this.show();
  }

  /** The state in words, and the pictures. */
  show(): void {
    const { state, photographs, refusal } = this.#kept;
    const line = navigator.onLine ? 'online' : 'offline';
    this.#text(
      '[data-state]',
      `${this.#words[`state.${state}`] ?? ''}${refusal && state === 'refused' ? ` ${refusal}` : ''}`,
    );
    this.#text('[data-line]', this.#words[line] ?? '');
    this.#form.dataset['state'] = state;
    const list = this.#form.querySelector('[data-photographs]');
    if (!list) return;
    const mayChange = state === 'draft' || state === 'refused';
    showPhotographs(
      list,
      photographs,
      mayChange ? this.#words['photographs.remove'] : undefined,
      (sha256) => void this.#takeOut(sha256),
    );
  }

  async #takeOut(sha256: string): Promise<void> {
    await this.#change({ photographs: this.#kept.photographs.filter((each) => each.sha256 !== sha256) });
    this.show();
  }

  #text(selector: string, text: string): void {
    for (const found of this.#form.querySelectorAll(selector)) if (found.textContent !== text) found.textContent = text;
  }

  async #change(more: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...more };
    await keep(this.#kept);
  }

  #putBack(): void {
    for (const [name, value] of Object.entries(this.#kept.values)) {
      const fields = this.#form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        `[name="${CSS.escape(name)}"]`,
      );
      for (const field of fields) {
        if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value;
        else if (!(field instanceof HTMLInputElement && field.type === 'file')) field.value = value;
      }
    }
  }

  #read(): Readonly<Record<string, string>> {
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(this.#form)) if (typeof value === 'string') values[name] = value;
    return values;
  }

  #listen(): void {
    const form = this.#form;
    form.addEventListener('input', (event) => {
      this.#fillCard(event.target);
      void this.#change({ values: this.#read() });
    });
    const canvas = form.querySelector('canvas');
    const pad = canvas ? padOn(canvas, () => void this.#sign(pad)) : undefined;
    form.querySelector('[data-pad] button')?.addEventListener('click', () => {
      pad?.clear();
      const { signature: _gone, ...rest } = this.#kept;
      this.#kept = rest;
      void keep(rest);
    });
    for (const camera of form.querySelectorAll<HTMLInputElement>('input[type=file]'))
      camera.addEventListener('change', () => void this.#photographed(camera));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#finish();
    });
  }

  /** The enforcement card of a colleague whose name was typed; another name keeps what was typed. */
  #fillCard(typed: EventTarget | null): void {
    if (!(typed instanceof HTMLInputElement)) return;
    const [, index] = /^staff\.(\d)\.name$/.exec(typed.name) ?? [];
    const card = this.#cards[typed.value.trim()];
    const field = this.#form.querySelector<HTMLInputElement>(`[name="staff.${index}.card"]`);
    if (index !== undefined && card !== undefined && field) field.value = card;
  }

  async #sign(pad: { picture(): Promise<Blob | undefined> } | undefined): Promise<void> {
    const signature = await pad?.picture();
    if (signature) await this.#change({ signature });
  }

  async #photographed(camera: HTMLInputElement): Promise<void> {
    const place = await whereNow();
    const made: Photograph[] = [];
    for (const picture of camera.files ?? [])
      made.push({ sha256: await hashOf(picture), takenAt: stamp(), picture, ...(place ? { place } : {}) });
    camera.value = '';
    await this.#change({ photographs: [...this.#kept.photographs, ...made] });
    this.show();
  }

  async #finish(): Promise<void> {
    if (this.#kept.state === 'sent') return;
    if (this.#kept.state === 'waiting') return await this.sync();
    await this.#change({ values: this.#read() });
    const lacks = wanting(this.#kept, this.#points.length);
    this.#text('[data-lacks]', lacks.map((name) => this.#words[`lack.${name}`] ?? name).join('\n'));
    if (lacks.length > 0) return;
    const { sending: _ofTheLastTime, ...kept } = this.#kept;
    this.#kept = kept;
    await this.#change({ state: 'waiting', endedAt: stamp(), isOffline: !navigator.onLine });
    this.show();
    await this.sync();
  }
}

/** Addresses of every script that came with this page, also of those that only a script asked for. */
const scriptsHere = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map((one) => one.name)
    .filter((address) => new URL(address).pathname.startsWith('/assets/'));

/** The worker answers when there is no line; the page and its scripts are put by now, for the first visit was not through it. */
async function keepThisPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return;
  await navigator.serviceWorker.register('/desk/survey/worker.js');
  const cache = await caches.open('onevisit-survey-1');
  await cache.addAll([...new Set([location.href, ...scriptsHere()])]);
}

/** Browsers give neither a place to keep pages nor hashes to pages that did not come over https. */
function sayWhetherSecure(): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-insecure]')) one.hidden = globalThis.isSecureContext;
}

async function begin(): Promise<void> {
  sayWhetherSecure();
  await keepThisPage().catch(() => undefined);
  const known = new Map((await all()).map((one) => [one.id, one]));
  const surveys: Survey[] = [];
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-survey]'))
    surveys.push(
      new Survey(form, known.get(form.dataset['survey'] ?? '') ?? (await read(form.dataset['survey'] ?? ''))),
    );
  const syncAll = async (): Promise<void> => {
    for (const one of surveys) {
      one.show();
      await one.sync();
    }
  };
  globalThis.addEventListener('online', () => void syncAll());
  globalThis.addEventListener('offline', () => void syncAll());
  setInterval(() => void syncAll(), 20_000);
  await syncAll();
  document.documentElement.dataset['ready'] = 'true';
}

void begin();
