/** Objections against the notices of one's own organ: who said what, and the answer that they find under their number. */
import type { ObjectionList } from '../../../benefits/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { RadioList } from '../../components/choice/choice.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../components/error-summary/error-summary.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';

type Row = ObjectionList['objections'][number];

/** GET /desk/objections */
export async function deskObjectionsPage(visit: Visit, errors: readonly FieldError[] = []): Promise<PageResult> {
  const { say, query } = visit;
  const state = query['state'] === 'answered' ? 'answered' : 'open';
  const asked = new URLSearchParams({ state, ...(query['after'] ? { after: query['after'] } : {}) });
  const answer = await visit.client.get<ObjectionList>(`/api/objections?${asked.toString()}`);
  if (!answer.ok) return { problem: answer.problem };
  const { objections, next } = answer.body;
  return {
    title: say('web.objections.title'),
    ...(errors.length > 0 ? { status: 422 } : {}),
    body: (
      <div class="ov-stack-l">
        <ErrorSummary title={say('web.form.errors')} errors={errors} />
        <PageTitle title={say('web.objections.title')} lead={say('web.objections.lead')} />
        <Tabs
          label={say('web.objections.title')}
          tabs={(['open', 'answered'] as const).map((one) => ({
            label: say(`web.objections.${one}`),
            href: `/desk/objections?state=${one}`,
            current: one === state,
          }))}
        />
        {objections.length === 0 && (
          <EmptyState title={say('web.objections.none')} text={say('web.objections.none.text')} />
        )}
        {objections.map((one) => (
          <One key={one.objection} visit={visit} one={one} errors={errors} />
        ))}
        {next !== null && (
          <Paging
            label={say('web.objections.title')}
            next={{ label: say('web.notices.next'), href: `/desk/objections?state=${state}&after=${next}` }}
          />
        )}
      </div>
    ),
  };
}

interface OneProps {
  readonly visit: Visit;
  readonly one: Row;
  readonly errors: readonly FieldError[];
}

function One({ visit, one, errors }: OneProps) {
  const { say, tell, lang } = visit;
  const mayAnswer = one.answer === null && visit.visitor.roles.includes('reviewer');
  return (
    <article class="ov-card ov-stack" aria-label={one.number}>
      <Heading level={2}>{one.number}</Heading>
      <SummaryList
        rows={[
          {
            key: say('web.notices.item'),
            value: <a href={`/desk/matters/${one.matterId}`}>{tell(one.itemName)}</a>,
          },
          { key: say('web.objections.at'), value: sayInstant(lang, one.at) },
          { key: say('web.object.name'), value: one.name ?? '' },
          { key: say('web.object.contact'), value: one.contact ?? '' },
          { key: say('web.object.reason'), value: one.reason ?? '' },
          ...(one.answer === null
            ? []
            : [
                {
                  key: say('web.objection.answer'),
                  value: one.answer,
                  source: say(one.upheld ? 'web.objection.upheld' : 'web.objection.rejected'),
                },
              ]),
        ]}
      />
      {mayAnswer && <AnswerForm visit={visit} one={one} errors={errors} />}
    </article>
  );
}

/** Ids of the fields of one objection's answer. */
const idsOf = (objection: string) => ({ upheld: `${objection}-upheld`, answer: `${objection}-answer` });

function AnswerForm({ visit, one, errors }: OneProps) {
  const { say } = visit;
  const ids = idsOf(one.objection);
  const isThis = visit.params['objection'] === one.objection;
  const typed = (name: string): string => (isThis ? field(visit, name) : '');
  const errorAt = (id: string) => {
    const error = errors.find((each) => each.field === id);
    return error ? { error: error.text } : {};
  };
  return (
    <form method="post" action={`/desk/objections/${one.objection}/answer`} class="ov-stack" novalidate>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <RadioList
        id={ids.upheld}
        name="upheld"
        label={say('web.objections.upheld')}
        choices={(['yes', 'no'] as const).map((value) => ({
          value,
          label: say(`web.objections.upheld.${value}`),
          checked: typed('upheld') === value,
        }))}
        {...errorAt(ids.upheld)}
      />
      <TextArea
        id={ids.answer}
        name="answer"
        label={say('web.objection.answer')}
        hint={say('web.objections.answer.hint')}
        value={typed('answer')}
        maxLength={4000}
        required
        {...errorAt(ids.answer)}
      />
      <div>
        <Button>{say('web.objections.send')}</Button>
      </div>
    </form>
  );
}

/** POST /desk/objections/:objection/answer */
export async function answerObjection(visit: Visit): Promise<PageResult> {
  const { say } = visit;
  const objection = visit.params['objection'] ?? '';
  const [upheld, answer] = [field(visit, 'upheld'), field(visit, 'answer').trim()];
  const ids = idsOf(objection);
  const errors = [
    ...(upheld === '' ? [{ field: ids.upheld, text: say('web.objections.upheld.missing') }] : []),
    ...(answer === '' ? [{ field: ids.answer, text: say('web.objections.answer.missing') }] : []),
  ];
  if (errors.length > 0) return await deskObjectionsPage(visit, errors);
  const done = await visit.client.send(
    'POST',
    `/api/objections/${encodeURIComponent(objection)}/answer`,
    { upheld: upheld === 'yes', answer },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok ? { redirect: '/desk/objections?state=answered' } : { problem: done.problem };
}
