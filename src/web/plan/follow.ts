/** The planner on the question page: derives with every answer that is chosen and tells it in one sentence. The server derives again when the form is sent, and wins. */
import { sayDate } from '../app/dates.ts';
import { readElement } from '../draft/read-element.ts';
import type { PlanKit } from './kit.ts';
import { glancerFor, sentenceOf, type KnownOfPerson } from './live.ts';

async function get<T>(path: string): Promise<T> {
  const reply = await fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json' } });
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return (await reply.json()) as T;
}

/** A field as text; a file is none. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Draft {
  readonly content: { readonly facts: Readonly<Record<string, unknown>> };
}

/** Follows a form from now on; rejects where something it needs did not come. Sets `data-live-plan-ready` when it follows. */
export async function follow(form: HTMLFormElement, region: HTMLElement): Promise<void> {
  const { livePlan: id = '', theme = '' } = form.dataset;
  const [draft, kit, known] = await Promise.all([
    get<Draft>(`/api/drafts/${encodeURIComponent(id)}`),
    get<PlanKit>(`/api/themes/${encodeURIComponent(theme)}/plan-kit`),
    get<KnownOfPerson>(`/api/plan-known?theme=${encodeURIComponent(theme)}`),
  ]);
  const glance = await glancerFor(kit, theme, known);
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const show = (): void => {
    const data = new FormData(form);
    const element = kit.catalogue.elements[text(data.get('element'))];
    const reading = element && readElement(element, data.getAll(element.key).map(text));
    const answers =
      element && reading && 'value' in reading
        ? { ...draft.content.facts, [element.key]: reading.value }
        : draft.content.facts;
    const sentence = sentenceOf(
      glance(answers),
      kit.texts[lang],
      (each) => (lang === 'en' ? each.en : each.zh),
      (iso) => sayDate(lang, iso, true),
    );
    if (region.textContent !== sentence) region.textContent = sentence;
  };
  show();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 60);
  });
  form.dataset['livePlanReady'] = '';
}
