/** On the question page: tells at once what an answer would change, without asking the server. The form is sent as ever; the server derives again and wins. */
import { sayDate } from '../app/dates.ts';
import type { PlanKit } from '../plan/kit.ts';
import { glancerFor, sentenceOf, type KnownOfPerson } from '../plan/live.ts';
import { readElement } from '../portal/read-element.ts';

async function get<T>(path: string): Promise<T> {
  const reply = await fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return (await reply.json()) as T;
}

/** A field as text; a file is none. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Draft {
  readonly theme: string;
  readonly content: { readonly facts: Readonly<Record<string, unknown>> };
}

async function follow(form: HTMLFormElement, region: HTMLElement): Promise<void> {
  const draft = await get<Draft>(`/api/drafts/${encodeURIComponent(form.dataset['livePlan'] ?? '')}`);
  const [kit, known] = await Promise.all([
    get<PlanKit>(`/api/themes/${encodeURIComponent(draft.theme)}/plan-kit`),
    get<KnownOfPerson>(`/api/plan-known?theme=${encodeURIComponent(draft.theme)}`),
  ]);
  const glance = await glancerFor(kit, draft.theme, known);
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const show = (): void => {
    const data = new FormData(form);
    const element = kit.catalogue.elements[text(data.get('element'))];
    const reading = element && readElement(element, data.getAll(element.key).map(text));
    const answers =
      element && reading && 'value' in reading
        ? { ...draft.content.facts, [element.key]: reading.value }
        : draft.content.facts;
    region.textContent = sentenceOf(
      glance(answers),
      kit.texts[lang],
      (text) => (lang === 'en' ? text.en : text.zh),
      (iso) => sayDate(lang, iso, true),
    );
  };
  show();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 60);
  });
}

const form = document.querySelector<HTMLFormElement>('form[data-live-plan]');
const region = document.querySelector<HTMLElement>('#live-plan');
if (form && region) void follow(form, region).catch(() => region.replaceChildren());
