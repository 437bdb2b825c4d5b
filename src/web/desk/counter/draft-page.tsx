/** One application at the counter on one page: questions, fields, papers with the mark of the original, and what still lacks. */
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { sayDue } from '../../app/dates.ts';
import { Button, ButtonRow, LinkButton } from '../../components/button/button.tsx';
import { Checkbox, RadioList } from '../../components/choice/choice.tsx';
import { ErrorSummary } from '../../components/error-summary/error-summary.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { applyOf, isProblem, stopsOf, type Apply } from '../../draft/state.ts';
import { sayAnswer } from '../../draft/answers.ts';
import { ElementField, fieldId } from '../../draft/element-field.tsx';
import { gapsOf } from '../../draft/gaps.ts';
import { readChoices, type Choices } from '../choices.ts';
import { askedNow, contentOf, type DeskReading } from './desk-draft.ts';
import { counterPage } from './frame.tsx';
import { LateNotice, Served, servedNow } from './intake-page.tsx';
import { PaperFields } from './paper-fields.tsx';

const nothing: DeskReading = { facts: {}, typed: {}, errors: {} };

/** GET /desk/intake/:draft */
export async function draftPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (apply.draft.handedInAs) return { redirect: `/desk/received/${apply.draft.handedInAs}` };
  return draftView(visit, apply, nothing, undefined);
}

/** The page of a draft that was read; `refused` is why it could not be handed in. */
export async function draftView(
  visit: Visit,
  apply: Apply,
  reading: DeskReading,
  refused: string | undefined,
): Promise<PageResult> {
  const { say, tell } = visit;
  const { draft, plan, theme } = apply;
  const [served, choices] = await Promise.all([servedNow(visit), readChoices(visit)]);
  const stops = stopsOf(plan);
  const errors = Object.entries(reading.errors).map(([key, text]) => ({ field: fieldId(key), text }));
  return counterPage(visit, 'intake', {
    lead: `${tell(theme.title)} · ${say('web.counter.draft.lead', { date: sayDue(visit, plan.schedule.promised.date) })}`,
    hasFiles: plan.questions.length === 0,
    ...(errors.length > 0 || refused !== undefined ? { status: 422 } : {}),
    body: (
      <>
        <ErrorSummary title={say('web.form.errors')} errors={errors} />
        {refused !== undefined && <Notice tone="danger" title={refused} announce />}
        <LateNotice visit={visit} late={contentOf(apply).late} />
        <Served visit={visit} served={served} />
        {stops.map((stop) => (
          <Notice key={stop.id} tone="danger" title={tell(stop.text)}>
            {stop.remedy && <p>{tell(stop.remedy)}</p>}
          </Notice>
        ))}
        <form
          class="ov-stack"
          method="post"
          encType="multipart/form-data"
          action={`/desk/intake/${draft.draftId}`}
          novalidate
        >
          <input type="hidden" name="key" value={visit.house.ids.next()} />
          <input type="hidden" name="version" value={String(draft.version)} />
          <Fields visit={visit} apply={apply} reading={reading} />
          {plan.questions.length === 0 && <PaperFields visit={visit} apply={apply} />}
          {plan.questions.length === 0 && (
            <HandIn visit={visit} apply={apply} choices={choices} isTried={refused !== undefined} />
          )}
          <ButtonRow>
            {plan.questions.length === 0 && stops.length === 0 && served !== undefined && (
              <Button name="do" value="hand-in">
                {say('web.counter.hand-in')}
              </Button>
            )}
            <Button kind="secondary" name="do" value="save">
              {say('web.counter.save')}
            </Button>
            <LinkButton kind="quiet" href={`/desk/intake/${draft.draftId}/notice`}>
              {say('web.counter.notice.print')}
            </LinkButton>
          </ButtonRow>
        </form>
        <Answers visit={visit} apply={apply} />
      </>
    ),
  });
}

function Fields({ visit, apply, reading }: { visit: Visit; apply: Apply; reading: DeskReading }) {
  const { say } = visit;
  const asked = askedNow(apply).filter((one) => !one.isKnown);
  const open = apply.plan.questions.length;
  return (
    <section class="ov-stack">
      <Heading level={2}>
        {open > 0 ? say('web.counter.questions', { count: open }) : say('web.counter.fields', { count: asked.length })}
      </Heading>
      {asked.map(({ element }) => (
        <ElementField
          key={element.key}
          visit={visit}
          element={element}
          value={reading.typed[element.key] ?? apply.draft.content.facts[element.key]}
          error={reading.errors[element.key]}
        />
      ))}
    </section>
  );
}

/** How the result comes back, where this counter stands, and what still lacks. */
function HandIn({
  visit,
  apply,
  choices,
  isTried,
}: {
  visit: Visit;
  apply: Apply;
  choices: Choices;
  isTried: boolean;
}) {
  const { say, tell } = visit;
  const gaps = isTried ? gapsOf(visit, apply) : [];
  const { delivery } = contentOf(apply);
  return (
    <section class="ov-stack">
      <RadioList
        id="delivery"
        name="delivery"
        label={say('web.review.delivery')}
        inline
        choices={(['window', 'courier', 'electronic'] as const).map((value) => ({
          value,
          label: say(`web.delivery.${value}`),
          checked: delivery === value,
        }))}
      />
      <Checkbox id="electronic" name="electronic" value="true">
        {say('web.counter.electronic')}
      </Checkbox>
      {choices.sites.length > 1 && (
        <SelectField
          id="site"
          name="site"
          label={say('web.counter.site')}
          options={choices.sites.map((one) => ({ value: one.id, label: tell(one.name) }))}
        />
      )}
      {gaps.length > 0 && (
        <Notice tone="warning" title={say('web.review.gaps', { count: gaps.length })}>
          <ul>
            {gaps.map((gap) => (
              <li key={gap.text}>{gap.text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

function Answers({ visit, apply }: { visit: Visit; apply: Apply }) {
  const { say, tell } = visit;
  const rows = Object.entries(apply.draft.content.facts).flatMap(([key, value]) => {
    const element = apply.theme.elements[key];
    return element ? [{ key: tell(element.label), value: sayAnswer(visit, element, value) }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <details class="ov-why">
      <summary>{say('web.desk.answers', { count: rows.length })}</summary>
      <div class="ov-why-text">
        <SummaryList rows={rows} />
      </div>
    </details>
  );
}
