/** Why something is asked, or not asked: the item, the condition that held, the article. */
import { plainArticle, type LegalBasis } from '../../catalogue/pure.ts';
import type { Plan, Provenance } from '../../planner/pure.ts';
import type { Visit } from '../app/visit.ts';

/** Articles in words: 《食品安全法》第35条. */
export function basisText(visit: Visit, bases: readonly LegalBasis[]): string {
  const { say, lang } = visit;
  const seen = new Set<string>();
  for (const basis of bases) {
    const law = lang === 'en' ? basis.law : `《${basis.law}》`;
    const article = lang === 'en' && basis.article ? plainArticle(basis.article) : basis.article;
    seen.add(article ? say('web.basis.article', { law, article }) : law);
  }
  return [...seen].join(lang === 'en' ? '; ' : '；');
}

/** One reason: which item wants it, and because of what. */
export function Reason({ visit, plan, why }: { visit: Visit; plan: Plan; why: Provenance }) {
  const { say, tell } = visit;
  const item = plan.items.find((one) => one.id === why.item);
  return (
    <p>
      {item && say('web.why.item', { item: tell(item.name) })}
      {why.because && say('web.why.because', { because: tell(why.because) })}
      {why.via && say(`web.why.via.${why.via.kind}`, { id: why.via.id })}
      {!why.certain && say('web.why.maybe')}
    </p>
  );
}
