/** Takes the clerk's form: keeps what is right, and hands in when nothing lacks. The receipt and the visit are the engine's; the marks of originals are recorded at once. */
import type { HandedIn, MatterView } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { applyOf, isProblem, save, uploadsOf, type Apply } from '../../draft/state.ts';
import { receiveFiles, storeAll } from '../../draft/received-files.ts';
import { gapsOf } from '../../draft/gaps.ts';
import { first, type Values } from '../actions/place.ts';
import { refusalOf } from '../form-errors.ts';
import {
  askedNow,
  contentOf,
  counterPapers,
  mayStayPaper,
  readAsked,
  withSent,
  type CounterDraft,
  type LateSlip,
  type OnPaper,
} from './desk-draft.ts';
import { draftView } from './draft-page.tsx';

/** POST /desk/intake/:draft */
export async function takeDraft(visit: Visit): Promise<PageResult> {
  const sent = await receiveFiles(visit);
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (apply.draft.handedInAs) return { redirect: `/desk/received/${apply.draft.handedInAs}` };
  const reading = readAsked(visit, askedNow(apply), sent.values);
  const stored = await storeAll(visit, sent);
  if (!Array.isArray(stored)) return await draftView(visit, apply, reading, `${stored.title} ${stored.remedy ?? ''}`);
  const content = contentAfter(apply, sent.values, reading.facts, stored);
  const seen = { ...apply.draft, version: Number(first(sent.values, 'version')) || apply.draft.version };
  const problem = await save(visit, seen, content, first(sent.values, 'key') || visit.house.ids.next());
  if (problem) return await draftView(visit, apply, reading, `${problem.title} ${problem.remedy ?? ''}`);
  const now = await applyOf(visit);
  if (isProblem(now)) return now;
  if (Object.keys(reading.errors).length > 0) return await draftView(visit, now, reading, undefined);
  if (first(sent.values, 'do') !== 'hand-in') return { redirect: `/desk/intake/${now.draft.draftId}` };
  const gaps = gapsOf(visit, withPaper(now));
  if (gaps.length > 0)
    return await draftView(visit, now, reading, visit.say('web.review.gaps', { count: gaps.length }));
  return await handIn(visit, now, sent.values, reading);
}

/** The draft as what still lacks is asked of it: a paper that was described is there. */
function withPaper(apply: Apply): Apply {
  const described = Object.keys(contentOf(apply).onPaper ?? {}).map((line) => [
    line,
    [{ sha256: '', name: '', type: '', size: 0 }],
  ]);
  const papers = { ...Object.fromEntries(described), ...apply.draft.content.papers };
  return { ...apply, draft: { ...apply.draft, content: { ...apply.draft.content, papers } } };
}

/** Lines that were described: kind and pages, where the item lets it be. */
function describedIn(apply: Apply, values: Values): CounterDraft['onPaper'] {
  return Object.fromEntries(
    counterPapers(apply.plan).flatMap(({ line, needs }) => {
      const kind = first(values, `paper-kind.${line}`);
      const pages = Number(first(values, `paper-pages.${line}`));
      const isDescribed = (kind === 'original' || kind === 'copy') && Number.isInteger(pages) && pages > 0;
      return isDescribed && mayStayPaper(needs) ? [[line, { kind, pages }]] : [];
    }),
  );
}

function contentAfter(
  apply: Apply,
  values: Values,
  facts: Readonly<Record<string, unknown>>,
  stored: readonly { field: string; file: CounterDraft['papers'][string][number] }[],
): CounterDraft {
  const papers = counterPapers(apply.plan);
  const hasPapers = apply.plan.questions.length === 0;
  const seen = hasPapers
    ? papers.map(({ line }) => line).filter((line) => first(values, `seen.${line}`) === 'true')
    : (contentOf(apply).seen ?? []);
  const files = stored.map(({ field, file }) => ({ line: field.slice('paper.'.length), file }));
  const delivery = first(values, 'delivery');
  const onPaper = hasPapers ? describedIn(apply, values) : contentOf(apply).onPaper;
  const described = [...new Set([...seen, ...Object.keys(onPaper ?? {})])];
  const content = { ...withSent(contentOf(apply), facts, files, described), ...(onPaper ? { onPaper } : {}) };
  return delivery === 'window' || delivery === 'courier' || delivery === 'electronic'
    ? { ...content, delivery }
    : content;
}

