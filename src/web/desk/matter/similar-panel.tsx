/** Beside the form of an examination or decision: what this organ decided before on the same item, so that like cases are decided alike. */
import type { SimilarDecisions } from '../../../matters/index.ts';
import { sayDate } from '../../app/dates.ts';
import type { Visit } from '../../app/visit.ts';
import { Tag } from '../../components/tag/tag.tsx';

/** Commands before which one looks at earlier decisions. */
const weighed: ReadonlySet<string> = new Set(['examine', 'decide-case', 'cast-vote']);

/** Reads them where the open form weighs a case; nothing else asks. */
export async function readSimilar(
  visit: Visit,
  matter: string,
  at: { readonly command: string; readonly case: string } | undefined,
): Promise<SimilarDecisions['decisions']> {
  if (!at || !weighed.has(at.command)) return [];
  const query = new URLSearchParams({ case: at.case }).toString();
  const read = await visit.client.get<SimilarDecisions>(`/api/matters/${encodeURIComponent(matter)}/similar?${query}`);
  return read.ok ? read.body.decisions : [];
}

/** The decisions; nothing where there are none yet. */
export function SimilarPanel({ visit, decisions }: { visit: Visit; decisions: SimilarDecisions['decisions'] }) {
  const { say, lang } = visit;
  if (decisions.length === 0) return null;
  return (
    <details class="ov-why">
      <summary>{say('web.desk.similar', { count: decisions.length })}</summary>
      <ul class="ov-why-text ov-stack-s">
        {decisions.map((one, index) => (
          <li key={index}>
            <Tag
              tone={one.effect === 'granted' ? 'success' : 'danger'}
              text={say(`web.desk.option.effect.${one.effect}`)}
            />{' '}
            {sayDate(lang, one.on)} {one.isSameGround && <Tag text={say('web.desk.similar.same')} />}
            <p>{one.reasons}</p>
            {one.conditions.length > 0 && <p class="ov-quiet">{one.conditions.join(lang === 'en' ? '; ' : '；')}</p>}
            <p class="ov-quiet">{one.basis.join(lang === 'en' ? ', ' : '、')}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
