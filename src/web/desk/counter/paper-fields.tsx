/** Papers at the counter, one line each: scan it, and mark that it was held against the original (与原件一致). What organs hold is told and not asked. */
import { piecesWords } from '../../app/pieces.ts';
import type { Visit } from '../../app/visit.ts';
import { DataTable } from '../../components/data-table/data-table.tsx';
import { FileUpload } from '../../components/file-upload/file-upload.tsx';
import { Heading } from '../../components/heading/heading.tsx';
import { linesOf, type Apply } from '../../portal/apply-state.ts';
import { Tick } from '../actions/row-cells.tsx';
import { contentOf, counterPapers } from './desk-draft.ts';

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
    const files = content.papers[line] ?? [];
    return [
      {
        key: line,
        cells: {
          paper: (
            <>
              {name}
              {first.relief && <div class="ov-quiet">{say(`web.relief.${first.relief.mechanism}`)}</div>}
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
