/** Papers at the counter, one line each: scan it, and mark that it was held against the original (与原件一致). What organs hold is told and not asked. */
import { piecesWords } from '../../app/pieces.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { laterGate, linesOf, type Apply } from '../../draft/state.ts';
import { Pick, Tick, Words } from '../actions/row-cells.tsx';
import { contentOf, counterPapers, mayStayPaper, type OnPaper } from './desk-draft.ts';

/** The paper stays on paper: what was seen, and how many pages; the scan may come later. */
function OnlyPaper({
  visit,
  line,
  name,
  paper,
}: {
  visit: Visit;
  line: string;
  name: string;
  paper: OnPaper | undefined;
}) {
  const { say } = visit;
  return (
    <details class="ov-why" open={paper !== undefined}>
      <summary>
        {say('web.counter.paper.only')}
        <span class="ov-hidden"> {name}</span>
      </summary>
      <div class="ov-why-text ov-stack-s">
        <Pick
          name={`paper-kind.${line}`}
          label={`${name} ${say('web.counter.paper.kind')}`}
          value={paper?.kind ?? ''}
          wrong={false}
          options={['', 'original', 'copy'].map((value) => ({
            value,
            label: say(value === '' ? 'web.counter.paper.kind' : `web.counter.paper.kind.${value}`),
          }))}
        />
        <Words
          name={`paper-pages.${line}`}
          label={`${name} ${say('web.counter.paper.pages')}`}
          value={paper ? String(paper.pages) : ''}
          wrong={false}
        />
        <p class="ov-quiet">{say('web.counter.paper.pages')}</p>
      </div>
    </details>
  );
}

/** The table of papers. */
export function PaperFields({ visit, apply }: { visit: Visit; apply: Apply }) {
  const { say, tell } = visit;
  const content = contentOf(apply);
  const papers = counterPapers(apply.plan);
  const held = linesOf(apply.plan).length - papers.length;
  const rows = papers.flatMap(({ line, needs }) => {
    const [first] = needs;
    if (!first) return [];
    const name = tell(first.name);
    const gate = laterGate(needs);
    const files = content.papers[line] ?? [];
    return [
      {
        key: line,
        cells: {
          paper: (
            <>
              {name}
              {first.relief && <div class="ov-quiet">{say(`web.relief.${first.relief.mechanism}`)}</div>}
              {gate !== undefined && <div class="ov-quiet">{say('web.papers.later', { gate })}</div>}
            </>
          ),
          scan: needs.some((need) => need.chosen.kind === 'upload') ? (
            <>
              <FileUpload
                id={`paper-${line.replaceAll(/[^\w-]/g, '-')}`}
                name={`paper.${line}`}
                label={`${say('web.counter.paper.scan')} ${name}`}
                labelHidden
                choose={say('web.papers.choose')}
                accept="application/pdf,image/jpeg,image/png"
                pieces={piecesWords(visit, true)}
              />
              {files.map((file) => (
                <div key={file.sha256} class="ov-quiet">
                  {file.name}
                </div>
              ))}
              {mayStayPaper(needs) && (
                <OnlyPaper visit={visit} line={line} name={name} paper={content.onPaper?.[line]} />
              )}
            </>
          ) : (
            <span class="ov-quiet">{say('web.counter.paper.only-seen')}</span>
          ),
          seen: (
            <Tick
              name={`seen.${line}`}
              label={`${say('web.desk.check.original')} ${name}`}
              checked={content.seen?.includes(line) === true}
            >
              {say('web.desk.check.original')}
            </Tick>
          ),
        },
      },
    ];
  });
  const columns = ['paper', 'scan', 'seen'].map((key) => ({ key, label: say(`web.counter.paper.${key}`) }));
  return (
    <section class="ov-stack-s">
      <Heading level={2}>{say('web.counter.papers.title', { count: rows.length })}</Heading>
      {held > 0 && <p class="ov-quiet">{say('web.counter.papers.held', { count: held })}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={say('web.counter.papers.title', { count: rows.length })}
          captionHidden
          columns={columns}
          rows={rows}
        />
      )}
    </section>
  );
}
