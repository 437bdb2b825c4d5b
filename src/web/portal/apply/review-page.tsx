/** Look it over once, then hand in: the receipt comes at once. */
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { reliefVariants } from '../../../catalogue/pure.ts';
import { CheckboxList, RadioList } from '../../components/choice/choice.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { commitmentVersion, type HandedIn } from '../../../matters/index.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { sayDue } from '../../app/dates.ts';
import { applyOf, isProblem, laterGate, linesOf, stopsOf, uploadsOf, type Apply } from '../../draft/state.ts';
import { sayAnswer } from '../../draft/answers.ts';
import { gapsOf } from '../../draft/gaps.ts';

/** The review page. Whoever is not signed in signs in here and takes the draft along. */
export async function reviewPage(visit: Visit): Promise<PageResult> {
  if (visit.visitor.kind === 'anonymous')
    return { redirect: `/sign-in?back=${encodeURIComponent(`/apply/${visit.params['draft']}/review`)}` };
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply.problem.status === 404 ? await adopt(visit) : apply;
  if (apply.draft.handedInAs) return { redirect: `/matters/${apply.draft.handedInAs}` };
  if (stopsOf(apply.plan).length > 0) return { redirect: `/apply/${apply.draft.draftId}` };
  return page(visit, apply);
}

/** The draft was begun before signing in: it becomes the person's own. */
async function adopt(visit: Visit): Promise<PageResult> {
  const draft = encodeURIComponent(visit.params['draft'] ?? '');
  const adopted = await visit.client.send<{ draftId: string }>(
    'POST',
    `/api/drafts/${draft}/adopt`,
    {},
    `adopt-${draft}`,
  );
  return adopted.ok ? { redirect: `/apply/${adopted.body.draftId}/review` } : { problem: adopted.problem };
}

/** What the applicant must sign: by law, or by a variant that rests on a promise. */
const promisesOf = (plan: Apply['plan']) =>
  plan.obligations.filter((one) =>
    one.variant === undefined ? one.mechanism === 'commit' : reliefVariants[one.variant].promise,
  );

function page(visit: Visit, apply: Apply, isUnsigned = false): PageResult {
  const { say, tell } = visit;
  const { draft, plan, theme } = apply;
  const gaps = gapsOf(visit, apply);
  const commitments = promisesOf(plan);
  return {
    title: say('web.review.title'),
    back: { href: `/apply/${draft.draftId}/papers`, label: say('web.papers.title') },
    body: (
      <>
        <PageTitle
          title={say('web.review.title')}
          lead={say(gaps.length > 0 ? 'web.review.lead.open' : 'web.review.lead', {
            date: sayDue(visit, plan.schedule.promised.date),
          })}
        />
        {gaps.length > 0 && (
          <Notice tone="warning" title={say('web.review.gaps', { count: gaps.length })}>
            <ul>
              {gaps.map((gap) => (
                <li key={gap.text}>
                  <a href={gap.href}>{gap.text}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.review.answers')}</Heading>
          <SummaryList
            rows={Object.entries(draft.content.facts).flatMap(([key, value]) => {
              const element = theme.elements[key];
              if (!element) return [];
              const action = {
                label: say('web.change'),
                about: tell(element.label),
                href: `/apply/${draft.draftId}?change=${key}`,
              };
              return [{ key: tell(element.label), value: sayAnswer(visit, element, value), action }];
            })}
          />
        </section>
        <section class="ov-stack-s">
          <Heading level={2}>{say('web.review.papers')}</Heading>
          <ul>
            {linesOf(plan).map(({ line, needs }) => {
              const [first] = needs;
              const files = draft.content.papers[line] ?? [];
              return (
                first && (
                  <li
                    key={line}
                  >{`${tell(first.name)}: ${files.length > 0 ? files.map((file) => file.name).join(', ') : wayOf(visit, needs)}`}</li>
                )
              );
            })}
          </ul>
        </section>
        <form method="post" action={`/apply/${draft.draftId}/hand-in`} class="ov-stack">
          <input type="hidden" name="key" value={`hand-in-${draft.draftId}-${draft.version}`} />
          <RadioList
            id="delivery"
            name="delivery"
            label={say('web.review.delivery')}
            choices={(['electronic', 'courier', 'window'] as const).map((one) => ({
              value: one,
              label: say(`web.delivery.${one}`),
              hint: say(`web.delivery.${one}.hint`),
              checked: draft.content.delivery === one,
            }))}
          />
          {commitments.length > 0 && (
            <CheckboxList
              id="signed"
              name="signed"
              label={say('web.review.commitment')}
              hint={say('web.review.commitment.hint')}
              choices={commitments.map((one) => ({
                value: commitmentVersion(one.text),
                label: say('web.review.commitment.sign', { text: tell(one.text) }),
              }))}
              {...(isUnsigned ? { error: say('web.review.commitment.unsigned') } : {})}
            />
          )}
          <p>{say('web.review.truth', { theme: tell(theme.title) })}</p>
          <ButtonRow>
            <Button icon="forward">{say('web.review.hand-in')}</Button>
          </ButtonRow>
        </form>
        <p class="ov-quiet">{say('web.review.once')}</p>
      </>
    ),
  };
}

/** How a paper without a file comes: by us, from the applicant, or from the applicant later. */
function wayOf({ say }: Visit, needs: Apply['plan']['needs']): string {
  const gate = laterGate(needs);
  return gate === undefined ? say(`web.way.${needs[0]?.chosen.kind ?? 'upload'}`) : say('web.papers.later', { gate });
}

/** Hands in: the same key is one matter, however often the button is pressed. */
export async function handIn(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const { draft, plan } = apply;
  if (draft.handedInAs) return { redirect: `/matters/${draft.handedInAs}` };
  if (gapsOf(visit, apply).length > 0) return page(visit, apply);
  const signed = [visit.form['signed'] ?? []].flat();
  if (promisesOf(plan).some((one) => !signed.includes(commitmentVersion(one.text))))
    return { ...page(visit, apply, true), status: 422 };
  const delivery = field(visit, 'delivery') || draft.content.delivery;
  const body = {
    theme: draft.theme,
    answers: draft.content.facts,
    materials: uploadsOf(plan).flatMap(({ line, needs }) =>
      (draft.content.papers[line] ?? []).flatMap((file) =>
        needs.map((need) => ({ need: need.id, material: need.material, sha256: file.sha256, name: file.name })),
      ),
    ),
    channel: 'online',
    delivery,
    electronicService: true,
    ...(signed.length > 0 ? { signed } : {}),
    draft: draft.draftId,
  };
  const done = await visit.client.send<HandedIn>('POST', '/api/matters', body, field(visit, 'key'));
  return done.ok ? { redirect: `/matters/${done.body.matterId}/receipt` } : { problem: done.problem };
}
