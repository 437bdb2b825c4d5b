/** Shows one field of an action by its kind, with what was typed before and what is wrong in it. */
import type { ComponentChildren } from 'preact';
import { piecesWords } from '../../app/pieces.ts';
import { CheckboxList, RadioList } from '../../components/choice/choice.tsx';
import { Field as FieldFrame, control } from '../../components/field/field.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { SelectField } from '../../components/select-field/select-field.tsx';
import { TextArea } from '../../components/text-area/text-area.tsx';
import { TextField } from '../../components/text-field/text-field.tsx';
import { common, StoredFiles, type FieldViewProps } from './field-frame.tsx';
import { controlId, type Kind } from './field.ts';
import { organsOf } from './options.ts';
import { ConditionsField } from './condition-rows.tsx';
import { ChangesField, DayField, FindingsField, LimitsField } from './joint-rows.tsx';
import { first } from './place.ts';
import { ChecksField, DefectsField, PapersField } from './paper-rows.tsx';
import { PointsField, StaffField } from './survey-rows.tsx';

/** The field. */
export function FieldView(props: FieldViewProps) {
  return <>{views[props.field.kind](props)}</>;
}

const chosen = ({ field, values, place }: FieldViewProps): string =>
  values[field.name] === undefined ? (field.initial?.(place) ?? '') : first(values, field.name);
const options = ({ field, place }: FieldViewProps) => field.options?.(place) ?? [];

function Choice(props: FieldViewProps) {
  const now = chosen(props);
  return (
    <RadioList
      {...common(props)}
      inline
      choices={options(props).map((one) => ({ ...one, checked: one.value === now }))}
    />
  );
}

function YesNo(props: FieldViewProps) {
  const { say } = props.place.visit;
  const now = chosen(props);
  const choices = ['true', 'false'].map((value) => ({
    value,
    label: say(value === 'true' ? 'web.yes' : 'web.no'),
    checked: value === now,
  }));
  return <RadioList {...common(props)} inline choices={choices} />;
}

function Several(props: FieldViewProps) {
  const { field, values } = props;
  const now = values[field.name] ?? [chosen(props)];
  return (
    <CheckboxList
      {...common(props)}
      choices={options(props).map((one) => ({ ...one, checked: now.includes(one.value) }))}
    />
  );
}

const units = ['wd', 'd', 'month'] as const;

