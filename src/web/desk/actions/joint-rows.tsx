/** Rows of joint work: a day for each task, an answer for each finding, a word for each paper that changed. Shown and read by the same lists. */
import { Field as FieldFrame, control } from '../../components/field/field.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { RadioList } from '../../components/choice/choice.tsx';
import { common, type FieldViewProps } from './field-frame.tsx';
import { controlId } from './field.ts';
import { first, type Place, type Values } from './place.ts';

/** Tasks that a promised day can bind. */
const tasksToBind = ({ matter }: Place) =>
  matter.cases.flatMap((one) =>
    one.tasks.filter((task) => task.state === 'open' || task.state === 'waiting').map((task) => ({ one, task })),
  );

/** Findings of this very task that are open. */
const findingsToCheck = ({ matter, action }: Place) =>
  matter.findings.filter((each) => each.isOpen && (action.task === undefined || each.task === action.task));

/** Papers of the case. */
const papersThatChange = ({ matter, one }: Place) =>
  matter.materials.filter((each) => (one === undefined || each.case === one.case) && each.sha256 !== null);

function DayInput({ name, label, value }: { name: string; label: string; value: string }) {
  const frame = { id: controlId(name), name, label };
  return (
    <FieldFrame {...frame}>
      <input {...control(frame)} class="ov-field-input ov-field-medium ov-num" type="date" value={value} />
    </FieldFrame>
  );
}

/** One day. */
export function DayField(props: FieldViewProps) {
  const { name, label } = common(props);
  return <DayInput name={name} label={label} value={first(props.values, name)} />;
}

/** A day for each task; an empty one promises nothing. */
export function LimitsField({ place, values }: FieldViewProps) {
  const { tell, say } = place.visit;
  return (
    <fieldset class="ov-stack-s">
      <legend class="ov-field-label">{say('web.desk.field.limits')}</legend>
      {tasksToBind(place).map(({ one, task }) => (
        <DayInput
          key={task.task}
          name={`limits.${task.task}`}
          label={`${tell(one.name)} · ${tell(task.name)}`}
          value={first(values, `limits.${task.task}`)}
        />
      ))}
    </fieldset>
  );
}

/** Put right or not, for each open finding. */
export function FindingsField({ place, values }: FieldViewProps) {
  const { say } = place.visit;
  return (
    <div class="ov-stack-s">
      {findingsToCheck(place).map((each, index) => (
        <RadioList
          key={each.finding}
          id={controlId(`results.${index}`)}
          name={`results.${index}`}
          label={each.text}
          inline
          choices={['true', 'false'].map((value) => ({
            value,
            label: say(`web.desk.finding.${value}`),
            checked: first(values, `results.${index}`) === value,
          }))}
        />
      ))}
    </div>
  );
}

/** What changed in each paper; an empty line says that it did not. */
export function ChangesField({ place, values }: FieldViewProps) {
  const { tell, say } = place.visit;
  return (
    <fieldset class="ov-stack-s">
      <legend class="ov-field-label">{say('web.desk.field.changed')}</legend>
      {papersThatChange(place).map((paper, index) => (
        <TextField
          key={paper.need}
          id={controlId(`changed.${index}`)}
          name={`changed.${index}`}
          label={tell(paper.name)}
          value={first(values, `changed.${index}`)}
        />
      ))}
    </fieldset>
  );
}

/** The promised days. */
export const readLimits = (values: Values, place: Place): { task: string; by: string }[] =>
  tasksToBind(place).flatMap(({ task }) => {
    const by = first(values, `limits.${task.task}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(by) ? [{ task: task.task, by }] : [];
  });

/** What was said of each finding; an unanswered one is not looked at. */
export const readFindings = (values: Values, place: Place): { finding: string; fits: boolean }[] =>
  findingsToCheck(place).flatMap((each, index) => {
    const answer = first(values, `results.${index}`);
    return answer === 'true' || answer === 'false' ? [{ finding: each.finding, fits: answer === 'true' }] : [];
  });

/** What changed. */
export const readChanges = (values: Values, place: Place): { need: string; note: string }[] =>
  papersThatChange(place).flatMap((paper, index) => {
    const note = first(values, `changed.${index}`);
    return note === '' ? [] : [{ need: paper.need, note }];
  });

/** Names, one on each line, each with a card number behind it where there is one. */
export const readPeople = (text: string): { name: string; card?: string }[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [name = '', card] = line.trim().split(/\s+/);
    return name === '' ? [] : [{ name, ...(card === undefined ? {} : { card }) }];
  });
