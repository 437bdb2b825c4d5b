/** What an intent needs from elsewhere before its command: the matter, its people and answers, what the catalogue says of the type. */
import { catalogueOf, type Catalogue, type CertificateType, type Organ } from '../../catalogue/index.ts';
import type { MatterFact, Matters } from '../../matters/index.ts';
import type { People, PersonCard } from '../../people/index.ts';
import type { House, JsonValue } from '../../platform/index.ts';
import { certificatesOf, type Basis } from '../basis.ts';
import { renewedBy, type Renewed } from '../renewal/carried.ts';

/** What is needed from elsewhere before the command. */
export interface Scene {
  readonly matter: string;
  readonly applicant: string;
  readonly district: string;
  readonly catalogue: Catalogue;
  readonly type: CertificateType;
  readonly card: PersonCard;
  readonly answers: Readonly<Record<string, JsonValue>>;
  /** Credit code of the business, where it has one by now. */
  readonly uscc: string | undefined;
  /** The certificate of the same type that the matter renews. */
  readonly renews: Renewed | undefined;
}

/** Fetched before the transaction. Throws where the matter, its type or its person is not there: the decision named them. */
export async function sceneOf(
  house: House,
  matter: string,
  basis: Basis,
  facts: readonly MatterFact[],
): Promise<Scene> {
  const matters = house.room<Matters>('matters');
  const state = await matters.state(matter);
  if (!state) throw new Error(`no matter ${matter}`);
  const catalogue = await catalogueOf(house, state.head.catalogue);
  const type = catalogue.certificateTypes[basis.type];
  if (!type) throw new Error(`the catalogue ${catalogue.version} has no certificate type ${basis.type}`);
  const card = (await house.room<People>('people').cards([state.head.applicant])).get(state.head.applicant);
  if (!card) throw new Error(`no card of ${state.head.applicant}`);
  const answers = await matters.answers(matter);
  const renews = await renewedBy(house, facts);
  const uscc = text(answers['organisation.uscc']) ?? (await creditCode(house, catalogue, card, facts));
  return {
    matter,
    applicant: state.head.applicant,
    district: catalogue.district.code.slice(0, 6),
    catalogue,
    type,
    card,
    answers,
    uscc,
    renews: renews?.state.intent.type === type.code ? renews : undefined,
  };
}

/** The credit code that nobody typed: of the organisation itself, of a licence granted in this very matter, or of one that the person holds. */
async function creditCode(
  house: House,
  catalogue: Catalogue,
  card: PersonCard,
  facts: readonly MatterFact[],
): Promise<string | undefined> {
  if (card.kind === 'organisation') return card.identity;
  const isLicence = (type: string): boolean => catalogue.certificateTypes[type]?.numberPattern === '{uscc}';
  const here = certificatesOf(facts).filter((basis) => isLicence(basis.type) && basis.lacks.length === 0);
  const given = here.flatMap((basis) => basis.decisions).find((decision) => decision.elsewhere?.number)
    ?.elsewhere?.number;
  return (
    given ??
    (await house.room<People>('people').planContext(card.personId)).held.find((held) => isLicence(held.type))?.number
  );
}

/** The organ of the catalogue; one that is not in it is a bug. */
export function organOf(catalogue: Catalogue, id: string): Organ {
  const organ = catalogue.organs[id];
  if (!organ) throw new Error(`the catalogue ${catalogue.version} has no organ ${id}`);
  return organ;
}

/** An answer as printed; undefined where it says nothing. */
export const text = (value: JsonValue | undefined): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  return undefined;
};

/** Printed as the name of a business where the form names one, otherwise the person. */
export const holderName = (scene: Scene): string => text(scene.answers['organisation.name']) ?? scene.card.name;

/** The type's fields with values in words; a field that nobody answered is left out, never invented. */
export function fieldsOf(scene: Scene): { label: { zh: string; en: string }; value: string }[] {
  return scene.type.fields.flatMap((field) => {
    const value = inWords(scene, field.element);
    return value === undefined ? [] : [{ label: field.label, value }];
  });
}

function inWords(scene: Scene, element: string): string | undefined {
  const value = scene.answers[element];
  const options = scene.catalogue.elements[element]?.options ?? [];
  const one = (each: JsonValue): string | undefined =>
    options.find((option) => option.value === each)?.label.zh ?? text(each);
  if (Array.isArray(value)) return value.flatMap((each) => one(each) ?? []).join('、') || undefined;
  if (value !== undefined && value !== null) return one(value);
  if (element === 'organisation.name') return scene.card.name;
  return element === 'organisation.uscc' ? scene.uscc : undefined;
}
