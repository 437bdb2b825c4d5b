/** The inspector's page: one organ's part of a site check on a phone, usable without network. What is typed is kept in the browser (`islands/survey.ts`). */
import type { CaseView, ColleagueList, MatterView, TaskView } from '../../../matters/index.ts';
import { sayInstant } from '../../app/dates.ts';
import type { PageResult } from '../../app/pages.ts';
import type { Visit } from '../../app/visit.ts';
import { isHeldByNotice, Unserved } from '../matter/unserved.tsx';
import { Button, ButtonRow } from '../../components/button/button.tsx';
import { RadioList } from '../../components/choice/choice.tsx';
import { EmptyState } from '../../components/empty-state/empty-state.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { Heading, PageTitle } from '../../components/heading/heading.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { SignaturePad } from '../../components/signature-pad/signature-pad.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';

interface Part {
  readonly one: CaseView;
  readonly task: TaskView;
}

/** The parts that this person may record now: their own organ's, for that is what the server permits. */
const partsOf = (matter: MatterView): readonly Part[] =>
  matter.permittedActions.flatMap((action) => {
    const one = matter.cases.find((each) => each.case === action.case);
    const task = one?.tasks.find((each) => each.task === action.task);
    return action.command === 'record-survey' && one && task ? [{ one, task }] : [];
  });

/** GET /desk/survey/:matter */
export async function surveyPage(visit: Visit): Promise<PageResult> {
  const id = encodeURIComponent(visit.params['matter'] ?? '');
  const [answer, staff] = await Promise.all([
    visit.client.get<MatterView>(`/api/matters/${id}`),
    visit.client.get<ColleagueList>(`/api/staff?organ=${encodeURIComponent(visit.visitor.organ ?? '')}`),
  ]);
  return answer.ok ? surveyView(visit, answer.body, staff.ok ? staff.body.staff : []) : { problem: answer.problem };
}

/** Enforcement cards by name, of colleagues who have one: they are known and need not be typed on site. */
const cardsOf = (staff: ColleagueList['staff']): Readonly<Record<string, string>> =>
  Object.fromEntries(staff.flatMap(({ name, card }) => (card === null ? [] : [[name, card]])));

/** The page of a matter that was read. */
export function surveyView(visit: Visit, matter: MatterView, staff: ColleagueList['staff']): PageResult {
  const { say, tell } = visit;
  const parts = partsOf(matter);
  return {
    title: say('web.survey.title'),
    back: { href: `/desk/matters/${matter.id}`, label: say('web.survey.back') },
    islands: ['/assets/survey.js'],
    body: (
      <>
        <PageTitle title={tell(matter.title)} above={say('web.survey.title')} lead={say('web.survey.lead')} />
        <div data-insecure="" hidden>
          <Notice tone="warning" title={say('web.survey.insecure')}>
            <p>{say('web.survey.insecure.text')}</p>
          </Notice>
        </div>
        {parts.length === 0 && <None visit={visit} matter={matter} />}
        {parts.map((part) => (
          <PartForm key={part.task.task} visit={visit} matter={matter} part={part} cards={cardsOf(staff)} />
        ))}
      </>
    ),
  };
}