function Duration(props: FieldViewProps) {
  const { field, values, place } = props;
  const { say } = place.visit;
  const id = controlId(`${field.name}.n`);
  const unit = first(values, `${field.name}.unit`) || 'wd';
  const frame = {
    ...common(props),
    id,
    name: `${field.name}.n`,
    ...(props.mistake ? { error: props.mistake.text } : {}),
  };
  return (
    <FieldFrame {...frame}>
      <div class="ov-number-field">
        <input
          {...control(frame)}
          class="ov-field-input ov-num"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          value={first(values, `${field.name}.n`)}
        />
        <select class="ov-field-input ov-select-field" name={`${field.name}.unit`} aria-label={say('web.desk.unit')}>
          {units.map((one) => (
            <option key={one} value={one} selected={one === unit}>
              {say(`web.desk.unit.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}

function Moment({
  id,
  name,
  label,
  value,
  hint,
  error,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  error?: string | undefined;
}) {
  const frame = { id, name, label, ...(hint === undefined ? {} : { hint }), ...(error === undefined ? {} : { error }) };
  return (
    <FieldFrame {...frame}>
      <input {...control(frame)} class="ov-field-input ov-field-medium ov-num" type="datetime-local" value={value} />
    </FieldFrame>
  );
}

function Files(props: FieldViewProps) {
  const { field, values, place } = props;
  const { say } = place.visit;
  return (
    <>
      <FileUpload
        {...common(props)}
        choose={say('web.papers.choose')}
        camera={say('web.papers.camera')}
        accept="application/pdf,image/jpeg,image/png"
        pieces={piecesWords(place.visit, true)}
      />
      <StoredFiles name={field.name} values={values} label={say('web.papers.files')} />
    </>
  );
}

function Signpost(props: FieldViewProps) {
  const { place, values, field } = props;
  const { say } = place.visit;
  return (
    <>
      <SelectField
        {...common({ ...props, field: { ...field, optional: true } }, 'signpost.organ')}
        mark={say('web.desk.optional')}
        options={organsOf(place)}
        value={first(values, 'signpost.organ')}
        empty={say('web.desk.signpost.elsewhere')}
      />
      <TextArea
        {...common(props, 'signpost.text')}
        hint={say('web.desk.hint.signpost')}
        rows={3}
        value={first(values, 'signpost.text')}
      />
    </>
  );
}

function Answer(props: FieldViewProps) {
  const { place, values } = props;
  const { say, tell } = place.visit;
  const answers = place.matter.answers.map((one) => ({
    value: one.element,
    label: `${tell(one.label)}: ${typeof one.value === 'object' ? '' : String(one.value)}`,
  }));
  return (
    <>
      <SelectField
        {...common(props, 'changes.element')}
        options={answers}
        value={first(values, 'changes.element')}
        empty={say('web.choose')}
      />
      <TextField
        {...common(props, 'changes.value')}
        hint={say('web.desk.hint.answer')}
        autocomplete="off"
        value={first(values, 'changes.value')}
      />
    </>
  );
}

function Late(props: FieldViewProps) {
  const { place, values, mistake } = props;
  const { say } = place.visit;
  const isOpen = mistake !== undefined || first(values, 'late.at') !== '' || first(values, 'late.evidence') !== '';
  return (
    <details class="ov-why" open={isOpen}>
      <summary>{say('web.desk.late')}</summary>
      <div class="ov-why-text ov-stack-s">
        <Moment {...common(props, 'late.at')} value={first(values, 'late.at')} />
        <TextField
          {...common(props, 'late.evidence')}
          hint={say('web.desk.hint.evidence')}
          value={first(values, 'late.evidence')}
        />
      </div>
    </details>
  );
}

const views: Readonly<Record<Kind, (props: FieldViewProps) => ComponentChildren>> = {
  line: (props) => <TextField {...common(props)} autocomplete="off" value={chosen(props)} />,
  text: (props) => <TextArea {...common(props)} maxLength={4000} value={chosen(props)} />,
  lines: (props) => <TextArea {...common(props)} rows={3} maxLength={4000} value={chosen(props)} />,
  choice: (props) => <Choice {...props} />,
  select: (props) => (
    <SelectField
      {...common(props)}
      options={options(props)}
      value={chosen(props)}
      empty={props.place.visit.say('web.choose')}
    />
  ),
  several: (props) => <Several {...props} />,
  'not-there': (props) => (options(props).length === 0 ? null : <Several {...props} />),
  'yes-no': (props) => <YesNo {...props} />,
  duration: (props) => <Duration {...props} />,
  instant: (props) => <Moment {...common(props)} value={chosen(props)} />,
  files: (props) => <Files {...props} />,
  file: (props) => <Files {...props} />,
  papers: (props) => <PapersField {...props} />,
  checks: (props) => <ChecksField {...props} />,
  defects: (props) => <DefectsField {...props} />,
  staff: (props) => <StaffField {...props} />,
  points: (props) => <PointsField {...props} />,
  conditions: (props) => <ConditionsField {...props} />,
  signpost: (props) => <Signpost {...props} />,
  people: (props) => <TextArea {...common(props)} rows={3} value={chosen(props)} />,
  day: (props) => <DayField {...props} />,
  limits: (props) => <LimitsField {...props} />,
  findings: (props) => <FindingsField {...props} />,
  changes: (props) => <ChangesField {...props} />,
  basis: (props) => <TextField {...common(props)} autocomplete="off" value={chosen(props)} />,
  answer: (props) => <Answer {...props} />,
  late: (props) => <Late {...props} />,
};
