/** Wire shapes of a change of the catalogue over many matters. */
import { Type, type Static } from 'typebox';
import { Id, Instant, Sentence, Text, closed, oneOf, orNull } from '../../platform/shapes.ts';
import { Basis } from '../shapes.ts';
import { outcomes } from './outcome.ts';

const cause = oneOf(['law', 'catalogue']);
const Change = Type.String({ pattern: '^[a-zA-Z0-9-]{1,60}$' });

export const ChangeParams = Type.Object({ change: Change });
export const EditionQuery = closed({ cause: Type.Optional(cause), after: Type.Optional(Id) });
export const AfterQuery = closed({ after: Type.Optional(Id) });

/** POST /api/catalogue-changes. `catalogue` is the edition that the preview showed; another one in force meanwhile is refused. */
export const CatalogueChangeBody = closed({
  catalogue: Id,
  cause,
  reasons: Sentence,
  basis: Type.Optional(Type.Array(Basis, { maxItems: 20 })),
});
export type CatalogueChangeBody = Static<typeof CatalogueChangeBody>;
export const CatalogueChangeOrdered = closed({ change: Id, matters: Type.Integer() });
export type CatalogueChangeOrdered = Static<typeof CatalogueChangeOrdered>;

/** What it would bring to one matter; `told` in sentences, `code` where it would be refused. */
const Would = closed({
  matterId: Id,
  number: Type.String(),
  title: Text,
  outcome: oneOf(outcomes),
  told: Type.Array(Text),
  code: orNull(Id),
});

/** GET /api/catalogue-changes/preview: all are counted, a page of them is planned again. */
export const CatalogueChangePreview = closed({
  catalogue: Id,
  cause,
  matters: Type.Integer(),
  editions: Type.Array(closed({ catalogue: Id, matters: Type.Integer() })),
  rows: Type.Array(Would),
  next: orNull(Id),
});
export type CatalogueChangePreview = Static<typeof CatalogueChangePreview>;

const count = Type.Integer();
/** One act and how far it is. `matters` stood on an older edition when it was ordered. */
const CatalogueChange = closed({
  change: Id,
  catalogue: Id,
  cause,
  reasons: Type.String(),
  basis: Type.Array(Basis),
  by: Type.String(),
  at: Instant,
  matters: count,
  moved: count,
  stayed: count,
  refused: count,
  finishedAt: orNull(Instant),
});
export type CatalogueChange = Static<typeof CatalogueChange>;
export const CatalogueChangeList = closed({ changes: Type.Array(CatalogueChange) });
export type CatalogueChangeList = Static<typeof CatalogueChangeList>;

export const CatalogueChangeRefused = closed({
  rows: Type.Array(closed({ matterId: Id, number: Type.String(), title: Text, code: Id })),
  next: orNull(Id),
});
export type CatalogueChangeRefused = Static<typeof CatalogueChangeRefused>;
