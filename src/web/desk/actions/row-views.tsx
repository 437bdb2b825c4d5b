/** The composite fields: one row for each paper, defect, point or member of staff. Dense, reached with Tab, one key for each choice. */
import type { MaterialView } from '../../../matters/index.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { FileLink } from '../file-link.tsx';
import { controlId } from './field.ts';
import { common, StoredFiles, type FieldViewProps } from './field-view.tsx';
import { first, type Place } from './place.ts';
import { isWanting, papersAsked, papersToCheck, papersToTell, pointsOf, staffPlaces } from './rows.ts';

/** The mistake above the table that it is in. */
function Mistake({ mistake }: Pick<FieldViewProps, 'mistake'>) {
  if (!mistake) return null;
  return (
    <p class="ov-field-error">
      <Icon name="stop" />
      {mistake.text}
    </p>
  );
}

interface CellProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
}

const Words = ({ name, label, value, wrong }: CellProps) => (
  <input
    id={controlId(name)}
    name={name}
    class="ov-field-input"
    type="text"
    autocomplete="off"
    maxlength={2000}
    aria-label={label}
    aria-invalid={wrong ? 'true' : undefined}
    value={value}
  />
);

function Pick({
  name,
  label,
  value,
  wrong,
  options,
}: CellProps & { options: readonly { value: string; label: string }[] }) {
  return (
    <select
      id={controlId(name)}
      name={name}
      class="ov-field-input ov-select-field"
      aria-label={label}
      aria-invalid={wrong ? 'true' : undefined}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

function Tick({ name, label, checked, children }: { name: string; label: string; checked: boolean; children: string }) {
  return (
    <div class="ov-choice">
      <input id={controlId(name)} name={name} type="checkbox" value="true" checked={checked} aria-label={label} />
      <label for={controlId(name)}>{children}</label>
    </div>
  );
}

/** Fits, defective or missing for each paper of the case; only rows with a verdict are sent. */
export function ChecksField({ place, values, mistake }: FieldViewProps) {
  const { say, tell } = place.visit;
  const wasSent = Object.keys(values).some((name) => name.startsWith('checks.'));
  const verdicts = ['', 'fits', 'defective', 'missing'].map((value) => ({
    value,
    label: say(`web.desk.verdict.${value === '' ? 'none' : value}`),
  }));
  const rows = papersToCheck(place).map((paper, index) => {
    const name = (part: string): string => `checks.${index}.${part}`;
    const cell = (part: string, known: string) => ({
      name: name(part),
      label: `${tell(paper.name)} ${say(`web.desk.check.${part}`)}`,
      value: wasSent ? first(values, name(part)) : known,
      wrong: mistake?.control === controlId(name(part)),
    });
    return {
      key: paper.need,
      cells: {
        paper: <PaperName place={place} paper={paper} />,
        verdict: <Pick {...cell('verdict', paper.verdict ?? '')} options={verdicts} />,
        problem: <Words {...cell('problem', paper.problem ?? '')} />,
        original: (
          <Tick
            name={name('original')}
            label={`${tell(paper.name)} ${say('web.desk.check.original')}`}
            checked={first(values, name('original')) === 'true'}
          >
            {say('web.desk.check.original')}
          </Tick>
        ),
      },
    };
  });
  const columns = ['paper', 'verdict', 'problem', 'original'].map((key) => ({
    key,
    label: say(`web.desk.check.${key}`),
  }));
  return (
    <div class="ov-stack-s">
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.checks')} captionHidden columns={columns} rows={rows} />
    </div>
  );
}

function PaperName({ place, paper }: { place: Place; paper: MaterialView }) {
  const { say, tell } = place.visit;
  return (
    <>
      {tell(paper.name)}
      {paper.key && <span class="ov-quiet"> {say('web.desk.paper.key')}</span>}
      <div class="ov-quiet">
        {say(`web.desk.paper.${paper.state}`)} <FileLink visit={place.visit} matter={place.matter.id} paper={paper} />
      </div>
    </>
  );
}

/** All defects of all cases in one notice. What is known to be wanting is ticked; other papers can be added below. */
export function DefectsField(props: FieldViewProps) {
  const { place } = props;
  const { say } = place.visit;
  const papers = papersToTell(place).map((paper, index) => ({ paper, index }));
  const wanting = papers.filter((each) => isWanting(each.paper));
  const others = papers.filter((each) => !isWanting(each.paper));
  const isTold = others.some(({ index }) => first(props.values, `defects.${index}.told`) === 'true');
  return (
    <div class="ov-stack-s">
      <Mistake mistake={props.mistake} />
      {wanting.length > 0 ? (
        <DefectRows {...props} papers={wanting} caption={say('web.desk.defects.known')} />
      ) : (
        <p>{say('web.desk.defects.none')}</p>
      )}
      {others.length > 0 && (
        <details class="ov-why" open={isTold || props.mistake !== undefined}>
          <summary>{say('web.desk.defects.others', { count: others.length })}</summary>
          <div class="ov-why-text">
            <DefectRows {...props} papers={others} caption={say('web.desk.defects.others', { count: others.length })} />
          </div>
        </details>
      )}
    </div>
  );
}

function DefectRows({
  place,
  values,
  mistake,
  papers,
  caption,
}: FieldViewProps & { papers: readonly { paper: MaterialView; index: number }[]; caption: string }) {
  const { say, tell } = place.visit;
  const wasSent = Object.keys(values).some((name) => name.startsWith('defects.'));
  const rows = papers.map(({ paper, index }) => {
    const told = `defects.${index}.told`;
    const problem = `defects.${index}.problem`;
    const usual = paper.problem ?? (isWanting(paper) ? say('web.desk.defect.missing', { name: tell(paper.name) }) : '');
    const one = place.matter.cases.find((each) => each.case === paper.case);
    return {
      key: `${paper.case} ${paper.need}`,
      cells: {
        paper: (
          <>
            {tell(paper.name)}
            <div class="ov-quiet">{one ? tell(one.name) : ''}</div>
          </>
        ),
        told: (
          <Tick
            name={told}
            label={`${say('web.desk.defect.told')} ${tell(paper.name)}`}
            checked={wasSent ? first(values, told) === 'true' : isWanting(paper)}
          >
            {say('web.desk.defect.told')}
          </Tick>
        ),
        problem: (
          <Words
            name={problem}
            label={`${tell(paper.name)} ${say('web.desk.check.problem')}`}
            value={wasSent ? first(values, problem) : usual}
            wrong={mistake?.control === controlId(problem)}
          />
        ),
      },
    };
  });
  const columns = [
    { key: 'paper', label: say('web.desk.check.paper') },
    { key: 'told', label: say('web.desk.defect.told') },
    { key: 'problem', label: say('web.desk.check.problem') },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} />;
}

/** Names and card numbers; two different cards at least. */
export function StaffField({ place, values, mistake }: FieldViewProps) {
  const { say, visitor } = place.visit;
  const wasSent = Object.keys(values).some((name) => name.startsWith('staff.'));
  const rows = staffPlaces.map((index) => {
    const cell = (part: 'name' | 'card', known: string) => ({
      name: `staff.${index}.${part}`,
      label: `${say('web.desk.staff.person', { n: index + 1 })} ${say(`web.desk.staff.${part}`)}`,
      value: wasSent ? first(values, `staff.${index}.${part}`) : known,
      wrong: mistake?.control === controlId(`staff.${index}.${part}`),
    });
    return {
      key: String(index),
      cells: {
        person: say('web.desk.staff.person', { n: index + 1 }),
        name: <Words {...cell('name', index === 0 ? (visitor.name ?? '') : '')} />,
        card: <Words {...cell('card', '')} />,
      },
    };
  });
  const columns = ['person', 'name', 'card'].map((key) => ({ key, label: say(`web.desk.staff.${key}`, { n: '' }) }));
  return (
    <fieldset class="ov-stack-s">
      <legend class="ov-field-label">{say('web.desk.field.staff')}</legend>
      <p class="ov-field-hint">{say('web.desk.hint.staff')}</p>
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.staff')} captionHidden columns={columns} rows={rows} />
    </fieldset>
  );
}

/** Every point of the task's list with fits or does not. */
export function PointsField({ place, values, mistake }: FieldViewProps) {
  const { say, tell } = place.visit;
  const points = pointsOf(place);
  if (points.length === 0) return <p class="ov-quiet">{say('web.desk.points.none')}</p>;
  const answers = ['', 'true', 'false'].map((value) => ({
    value,
    label: say(`web.desk.point.${value === '' ? 'none' : value}`),
  }));
  const rows = points.map((point, index) => ({
    key: String(index),
    cells: {
      point: tell(point),
      fits: (
        <Pick
          name={`points.${index}.fits`}
          label={`${tell(point)} ${say('web.desk.point.fits')}`}
          value={first(values, `points.${index}.fits`)}
          wrong={mistake?.control === controlId(`points.${index}.fits`)}
          options={answers}
        />
      ),
      note: (
        <Words
          name={`points.${index}.note`}
          label={`${tell(point)} ${say('web.desk.point.note')}`}
          value={first(values, `points.${index}.note`)}
          wrong={false}
        />
      ),
    },
  }));
  const columns = ['point', 'fits', 'note'].map((key) => ({ key, label: say(`web.desk.point.${key}`) }));
  return (
    <div class="ov-stack-s">
      <Mistake mistake={mistake} />
      <DataTable caption={say('web.desk.field.checklist')} columns={columns} rows={rows} />
    </div>
  );
}

/** A place for a new file for everything that the open notice asks for. */
export function PapersField(props: FieldViewProps) {
  const { place, values, mistake } = props;
  const { say, tell } = place.visit;
  return (
    <>
      {papersAsked(place).map((defect, index) => {
        const name = `papers.${index}`;
        return (
          <div key={name}>
            <FileUpload
              {...common(props, 'papers')}
              id={controlId(name)}
              name={name}
              label={tell(defect.name)}
              hint={defect.problem}
              choose={say('web.papers.choose')}
              accept="application/pdf,image/jpeg,image/png"
              {...(mistake?.control === controlId(name) ? { error: mistake.text } : {})}
            />
            <StoredFiles name={name} values={values} label={say('web.papers.files')} />
          </div>
        );
      })}
    </>
  );
}

/** A tag that says how a paper stands. */
export function VerdictTag({ place, paper }: { place: Pick<Place, 'visit'>; paper: MaterialView }) {
  const { say } = place.visit;
  if (paper.verdict === null) return <Tag text={say('web.desk.verdict.none')} />;
  return <Tag tone={paper.verdict === 'fits' ? 'success' : 'danger'} text={say(`web.desk.verdict.${paper.verdict}`)} />;
}
