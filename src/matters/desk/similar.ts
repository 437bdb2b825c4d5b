/** What the same organ decided before on the same item: effect, reasons, basis. Whoever applied is nobody here; numbers, telephones and the name are masked. */
import { lookUp } from '../../platform/pure.ts';
import { follow } from '../../journal/index.ts';
import type { People } from '../../people/index.ts';
import type { Actor, House, Refusal } from '../../platform/index.ts';
import { casesSeen, maySee } from '../access.ts';
import { matterFact, type FactData } from '../facts.ts';
import type { CaseSpec } from '../facts/opening.ts';
import { cellOf } from '../ids.ts';
import { acting, readState } from '../perform.ts';
import type { SimilarDecisions } from './schema.ts';
import * as store from '../store.ts';
import { last } from '../view/last.ts';

/** As many as somebody reads before deciding. */
const shown = 5;

interface Row {
  readonly matter_id: string;
  readonly case_id: string;
  readonly on_day: string;
}

type Decided = FactData<'case-decided'>;

/** GET /api/matters/:id/similar?case=. Decisions on the same ground first, each group newest first. Refused: `matter-not-found`, `case-not-found`. */
export async function similarDecisions(
  house: House,
  actor: Actor,
  matterId: string,
  id: string,
): Promise<SimilarDecisions | Refusal> {
  const state = (await readState(house.db, matterId))?.state;
  if (!state || maySee(state, acting(actor)) === 'none') return { refused: 'matter-not-found' };
  const one = lookUp(state.cases, id);
  const isSeen =
    maySee(state, acting(actor)) === 'whole' || casesSeen(state, acting(actor)).some((each) => each === one);
  if (!one || !isSeen) return { refused: 'case-not-found' };
  const rows = (
    await Promise.all(
      house.shards.cell.map((cell) =>
        house.db.read<Row>(store.decidedBefore, [cell, one.spec.organ, one.spec.item, shown * 3]),
      ),
    )
  )
    .flat()
    .filter((row) => row.matter_id !== matterId)
    .toSorted((a, b) => (a.on_day < b.on_day ? 1 : -1))
    .slice(0, shown * 3);
  const found = (await Promise.all(rows.map((row) => decisionOf(house, row)))).filter((each) => each !== undefined);
  return { decisions: similarOf(one.spec, found).slice(0, shown) };
}

/** Earlier decisions beside a case: those on its own ground first, each group as it came, and nobody named. */
export function similarOf(
  spec: Pick<CaseSpec, 'variant' | 'basis'>,
  found: readonly { readonly decided: Decided; readonly name: string }[],
): SimilarDecisions['decisions'] {
  const own = new Set(spec.basis.map(groundOf));
  return found
    .map(({ decided, name }) => ({
      effect: decided.effect,
      on: decided.on,
      reasons: masked(decided.reasons, name),
      conditions: decided.conditions.map((each) => masked(each, name)),
      basis: decided.basis.map(groundOf),
      isSameGround: decided.variant === spec.variant && decided.basis.some((each) => own.has(groundOf(each))),
    }))
    .toSorted((a, b) => Number(b.isSameGround) - Number(a.isSameGround));
}

const groundOf = ({ law, article }: { law: string; article?: string }): string => `《${law}》${article ?? ''}`;

async function decisionOf(
  house: House,
  row: Row,
): Promise<{ readonly decided: Decided; readonly name: string } | undefined> {
  const cell = cellOf(row.matter_id);
  if (cell === undefined) return undefined;
  const facts = (await follow(house, 'cell', cell, row.matter_id, 0)).map(matterFact);
  const decided = last(facts, 'case-decided', row.case_id);
  const applicant = facts[0]?.name === 'matter-received' ? facts[0].data.applicant : '';
  const card = (await house.room<People>('people').cards([applicant])).get(applicant);
  return decided ? { decided, name: card?.name ?? '' } : undefined;
}

/** Words without what points to a person: the applicant's name, numbers of documents and telephones. */
export function masked(text: string, name: string): string {
  const nameless = name.length > 1 ? text.replaceAll(name, '申请人') : text;
  return nameless
    .replaceAll(/(?<!\d)\d{17}[\dXx](?![\dXx])/g, '***')
    .replaceAll(/(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/g, '***')
    .replaceAll(/(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)/g, '***');
}
