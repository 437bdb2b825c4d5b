/** A few questions, the one that removes most uncertainty first. A ban is told before anybody pays rent. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { Plan } from '../../../planner/pure.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { LiveRegion } from '../../components/live-region/live-region.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Why } from '../../components/why/why.tsx';
import { sayDate } from '../../app/dates.ts';
import { DraftKey } from '../../app/draft-key.tsx';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { liveTexts } from '../../plan/kit.ts';
import { glanceOf, sentenceOf } from '../../plan/live.ts';
import { sayAnswer } from '../../draft/answers.ts';
import { applyOf, isProblem, planOf, save, stopsOf, type Apply } from '../../draft/state.ts';
import { ElementField, fieldId } from '../../draft/element-field.tsx';
import { basisText } from '../../draft/provenance.tsx';
import { readElement } from '../../draft/read-element.ts';
import type { DraftView, PortalDraft } from '../../draft/wire.ts';

/** Starts a draft for a theme. */
export async function start(visit: Visit): Promise<PageResult> {
  const theme = visit.params['theme'] ?? '';
  const started = await visit.client.send<{ draftId: string }>(
    'POST',
    '/api/drafts',
    { theme, content: { facts: {}, papers: {}, delivery: 'electronic' } },
    field(visit, 'key'),
  );
  if (!started.ok) return { problem: started.problem };
  for (const cookie of started.cookies) void visit.reply.header('set-cookie', cookie);
  return { redirect: await addressAfter(visit, { draftId: started.body.draftId, theme }, {}) };
}

/** The question that the address names (`?change=`); without one it leads to the next, or to the checklist when nothing is left to ask. */
export async function questionPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (apply.draft.handedInAs) return { redirect: `/matters/${apply.draft.handedInAs}` };
  const stops = stopsOf(apply.plan);
  const change = visit.query['change'];
  if (stops.length > 0 && change === undefined) return stopPage(visit, apply, stops);
  if (change === undefined) return { redirect: addressOfNext(apply.draft.draftId, apply.plan) };
  const element = apply.theme.elements[change];
  if (!element) return { redirect: `/apply/${apply.draft.draftId}` };
  return question(visit, apply, element);
}

/** Every question has an address of its own, so that the browser's way back leads to the question before. */
export function addressOfNext(draftId: string, plan: Plan): string {
  const next = plan.questions[0]?.element;
  return next === undefined ? `/apply/${draftId}/checklist` : `/apply/${draftId}?change=${next}`;
}

/** Where these answers lead, said in the answer itself: a second redirect costs a slow line half a second at every question. */
async function addressAfter(
  visit: Visit,
  { draftId, theme }: Pick<DraftView, 'draftId' | 'theme'>,
  answers: PortalDraft['facts'],
): Promise<string> {
  const plan = await planOf(visit, theme, answers);
  return plan.ok && stopsOf(plan.body).length === 0 ? addressOfNext(draftId, plan.body) : `/apply/${draftId}`;
}

function question(visit: Visit, apply: Apply, element: DataElement, error?: string): PageResult {
  const { say, tell, house } = visit;
  const { draft, plan, theme } = apply;
  const asked = plan.questions.find((one) => one.element === element.key);
  const answered = Object.keys(draft.content.facts).length;
  const bases = asked?.because.flatMap((one) => one.basis) ?? [];
  return {
    title: tell(element.question ?? element.label),
    ...(error ? { status: 422 } : {}),
    islands: ['/assets/live-plan.js'],
    back: { href: answered > 0 ? `/apply/${draft.draftId}/checklist` : `/themes/${theme.id}`, label: say('web.back') },
    body: (
      <>
        {error && (
          <ErrorSummary title={say('web.form.errors')} errors={[{ field: fieldId(element.key), text: error }]} />
        )}
        <p class="ov-quiet" role="status">
          {say('web.questions.progress', { answered, left: plan.questions.length })}
        </p>
        <form
          method="post"
          action={`/apply/${draft.draftId}/answer`}
          data-live-plan={draft.draftId}
          data-theme={theme.id}
        >
          <input type="hidden" name="key" value={house.ids.next()} />
          <input type="hidden" name="element" value={element.key} />
          <input type="hidden" name="version" value={String(draft.version)} />
          <DraftKey visit={visit} />
          <ElementField
            visit={visit}
            element={element}
            value={draft.content.facts[element.key]}
            error={error}
            large
            why={
              bases.length > 0 || asked ? (
                <Why
                  question={say('web.questions.why')}
                  {...(bases.length > 0 ? { source: basisText(visit, bases) } : {})}
                >
                  <p>{say('web.questions.why.text', { count: asked?.weight ?? 1 })}</p>
                </Why>
              ) : undefined
            }
          />
          <LiveRegion id="live-plan">{toldOf(visit, plan)}</LiveRegion>
          <ButtonRow>
            <Button icon="forward">{say('web.next')}</Button>
            {answered > 0 && (
              <LinkButton kind="quiet" href={`/apply/${draft.draftId}/checklist`}>
                {say('web.questions.see-list')}
              </LinkButton>
            )}
          </ButtonRow>
        </form>
        <Answered visit={visit} apply={apply} />
      </>
    ),
  };
}

/** What the answers so far come to, in the sentence that the island goes on with. */
const toldOf = ({ tell, lang }: Visit, plan: Plan): string =>
  sentenceOf(glanceOf(plan), liveTexts[lang], tell, (iso) => sayDate(lang, iso, true));

/** What was answered, each with a way to change it. */
export function Answered({ visit, apply }: { visit: Visit; apply: Apply }) {
  const { say, tell } = visit;
  const { draft, theme } = apply;
  const keys = Object.keys(draft.content.facts).filter((key) => theme.elements[key]?.question);
  if (keys.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.questions.answered')}</Heading>
      <SummaryList
        rows={keys.map((key) => {
          const element = theme.elements[key] as DataElement;
          return {
            key: tell(element.label),
            value: sayAnswer(visit, element, draft.content.facts[key]),
            action: {
              label: say('web.change'),
              about: tell(element.label),
              href: `/apply/${draft.draftId}?change=${key}`,
            },
          };
        })}
      />
    </section>
  );
}

function stopPage(visit: Visit, apply: Apply, stops: Plan['findings']): PageResult {
  const { say, tell } = visit;
  return {
    title: say('web.stop.title'),
    body: (
      <>
        {stops.map((stop) => (
          <Notice key={stop.id} tone="danger" title={tell(stop.text)} level={1} announce>
            {stop.remedy && (
              <p>
                <strong>{say('web.stop.remedy')}</strong>
                {tell(stop.remedy)}
              </p>
            )}
            <p class="ov-quiet">{basisText(visit, stop.basis)}</p>
          </Notice>
        ))}
        <p>{say('web.stop.nothing-paid')}</p>
        <Answered visit={visit} apply={apply} />
      </>
    ),
  };
}

/** Takes one answer and goes on to the next question. */
export async function answer(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const element = apply.theme.elements[field(visit, 'element')];
  if (!element) return { redirect: `/apply/${apply.draft.draftId}` };
  const reading = readElement(element, fields(visit, element.key));
  if ('error' in reading) return question(visit, apply, element, visit.say(reading.error, reading.values));
  const content = { ...apply.draft.content, facts: { ...apply.draft.content.facts, [element.key]: reading.value } };
  const seen = { ...apply.draft, version: Number(field(visit, 'version')) || apply.draft.version };
  const problem = await save(visit, seen, content, field(visit, 'key'));
  return problem ? { problem } : { redirect: await addressAfter(visit, apply.draft, content.facts) };
}
