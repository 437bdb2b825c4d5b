/** The rows of papers: what was found in each, what one notice tells, where a new one goes. Dense, reached with Tab, one key for each choice. */
import type { MaterialView } from '../../../matters/index.ts';
import { piecesWords } from '../../app/pieces.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { Tag } from '../../components/tag/tag.tsx';
import { FileLink } from '../file-link.tsx';
import { controlId } from './field.ts';
import { common, StoredFiles, type FieldViewProps } from './field-frame.tsx';
import { first, type Place } from './place.ts';
import { Mistake, Pick, Tick, Words } from './row-cells.tsx';
import { isWanting, papersAsked, papersToCheck, papersToTell } from './rows.ts';

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
              camera={say('web.papers.camera')}
              accept="application/pdf,image/jpeg,image/png"
              pieces={piecesWords(place.visit, true)}
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
