/**
 * Public notices (公示) that stand today, for anybody: who is to get what, how much, until when, and whom to tell. A business by its name,
 * a natural person by surname and stars; no account, no number of a person, no paper.
 */
import { legalDay } from '../../calendar/index.ts';
import { currentCatalogue, type Item, type Text } from '../../catalogue/index.ts';
import type { People } from '../../people/index.ts';
import type { House, JsonValue } from '../../platform/index.ts';
import { mask } from '../../vocabulary/index.ts';
import { almanacOf } from '../clock/almanac.ts';
import { calendarInForce } from '../calendar/in-force.ts';
import { cellOf } from '../ids.ts';
import { readState } from '../perform.ts';
import type { CaseState, MatterState } from '../state.ts';
import * as store from '../store.ts';

/** One notice. `notice` is its place: matter and task. */
export interface PublicNotice {
  readonly notice: string;
  readonly matterId: string;
  readonly case: string;
  readonly item: string;
  readonly itemName: Text;
  readonly title: Text;
  readonly organ: string;
  readonly organName: Text;
  readonly phone: string | null;
  readonly who: string;
  /** What a policy pays, in yuan; null where nothing is paid. */
  readonly amount: number | null;
  readonly document: string | null;
  readonly from: string;
  /** The last day on which somebody may object. */
  readonly until: string;
}

export interface NoticePage {
  readonly notices: readonly PublicNotice[];
  readonly next: string | null;
}

const pageSize = 20;
const keyOf = (row: { matter_id: string; task_id: string }): string => `${row.matter_id}|${row.task_id}`;

/** Answers of a matter, as the service reveals them. */
type AnswersOf = (matterId: string) => Promise<Readonly<Record<string, JsonValue>>>;

/** A page of the notices that stand today, of all items or of one. */
export async function publicNotices(
  house: House,
  answersOf: AnswersOf,
  { item, after = '' }: { readonly item?: string | undefined; readonly after?: string | undefined },
): Promise<NoticePage> {
  const today = legalDay(house.clock.now());
  const [matter = '', task = ''] = after.split('|');
  const found = await Promise.all(
    house.shards.cell.map((cell) =>
      house.db.read<{ matter_id: string; task_id: string }>(store.publicNotices, [
        cell,
        today,
        item ?? null,
        matter,
        task,
        pageSize + 1,
      ]),
    ),
  );
  const rows = found.flat().toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const notices = await Promise.all(shown.map((row) => publicNotice(house, answersOf, keyOf(row))));
  return {
    notices: notices.flatMap((one) => one ?? []),
    next: rows.length > pageSize && last ? keyOf(last) : null,
  };
}

/** One notice that stands today; undefined where none does, or none ever did. */
export async function publicNotice(
  house: House,
  answersOf: AnswersOf,
  notice: string,
): Promise<PublicNotice | undefined> {
  const [matterId = '', task = ''] = notice.split('|');
  if (cellOf(matterId) === undefined || !house.shards.cell.includes(cellOf(matterId) as number)) return undefined;
  const state = (await readState(house.db, matterId))?.state;
  const one = Object.values(state?.cases ?? {}).find((each) => each.tasks[task] !== undefined);
  if (!state || !one) return undefined;
  const days = await daysOf(house, one, task);
  return days && { notice, ...days, ...(await shownOf(house, answersOf, state, one)) };
}

async function daysOf(
  house: House,
  one: CaseState,
  id: string,
): Promise<Pick<PublicNotice, 'from' | 'until'> | undefined> {
  const spec = one.spec.tasks.find((each) => each.task === id && each.kind === 'public-notice');
  const task = one.tasks[id];
  if (!spec || task?.begunAt === undefined) return undefined;
  const from = legalDay(task.begunAt);
  const until = almanacOf((await calendarInForce(house)).calendar).due(spec.duration, from).on;
  return legalDay(house.clock.now()) > until ? undefined : { from, until };
}

/** What only a business can get is put up under its name, whoever of it handed the matter in. */
const isForBusiness = (item: Item | undefined): boolean => item !== undefined && !item.serves.includes('person');

async function shownOf(
  house: House,
  answersOf: AnswersOf,
  { head }: MatterState,
  { spec }: CaseState,
): Promise<Omit<PublicNotice, 'notice' | 'from' | 'until'>> {
  const { organs, items } = await currentCatalogue(house);
  const organ = organs[spec.organ];
  const card = (await house.room<People>('people').cards([head.applicant])).get(head.applicant);
  const name = card?.name ?? '';
  const business =
    spec.item in items && isForBusiness(items[spec.item]) ? (await answersOf(head.id))['organisation.name'] : undefined;
  return {
    matterId: head.id,
    case: spec.case,
    item: spec.item,
    itemName: spec.name,
    title: head.title,
    organ: spec.organ,
    organName: organ?.name ?? { zh: spec.organ, en: spec.organ },
    phone: organ?.phone ?? null,
    who:
      typeof business === 'string' && business !== ''
        ? business
        : card?.kind === 'organisation'
          ? name
          : mask('name', name),
    amount: spec.policy?.amount ?? null,
    document: spec.policy?.document ?? null,
  };
}
