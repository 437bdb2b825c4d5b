/** Where to look at a paper that was handed in. */
import type { MaterialView } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';

/** A link to the file, named as the applicant named it; nothing where there is no file. */
export function FileLink({ visit, matter, paper }: { visit: Visit; matter: string; paper: MaterialView }) {
  if (paper.sha256 === null) return null;
  return (
    <a href={`/api/matters/${matter}/files/${paper.sha256}`} download={paper.fileName ?? `${paper.need}.pdf`}>
      {visit.say('web.desk.paper.look')}
      <span class="ov-hidden"> {visit.tell(paper.name)}</span>
    </a>
  );
}
