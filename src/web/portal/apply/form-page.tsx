/** The one form: the elements that the plan needs and nobody has answered, grouped by subject. What is known is shown, not asked. */
import type { DataElement } from '../../../catalogue/pure.ts';
import type { FormField, KnownFact } from '../../../planner/pure.ts';
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { ErrorSummary, type FieldError } from '../../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Why } from '../../components/why/why.tsx';
import { DraftKey } from '../../app/draft-key.tsx';
import type { PageResult } from '../../app/pages.ts';
import { field, fields, type Visit } from '../../app/visit.ts';
import { sayAnswer } from '../../draft/answers.ts';
import { openFields } from '../../draft/open-fields.ts';
import { applyOf, isProblem, save, stopsOf, type Apply } from '../../draft/state.ts';
import { ElementField, fieldId } from '../../draft/element-field.tsx';
import { basisText, Reason } from '../../draft/provenance.tsx';
import { readElement } from '../../draft/read-element.ts';

const subjects = ['person', 'organisation', 'premises', 'project', 'matter'] as const;

/** The form of a draft. */
export async function formPage(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  if (stopsOf(apply.plan).length > 0) return { redirect: `/apply/${apply.draft.draftId}` };
  return form(visit, apply, {}, {});
}

function form(
  visit: Visit,
  apply: Apply,
  typed: Readonly<Record<string, unknown>>,
  errors: Readonly<Record<string, string>>,
): PageResult {
  const { say, house } = visit;
  const { draft } = apply;
  const all = openFields(apply);
  const wrong: FieldError[] = Object.entries(errors).map(([key, text]) => ({ field: fieldId(key), text }));
  return {
    title: say('web.form.title'),
    ...(wrong.length > 0 ? { status: 422 } : {}),
    back: { href: `/apply/${draft.draftId}/checklist`, label: say('web.checklist.title') },
    body: (
      <>
        <ErrorSummary title={say('web.form.errors')} errors={wrong} />
        <PageTitle title={say('web.form.title')} lead={say('web.form.lead')} />
        <form method="post" action={`/apply/${draft.draftId}/form`} novalidate>
          <input type="hidden" name="key" value={house.ids.next()} />
          <input type="hidden" name="version" value={String(draft.version)} />
          <DraftKey visit={visit} />
          {subjects.map((subject) => {
            const group = all.filter((one) => one.element.subject === subject);
            if (group.length === 0) return null;
            return (
              <section key={subject} class="ov-stack">
                <Heading level={2}>{say(`web.subject.${subject}`)}</Heading>
                {group.map(({ element, field: one }) => (
                  <OneField
                    key={element.key}
                    visit={visit}
                    apply={apply}
                    element={element}
                    field={one}
                    typed={typed}
                    error={errors[element.key]}
                  />
                ))}
              </section>
            );
          })}
          {all.length === 0 && <p>{say('web.form.nothing')}</p>}
          <ButtonRow>
            <Button icon="forward">{say('web.next')}</Button>
            <Button kind="quiet" name="later" value="yes" unchecked>
              {say('web.form.later')}
            </Button>
          </ButtonRow>
        </form>
      </>
    ),
  };
}

interface OneFieldProps {
  visit: Visit;
  apply: Apply;
  element: DataElement;
  field: FormField;
  typed: Readonly<Record<string, unknown>>;
  error: string | undefined;
}

function OneField({ visit, apply, element, field: one, typed, error }: OneFieldProps) {
  const { say } = visit;
  const answered = apply.draft.content.facts[element.key];
  if (one.prefilled && answered === undefined && one.prefilled.source !== 'answer')
    return <KnownField visit={visit} apply={apply} element={element} known={one.prefilled} />;
  return (
    <ElementField
      visit={visit}
      element={element}
      value={typed[element.key] ?? answered}
      error={error}
      why={
        one.why.length > 0 ? (
          <Why
            question={say('web.why')}
            source={basisText(
              visit,
              one.why.flatMap((each) => each.basis),
            )}
          >
            {one.why.map((why, index) => (
              <Reason key={index} visit={visit} plan={apply.plan} why={why} />
            ))}
          </Why>
        ) : undefined
      }
    />
  );
}

/** What is known, or will be fetched, is shown with its source and not asked. */
function KnownField({
  visit,
  apply,
  element,
  known,
}: {
  visit: Visit;
  apply: Apply;
  element: DataElement;
  known: KnownFact;
}) {
  const { say, tell } = visit;
  const registry = apply.theme.registries[known.from ?? ''];
  const from = registry ? tell(registry) : (known.from ?? '');
  const isThere = known.value !== null && known.value !== undefined;
  return (
    <div class="ov-field">
      <p class="ov-field-label">{tell(element.label)}</p>
      {isThere && <p>{sayAnswer(visit, element, known.value)}</p>}
      <p class="ov-quiet">
        {say(isThere ? `web.source.${known.source}` : 'web.source.later', { from, on: known.on ?? '' })}
      </p>
    </div>
  );
}

/** Takes the form: what is right is kept even when something else is wrong. */
export async function takeForm(visit: Visit): Promise<PageResult> {
  const apply = await applyOf(visit);
  if (isProblem(apply)) return apply;
  const typed: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const { element, field: one } of openFields(apply)) {
    const sent = fields(visit, element.key);
    if (
      sent.length === 0 &&
      (one.prefilled || element.type === 'boolean' || element.type === 'list' || element.options)
    ) {
      if (!one.prefilled && one.required && apply.draft.content.facts[element.key] === undefined)
        errors[element.key] = sayError(visit, element, 'web.error.empty');
      continue;
    }
    typed[element.key] = sent.length > 1 ? sent : sent[0];
    const reading = readElement(element, sent);
    if ('value' in reading) values[element.key] = reading.value;
    else if (one.required || (sent[0] ?? '') !== '')
      errors[element.key] = sayError(visit, element, reading.error, reading.values);
  }
  const content = { ...apply.draft.content, facts: { ...apply.draft.content.facts, ...values } };
  const seen = { ...apply.draft, version: Number(field(visit, 'version')) || apply.draft.version };
  const problem = await save(visit, seen, content, field(visit, 'key'));
  if (problem) return { problem };
  if (field(visit, 'later') === 'yes') return { redirect: '/' };
  if (Object.keys(errors).length === 0) return { redirect: `/apply/${apply.draft.draftId}/papers` };
  return form(visit, { ...apply, draft: { ...apply.draft, content, version: seen.version + 1 } }, typed, errors);
}

const sayError = (
  visit: Visit,
  element: DataElement,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string => visit.say('web.error.field', { field: visit.tell(element.label), error: visit.say(key, values) });
