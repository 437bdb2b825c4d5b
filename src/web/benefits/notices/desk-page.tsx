/** Objections against the notices of one's own organ: who said what, and the answer that they find under their number. */
import type { ObjectionList } from '../../../benefits/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import { field, type Visit } from '../../app/visit.ts';
import { Button } from '../../components/button/button.tsx';
import { RadioList } from '../../components/choice/choice.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Paging } from '../../components/paging/paging.tsx';
import { SummaryList } from '../../components/summary-list/summary-list.tsx';
import { Tabs } from '../../components/tabs/tabs.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';

type Row = ObjectionList['objections'][number];

/** GET /desk/objections */
export async function deskObjectionsPage(visit: Visit, error?: string): Promise<PageResult> {
  const { say, query } = visit;
  const state = query['state'] === 'answered' ? 'answered' : 'open';
  const asked = new URLSearchParams({ state, ...(query['after'] ? { after: query['after'] } : {}) });
  const answer = await visit.client.get<ObjectionList>(`/api/objections?${asked.toString()}`);
  if (!answer.ok) return { problem: answer.problem };
  const { objections, next } = answer.body;
  return {
    title: say('web.objections.title'),
    ...(error ? { status: 422 } : {}),
    body: (
      <div class="ov-stack-l">
        <PageTitle title={say('web.objections.title')} lead={say('web.objections.lead')} />
        {error && <Notice tone="danger" title={error} announce />}
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
          <One key={one.objection} visit={visit} one={one} />
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

function One({ visit, one }: { readonly visit: Visit; readonly one: Row }) {
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
            source: sayInstant(lang, one.at),
          },
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
      {mayAnswer && <AnswerForm visit={visit} one={one} />}
    </article>
  );
}

function AnswerForm({ visit, one }: { readonly visit: Visit; readonly one: Row }) {
  const { say } = visit;
  return (
    <form method="post" action={`/desk/objections/${one.objection}/answer`} class="ov-stack" novalidate>
      <input type="hidden" name="key" value={visit.house.ids.next()} />
      <RadioList
        id={`${one.objection}-upheld`}
        name="upheld"
        label={say('web.objections.upheld')}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: say(`web.objections.upheld.${value}`) }))}
      />
      <TextArea
        id={`${one.objection}-answer`}
        name="answer"
        label={say('web.objection.answer')}
        hint={say('web.objections.answer.hint')}
        maxLength={4000}
        required
      />
      <div>
        <Button>{say('web.objections.send')}</Button>
      </div>
    </form>
  );
}

/** POST /desk/objections/:objection/answer */
export async function answerObjection(visit: Visit): Promise<PageResult> {
  const [upheld, answer] = [field(visit, 'upheld'), field(visit, 'answer').trim()];
  if (upheld === '' || answer === '') return await deskObjectionsPage(visit, visit.say('web.objections.missing'));
  const done = await visit.client.send(
    'POST',
    `/api/objections/${encodeURIComponent(visit.params['objection'] ?? '')}/answer`,
    { upheld: upheld === 'yes', answer },
    field(visit, 'key') || visit.house.ids.next(),
  );
  return done.ok ? { redirect: '/desk/objections?state=answered' } : { problem: done.problem };
}
