/** Who has to do what now, over all cases: one glance before the details. */
import type { CaseView, MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { DueCell, type Colour } from '../colour.tsx';

interface Duty {
  readonly key: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly due: string | null;
  readonly at?: string | null;
  readonly colour: Colour;
}

/** What is open, the soonest first. */
export function dutiesOf(visit: Visit, matter: MatterView): readonly Duty[] {
  const duties = [
    ...applicantDuties(visit, matter),
    ...matter.cases.flatMap((one) => caseDuties(visit, matter, one)),
    ...servingDuties(visit, matter),
  ];
  return duties.toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
}

function applicantDuties({ say }: Visit, { correction }: MatterView): readonly Duty[] {
  if (!correction) return [];
  return [
    {
      key: correction.notice,
      who: say('web.by.applicant'),
      what: say('web.desk.duty.correct', { count: correction.defects.length }),
      about: '',
      due: correction.until,
      colour: 'none',
    },
  ];
}

function caseDuties({ say, tell }: Visit, matter: MatterView, one: CaseView): readonly Duty[] {
  const about = tell(one.name);
  const tasks = one.tasks
    .filter((task) => task.state === 'open')
    .map((task) => ({
      key: task.task,
      who: [tell(task.organName), task.assigneeName].filter(Boolean).join(' '),
      what: tell(task.name),
      about,
      due: task.due,
      at: task.dueAt,
      colour: task.colour,
    }));
  const isCorrected = matter.correction?.defects.some((defect) => defect.case === one.case) === true;
  const at = (what: string): Duty => ({
    key: `${one.case}.${what}`,
    who: tell(one.organName),
    what: say(`web.desk.duty.${what}`),
    about,
    due: one.answer?.due ?? null,
    at: one.answer?.dueAt ?? null,
    colour: one.answer?.colour ?? 'none',
  });
  return [
    ...tasks,
    ...(one.status === 'received' && one.receivedOn !== null && !isCorrected ? [at('accept')] : []),
    // The promise ended with the decision; handing over has its own time, which is not the case's.
    ...(one.status === 'decided' ? [{ ...at('deliver'), due: null, colour: 'none' as const }] : []),
  ];
}

/** One line for each document that has not reached the applicant, whatever the number of its cases; the window serves what no single organ issued. */
const servingDuties = ({ say, tell }: Visit, matter: MatterView): readonly Duty[] =>
  matter.notices
    .filter((notice) => !notice.isServed)
    .map((notice) => ({
      key: notice.notice,
      who: notice.organName ? tell(notice.organName) : say('web.by.window'),
      what: say('web.desk.duty.serve'),
      about: `${say(`matters.notice.${notice.kind}`)} ${notice.number}`,
      due: null,
      colour: 'none' as const,
    }));

/** The table; nothing where everything is done. */
export function WhoPanel({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const duties = dutiesOf(visit, matter);
  if (duties.length === 0) return null;
  const columns = ['who', 'what', 'due'].map((key) => ({ key, label: say(`web.desk.duty.column.${key}`) }));
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.desk.duties')}</Heading>
      <DataTable
        caption={say('web.desk.duties')}
        captionHidden
        columns={columns}
        rows={duties.map((duty) => ({
          key: duty.key,
          cells: {
            who: duty.who,
            what: (
              <>
                {duty.what}
                {duty.about !== '' && <div class="ov-quiet">{duty.about}</div>}
              </>
            ),
            due:
              duty.due === null ? (
                '–'
              ) : (
                <DueCell visit={visit} due={duty.due} at={duty.at ?? null} colour={duty.colour} />
              ),
          },
        }))}
      />
    </section>
  );
}

/** Internal remarks, the newest first; they stand in the timeline too, but here they are found. */
export function NotesPanel({ visit, matter }: { visit: Visit; matter: MatterView }) {
  const { say } = visit;
  const notes = matter.timeline.filter(
    (entry) => entry.name === 'note-added' && typeof entry.detail['text'] === 'string',
  );
  if (notes.length === 0) return null;
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.desk.notes')}</Heading>
      <ul>
        {notes.toReversed().map((entry) => (
          <li key={entry.seq}>
            {String(entry.detail['text'])} <span class="ov-quiet">{entry.by.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
