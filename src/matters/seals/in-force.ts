/** The letters in force, as every command asks them. Read again every few seconds, at once where they were changed here; their days count to the day. */
import type { House } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { sealsOf, type SealLetter, type Seals } from './letters.ts';
import * as store from './store.ts';

interface LetterRow {
  readonly letter_id: string;
  readonly organ: string;
  readonly kind: SealLetter['kind'];
  readonly form: SealLetter['form'];
  readonly number: string;
  readonly documents: readonly string[];
  readonly items: readonly string[] | null;
  readonly from_day: string;
  readonly until_day: string;
  readonly keeper: string;
  readonly ended_on: string | null;
}

const keptMs = 5000;
const known = new WeakMap<House, { readonly until: number; readonly letters: readonly SealLetter[] }>();

/** Every letter, also those that have ended; `isFresh` asks the database whatever is remembered. */
export async function sealLetters(house: House, isFresh = false): Promise<readonly SealLetter[]> {
  const kept = known.get(house);
  if (kept && !isFresh && performance.now() < kept.until) return kept.letters;
  const rows = await house.db.read<LetterRow>(store.sealLetters, []);
  const letters = rows.map((row) => ({
    letter: row.letter_id,
    organ: row.organ,
    kind: row.kind,
    form: row.form,
    number: row.number,
    documents: row.documents,
    items: row.items,
    from: row.from_day,
    until: row.until_day,
    keeper: row.keeper,
    endedOn: row.ended_on,
  }));
  known.set(house, { until: performance.now() + keptMs, letters });
  return letters;
}

/** What the catalogue says of who speaks in a document. */
interface Organs {
  /** The organ that speaks where several do. */
  readonly centre: string;
  readonly words: Readonly<Record<string, string>>;
}

/** A district without a centre, and a house without a catalogue, seals under the name `centre`. */
async function organsOf(house: House): Promise<Organs> {
  if (!house.has('catalogue')) return { centre: 'centre', words: {} };
  const organs = Object.entries((await currentCatalogue(house)).organs);
  return {
    centre: organs.find(([, organ]) => organ.kind === 'centre')?.[0] ?? 'centre',
    words: Object.fromEntries(organs.flatMap(([id, { documentWord }]) => (documentWord ? [[id, documentWord]] : []))),
  };
}

const remembered = new WeakMap<House, { readonly until: number; readonly organs: Organs }>();

/** The letters as the rules ask them. The organs, too, are remembered some seconds: every command asks. */
export async function sealsInForce(house: House): Promise<Seals> {
  const letters = await sealLetters(house);
  const kept = remembered.get(house);
  const isKept = kept !== undefined && performance.now() < kept.until;
  const organs = isKept ? kept.organs : await organsOf(house);
  if (!isKept) remembered.set(house, { until: performance.now() + keptMs, organs });
  return sealsOf(letters, { ...organs, isDemonstration: house.installation.kind !== 'real' });
}