/** Nothing to record: a document has still to be served first, or the check is not open. */
function None({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const held = matter.cases.filter(
    (one) => isHeldByNotice(one) && one.tasks.some((task) => task.kind === 'survey' && task.state === 'open'),
  );
  if (held.length === 0) return <EmptyState title={say('web.survey.none')} text={say('web.survey.none.text')} />;
  return (
    <>
      {held.map((one) => (
        <Unserved key={one.case} visit={visit} matter={matter} one={one} level={2} />
      ))}
    </>
  );
}

const words = [
  'state.draft',
  'state.waiting',
  'state.sent',
  'state.refused',
  'online',
  'offline',
  'late',
  'lack.staff',
  'lack.points',
  'lack.passed',
  'lack.told',
  'lack.photographs',
  'lack.signature',
  'photographs.remove',
];

interface FormProps {
  readonly visit: Visit;
  readonly matter: MatterView;
  readonly part: Part;
  readonly cards: Readonly<Record<string, string>>;
}

function PartForm({ visit, matter, part, cards }: FormProps) {
  const { say, tell, lang, visitor } = visit;
  const { one, task } = part;
  const answers = ['true', 'false'].map((value) => ({ value, label: say(`web.survey.fits.${value}`) }));
  const name = (of: string): string => `${task.task}-${of}`.replaceAll('.', '-');
  return (
    <form
      class="ov-stack"
      data-survey={`${matter.id}|${task.task}`}
      data-cards={JSON.stringify(cards)}
      data-points={JSON.stringify(task.checklist.map((point) => point.zh))}
      data-words={JSON.stringify(Object.fromEntries(words.map((word) => [word, say(`web.survey.${word}`)])))}
    >
      <Heading level={2}>{`${tell(one.name)} · ${tell(task.organName)}`}</Heading>
      {task.scheduledAt !== null && <p>{say('web.desk.scheduled', { at: sayInstant(lang, task.scheduledAt) })}</p>}
      <p role="status">
        <strong data-state="">{say('web.survey.state.draft')}</strong> <span data-line="" />
      </p>
      {[0, 1].map((index) => (
        <div key={index} class="ov-stack-s">
          <TextField
            id={name(`staff-${index}-name`)}
            name={`staff.${index}.name`}
            label={say('web.survey.inspector', { n: index + 1 })}
            value={index === 0 ? (visitor.name ?? '') : ''}
          />
          <TextField
            id={name(`staff-${index}-card`)}
            name={`staff.${index}.card`}
            label={say('web.survey.card', { n: index + 1 })}
            value={index === 0 ? (cards[visitor.name ?? ''] ?? '') : ''}
          />
        </div>
      ))}
      {task.checklist.map((point, index) => (
        <div key={point.zh} class="ov-stack-s">
          <RadioList
            id={name(`point-${index}`)}
            name={`points.${index}.fits`}
            label={tell(point)}
            inline
            choices={answers}
          />
          <TextField
            id={name(`note-${index}`)}
            name={`points.${index}.note`}
            label={say('web.survey.note')}
            mark={say('web.desk.optional')}
          />
        </div>
      ))}
      <TextArea
        id={name('findings')}
        name="findings"
        label={say('web.desk.field.findings')}
        hint={say('web.desk.hint.findings')}
        mark={say('web.desk.optional')}
        rows={3}
      />
      <FileUpload
        id={name('photographs')}
        name="photographs"
        label={say('web.desk.field.photographs')}
        hint={say('web.survey.photographs')}
        choose={say('web.papers.choose')}
        camera={say('web.papers.camera')}
        accept="image/*"
      />
      <ul data-photographs="" />
      <RadioList
        id={name('passed')}
        name="passed"
        label={say('web.desk.field.passed')}
        inline
        choices={['true', 'false'].map((value) => ({ value, label: say(value === 'true' ? 'web.yes' : 'web.no') }))}
      />
      <TextArea
        id={name('told')}
        name="told"
        label={say('web.survey.told')}
        hint={say('web.survey.told.hint')}
        rows={3}
      />
      <TextField id={name('signer')} name="signer" label={say('web.survey.signer')} />
      <div data-pad="">
        <SignaturePad id={name('signature')} label={say('web.survey.signature')} clear={say('web.survey.clear')} />
      </div>
      <p class="ov-lines" role="alert" data-lacks="" />
      <p>
        <strong data-state="">{say('web.survey.state.draft')}</strong>
      </p>
      <ButtonRow>
        <Button icon="forward">{say('web.survey.finish')}</Button>
      </ButtonRow>
      <noscript>
        <p>{say('web.survey.no-script')}</p>
      </noscript>
    </form>
  );
}
