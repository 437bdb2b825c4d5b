/** Facts of a project: a staged undertaking under its national code, its stages, its ledger of difficulties. Past tense, complete, never changed. */
import { Type, type Static } from 'typebox';
import { Day, Id, Sentence, closed, factsBy, oneOf, orNull, type FactOf } from '../platform/shapes.ts';
import { Personal } from '../matters/shapes.ts';

/** The national investment project code: year, region, industry, sort, serial (国家投资项目代码, 24 characters with hyphens; field reference 2.4). */
export const ProjectCode = Type.String({ pattern: '^20\\d{2}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$' });

/** What proves that a ledger entry is done: a complete matter, a stored document, or a completed stage. Never the passing of time. */
export const Evidence = closed({
  kind: oneOf(['matter', 'document', 'stage']),
  reference: Type.String({ minLength: 1, maxLength: 120 }),
});
export type Evidence = Static<typeof Evidence>;

/** `project-opened`: the first fact, and the code is the first thing in it. Answers are the owner's. */
export const ProjectOpened = closed({
  code: ProjectCode,
  name: Type.String({ minLength: 2, maxLength: 200 }),
  theme: Id,
  template: Id,
  district: Id,
  catalogue: Type.String(),
  owner: Id,
  on: Day,
  isKey: Type.Boolean(),
  answers: Personal,
});
/** `stage-handed-in`: the one form of the stage, as one matter. */
export const StageHandedIn = closed({ stage: Id, matter: Id, items: Type.Array(Id) });
/** `stage-completed`: every case of its matter has ended; `refused` are items without a grant. */
export const StageCompleted = closed({ stage: Id, matter: Id, refused: Type.Array(Id) });
/** `barrier-opened`: what the stage waited for is there. */
export const BarrierOpened = closed({ stage: Id, after: Type.Array(Id) });
/** `ledger-entry-opened`: a difficulty or a promise of the key-project ledger, with the official who answers for it. */
export const EntryOpened = closed({
  entry: Id,
  what: Sentence,
  lead: Type.String({ minLength: 2, maxLength: 120 }),
  organ: orNull(Id),
  stage: orNull(Id),
  due: Day,
});
/** `ledger-entry-closed`: 事毕销号, on evidence that was looked at. */
export const EntryClosed = closed({ entry: Id, evidence: Evidence, note: orNull(Sentence) });
/** `answers-added`: what a later stage asked, and the owner answered. */
export const AnswersAdded = closed({ stage: Id, answers: Personal });
/** `project-completed`: the last stage is complete. */
export const ProjectCompleted = closed({ stages: Type.Integer() });

/** Name -> shape. */
export const projectFacts = {
  'project-opened': ProjectOpened,
  'stage-handed-in': StageHandedIn,
  'stage-completed': StageCompleted,
  'barrier-opened': BarrierOpened,
  'ledger-entry-opened': EntryOpened,
  'ledger-entry-closed': EntryClosed,
  'answers-added': AnswersAdded,
  'project-completed': ProjectCompleted,
} as const;

export type ProjectFact = FactOf<typeof projectFacts>;
export type ProjectFactData<N extends keyof typeof projectFacts> = Static<(typeof projectFacts)[N]>;

/** Makes one; reads those of a stream. */
export const { make: projectFact, read: readProjectFacts } = factsBy(projectFacts);

/** A document as evidence is named by its hash. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
