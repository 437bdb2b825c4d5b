/** Told once: what is needed and why, what is not asked and why not, and the promised date with its reason. */
import { whatWouldShorten } from '../../../planner/index.ts';
import type { Need, Plan } from '../../../planner/pure.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { Checklist, type ChecklistItem } from '../../components/checklist/checklist.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { PromisedDate } from '../../components/promised-date/promised-date.tsx';
import { Why } from '../../components/why/why.tsx';
import { sayDate, sayDue, sayLimit } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { applyOf, isProblem, laterGate, linesOf, stopsOf, type Apply } from '../../draft/state.ts';
import { addressOfNext, Answered } from './questions.tsx';
import { basisText, Reason } from '../../draft/provenance.tsx';
import { sayWhyDate } from '../../matter/why-date.ts';

/** The checklist of a draft. */
export async function checklistPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (stopsOf(apply.plan).length > 0) return { redirect: `/apply/${apply.draft.draftId}` };
  const { say, tell } = visit;
  const { plan, draft } = apply;
  const open = plan.questions.length;
  return {
    title: say('web.checklist.title'),
    back: { href: backTo(apply), label: say('web.back') },
    islands: ['/assets/print.js'],
    body: (
      <>
        <PageTitle title={say('web.checklist.title')} lead={tell(plan.title)} />
        {open > 0 && (
          <Notice tone="warning" title={say('web.checklist.open', { count: open })}>
            <LinkButton kind="secondary" href={addressOfNext(draft.draftId, plan)}>
              {say('web.checklist.answer-more')}
            </LinkButton>
          </Notice>
        )}
        <When visit={visit} plan={plan} />
        <Advice visit={visit} plan={plan} />
        <Checklist title={say('web.checklist.papers')} items={items(visit, plan)} />
        <NotAsked visit={visit} plan={plan} />
        <Shorter visit={visit} plan={plan} />
        <Items visit={visit} plan={plan} />
        <ButtonRow>
          <LinkButton icon="forward" href={`/apply/${draft.draftId}/form`}>
            {say('web.checklist.go')}
          </LinkButton>
          <Button kind="quiet" type="button" name="print">
            {say('web.print')}
          </Button>
        </ButtonRow>
        <Answered visit={visit} apply={apply} />
      </>
    ),
  };
}

/** The next open question, or the last that was answered; never this page again. */
function backTo({ draft, plan, theme }: Apply): string {
  const last = Object.keys(draft.content.facts).findLast((key) => theme.elements[key]?.question);
  const asked = plan.questions.length > 0 || last === undefined ? '' : `?change=${last}`;
  return `/apply/${draft.draftId}${asked}`;
}

function When({ visit, plan }: { visit: Visit; plan: Plan }) {
  const { say, lang } = visit;
  const { promised, expected } = plan.schedule;
  return (
    <PromisedDate
      label={say('web.when.promised')}
      date={sayDate(lang, promised.date, true)}
      machine={promised.date}
      {...(promised.provisional ? { provisional: say('web.when.provisional') } : {})}
      note={say('web.when.visits', { visits: plan.metrics.visits })}
      why={
        <Why question={say('web.when.why')}>
          <ol>
            {promised.why.map((step, index) => (
              <li key={index}>{sayWhyDate(visit, step)}</li>
            ))}
          </ol>
          <p>{say('web.when.expected', { date: sayDue(visit, expected.date) })}</p>
        </Why>
      }
    />
  );
}

function Advice({ visit, plan }: { visit: Visit; plan: Plan }) {
  const advice = plan.findings.filter((finding) => finding.kind === 'advice' && finding.certain);
  return (
    <>
      {advice.map((one) => (
        <Notice key={one.id} tone="warning" title={visit.tell(one.text)}>
          {one.basis.length > 0 && <p class="ov-quiet">{basisText(visit, one.basis)}</p>}
        </Notice>
      ))}
    </>
  );
}

function items(visit: Visit, plan: Plan): readonly ChecklistItem[] {
  const { say, tell } = visit;
  return linesOf(plan).map(({ line, needs }) => {
    const [first] = needs as readonly [Need, ...Need[]];
    const state = stateOf(first);
    return {
      key: line,
      title: tell(first.name),
      state,
      stateText: say(first.certain ? `web.way.${first.chosen.kind}` : 'web.way.maybe'),
      ...detailOf(visit, needs),
      source: basisText(
        visit,
        needs.flatMap((need) => need.why.basis),
      ),
      why: (
        <Why question={say('web.why')}>
          {needs.map((need) => (
            <Reason key={need.id} visit={visit} plan={plan} why={need.why} />
          ))}
        </Why>
      ),
    };
  });
}

function detailOf({ say }: Visit, needs: readonly Need[]): { readonly detail?: string } {
  const relief = needs[0]?.relief;
  if (relief) return { detail: say(`web.relief.${relief.mechanism}`) };
  const gate = laterGate(needs);
  return gate === undefined ? {} : { detail: say('web.papers.later', { gate }) };
}

function stateOf(need: Need): ChecklistItem['state'] {
  if (need.relief) return 'later';
  return need.chosen.kind === 'upload' || need.chosen.kind === 'original-at-window' ? 'needed' : 'held';
}

function NotAsked({ visit, plan }: { visit: Visit; plan: Plan }) {
  const { say, tell } = visit;
  if (plan.notAsked.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.not-asked.title')}</Heading>
      <ul>
        {plan.notAsked.map((one) => (
          <li key={`${one.what}-${one.id}`}>
            {tell(one.name)}
            <Reason visit={visit} plan={plan} why={one.why} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands between this plan and a shorter one; the planner says it, the page repeats it. */
function Shorter({ visit, plan }: { visit: Visit; plan: Plan }) {
  const ways = whatWouldShorten(plan);
  if (ways.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{visit.say('web.shorten.title')}</Heading>
      <ul>
        {ways.map((way) => (
          <li key={way.zh}>{visit.tell(way)}</li>
        ))}
      </ul>
    </section>
  );
}

function Items({ visit, plan }: { visit: Visit; plan: Plan }) {
  const { say, tell } = visit;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.items.title', { count: plan.items.length })}</Heading>
      <ul>
        {plan.items.map((item) => (
          <li key={item.id}>
            <strong>{tell(item.name)}</strong>
            {!item.certain && say('web.why.maybe')}
            <p class="ov-quiet">{say('web.items.promised', { limit: sayLimit(visit, item.promised) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export type { Apply };