interface SentPaper {
  readonly need: string;
  readonly material: string;
  readonly sha256?: string;
  readonly name?: string;
  readonly paper?: OnPaper;
}

/** Files by need; a line without a file that was described stays on paper. */
function materialsOf(plan: Apply['plan'], content: CounterDraft): readonly SentPaper[] {
  return uploadsOf(plan).flatMap(({ line, needs }): readonly SentPaper[] => {
    const files = content.papers[line] ?? [];
    const paper = content.onPaper?.[line];
    if (files.length === 0 && paper) return needs.map((need) => ({ need: need.id, material: need.material, paper }));
    return files.flatMap((file) =>
      needs.map((need) => ({ need: need.id, material: need.material, sha256: file.sha256, name: file.name })),
    );
  });
}

async function handIn(
  visit: Visit,
  apply: Apply,
  values: Values,
  reading: Parameters<typeof draftView>[2],
): Promise<PageResult> {
  const { draft, plan } = apply;
  const content = contentOf(apply);
  const site = first(values, 'site');
  const body = {
    theme: draft.theme,
    answers: content.facts,
    materials: materialsOf(plan, content),
    channel: 'window',
    delivery: content.delivery,
    electronicService: first(values, 'electronic') === 'true',
    ...(site === '' ? {} : { site }),
    draft: draft.draftId,
  };
  const key = `counter-${draft.draftId}`;
  if (content.late) return await enterSlip(visit, apply, reading, { late: content.late, handIn: body });
  const done = await visit.client.send<HandedIn>('POST', '/api/matters', body, key);
  if (!done.ok) return await draftView(visit, apply, reading, refusalOf(done.problem));
  await markOriginals(visit, done.body.matterId, apply, key);
  return { redirect: `/desk/received/${done.body.matterId}` };
}

/** A slip of an outage: the time on it counts, and it stands as evidence. */
async function enterSlip(
  visit: Visit,
  apply: Apply,
  reading: Parameters<typeof draftView>[2],
  { late, handIn: body }: { readonly late: LateSlip; readonly handIn: object },
): Promise<PageResult> {
  const { outage, slip, occurredAt } = late;
  const key = `counter-${apply.draft.draftId}`;
  const order = { outage, entries: [{ slip, occurredAt, handIn: body }] };
  const done = await visit.client.send<{
    entries: readonly { readonly matterId: string | null; readonly refused: string | null }[];
  }>('POST', '/api/matters/outage', order, key);
  if (!done.ok) return await draftView(visit, apply, reading, refusalOf(done.problem));
  const [entry] = done.body.entries;
  if (!entry || entry.matterId === null) {
    const code = entry?.refused ?? '';
    const word = (part: 'title' | 'remedy'): string => visit.say(`problem.${code}.${part}`);
    return await draftView(visit, apply, reading, `${word('title')} ${word('remedy')}`);
  }
  await markOriginals(visit, entry.matterId, apply, key);
  return { redirect: `/desk/received/${entry.matterId}` };
}

/** Every paper that was held against its original fits, and says so in the matter. What could not be recorded now is still open at the desk. */
async function markOriginals(visit: Visit, id: string, apply: Apply, key: string): Promise<void> {
  const seen = new Set(contentOf(apply).seen ?? []);
  const needs = new Set(
    counterPapers(apply.plan)
      .filter(({ line }) => seen.has(line))
      .flatMap((each) => each.needs.map((need) => need.id)),
  );
  const matter = await visit.client.get<MatterView>(`/api/matters/${id}`);
  if (!matter.ok) return;
  for (const one of matter.body.cases) {
    const checks = matter.body.materials
      .filter((paper) => paper.case === one.case && needs.has(paper.need))
      .map((paper) => ({ need: paper.need, verdict: 'fits', problem: null, field: null, originalSeen: true }));
    if (checks.length > 0)
      await visit.client.send(
        'POST',
        `/api/matters/${id}/check-materials`,
        { case: one.case, version: one.version, checks },
        `${key}-${one.case}`,
      );
  }
}
