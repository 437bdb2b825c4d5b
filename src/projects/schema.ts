/** Wire shapes of projects. */
import { Type, type Static } from 'typebox';
import { Day, Id, Instant, Sentence, Sha256, Text, closed, oneOf, orNull, some } from '../platform/shapes.ts';
import { Evidence, ProjectCode } from './facts.ts';

const Answers = Type.Record(Type.String({ maxLength: 120 }), Type.Unknown(), { maxProperties: 300 });

export const ProjectParams = Type.Object({ project: Type.String({ pattern: '^pj-\\d{1,6}-[0-9a-f]{16}$' }) });
export const StageParams = Type.Object({ ...ProjectParams.properties, stage: Id });
export const EntryParams = Type.Object({ ...ProjectParams.properties, entry: Id });

export const OpenBody = closed({
  code: ProjectCode,
  name: Type.String({ minLength: 2, maxLength: 200 }),
  theme: Id,
  /** Stage template; the theme's own where nothing is said. */
  template: some(Id),
  answers: Answers,
  isKey: some(Type.Boolean()),
  /** Only the window and the centre: for whom. */
  owner: some(Id),
});
export type OpenBody = Static<typeof OpenBody>;
export const Opened = closed({ projectId: Id });

/** GET /api/projects/templates: what can be opened, under which stages, and what is asked before. */
export const TemplateList = closed({
  themes: Type.Array(
    closed({
      theme: Id,
      title: Text,
      templates: Type.Array(
        closed({
          template: Id,
          name: Text,
          stages: Type.Array(closed({ stage: Id, name: Text, items: Type.Array(Text) })),
        }),
      ),
      questions: Type.Array(closed({ element: Id, label: Text, type: Id })),
    }),
  ),
});
export type TemplateList = Static<typeof TemplateList>;

export const StageBody = closed({
  answers: Answers,
  materials: Type.Array(closed({ need: Id, sha256: Sha256, name: some(Type.String({ maxLength: 200 })) }), {
    maxItems: 200,
  }),
});
export type StageBody = Static<typeof StageBody>;

/** What the stage asks: the one form without what is known already, and the papers. */
export const StageForm = closed({
  stage: Id,
  name: Text,
  fields: Type.Array(closed({ element: Id, label: Text, type: Id, required: Type.Boolean() })),
  papers: Type.Array(closed({ need: Id, material: Id, name: Text, key: Type.Boolean() })),
  items: Type.Array(closed({ item: Id, name: Text, organName: Text })),
  barrier: Type.Array(Id),
});
export type StageForm = Static<typeof StageForm>;

export const EntryBody = closed({
  what: Sentence,
  lead: Type.String({ minLength: 2, maxLength: 120 }),
  organ: some(Id),
  stage: some(Id),
  due: Day,
});
export type EntryBody = Static<typeof EntryBody>;
export const CloseBody = closed({ evidence: Evidence, note: some(Sentence) });
export type CloseBody = Static<typeof CloseBody>;
export const ProjectDone = closed({ projectId: Id, seq: Type.Integer() });

export const ProjectListQuery = Type.Object(
  { status: some(oneOf(['running', 'complete'])), limit: some(Type.Integer({ minimum: 1, maximum: 100 })) },
  { additionalProperties: false },
);
export const ProjectCard = closed({
  projectId: Id,
  code: Type.String(),
  name: Type.String(),
  theme: Id,
  status: oneOf(['running', 'complete']),
  isKey: Type.Boolean(),
  openedAt: Instant,
});
export type ProjectCard = Static<typeof ProjectCard>;
export const ProjectList = closed({ projects: Type.Array(ProjectCard) });
export type ProjectList = Static<typeof ProjectList>;

const Row = closed({
  item: Id,
  name: Text,
  stage: Id,
  organ: Id,
  organName: Text,
  critical: Type.Boolean(),
  expected: closed({ from: Day, to: Day }),
  promised: orNull(Day),
  real: closed({ from: orNull(Day), to: orNull(Day) }),
  status: Id,
  holder: orNull(Id),
  holderName: orNull(Text),
  blockers: Type.Array(
    closed({
      kind: oneOf([
        'barrier',
        'correction',
        'suspended',
        'overdue',
        'missing-prerequisite',
        'promise-overdue',
        'ledger',
      ]),
      text: Type.String(),
    }),
  ),
});
export const ProjectView = closed({
  projectId: Id,
  code: Type.String(),
  name: Type.String(),
  title: Text,
  /** Name of the stage template under which it runs. */
  template: Text,
  status: oneOf(['running', 'complete']),
  isKey: Type.Boolean(),
  openedOn: Day,
  today: Day,
  expected: closed({ date: Day, provisional: Type.Boolean() }),
  promised: closed({ date: Day, provisional: Type.Boolean() }),
  stages: Type.Array(
    closed({
      stage: Id,
      name: Text,
      leadName: Text,
      state: oneOf(['waiting', 'open', 'running', 'complete']),
      waitsFor: Type.Array(Id),
      matter: orNull(Id),
      refused: Type.Array(Id),
    }),
  ),
  rows: Type.Array(Row),
  ledger: Type.Array(
    closed({
      entry: Id,
      what: Sentence,
      lead: Type.String(),
      organName: orNull(Text),
      stage: orNull(Id),
      due: Day,
      isOverdue: Type.Boolean(),
      evidence: orNull(Evidence),
    }),
  ),
  mayLead: Type.Boolean(),
  isOwn: Type.Boolean(),
});
export type ProjectView = Static<typeof ProjectView>;
