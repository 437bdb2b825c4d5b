/** Wire shapes of the published lists. */
import { Type } from 'typebox';
import type { Static } from 'typebox';
import { TextView } from '../schema.ts';

const Counts = Type.Record(Type.String(), Type.Integer());
const ListCounts = Type.Object({
  items: Type.Integer(),
  noVisit: Type.Integer(),
  oneVisit: Type.Integer(),
  moreVisits: Type.Integer(),
  online: Type.Integer(),
  byKind: Counts,
  byOrgan: Counts,
  byLevel: Counts,
});
const ListLine = Type.Object({
  id: Type.String(),
  name: TextView,
  handlingCode: Type.String(),
  kind: Type.String(),
  organ: Type.String(),
  organName: TextView,
  level: Type.String(),
  visits: Type.Integer(),
  onlineDepth: Type.String(),
});
const Head = {
  district: Type.String(),
  list: Type.String(),
  name: TextView,
  document: Type.Optional(Type.String()),
  publishedOn: Type.String(),
  counts: ListCounts,
  hash: Type.String(),
  version: Type.String(),
};

export const ListOverview = Type.Object({ lists: Type.Array(Type.Object(Head)) });
export const ListPage = Type.Object({
  ...Head,
  lines: Type.Array(ListLine),
  history: Type.Array(
    Type.Object({
      publishedOn: Type.String(),
      hash: Type.String(),
      items: Type.Integer(),
      difference: Type.Object({
        added: Type.Array(ListLine),
        removed: Type.Array(ListLine),
        changed: Type.Array(Type.Object({ id: Type.String(), name: TextView, fields: Type.Array(Type.String()) })),
      }),
    }),
  ),
});

export const RefusedFilings = Type.Object({
  filings: Type.Array(
    Type.Object({
      district: Type.String(),
      item: Type.String(),
      name: TextView,
      listedFrom: Type.Optional(Type.String()),
      times: Type.Integer(),
      atWindow: Type.Integer(),
      clerks: Type.Array(Type.String()),
      first: Type.String(),
      last: Type.String(),
    }),
  ),
});

export type RefusedFilings = Static<typeof RefusedFilings>;
export type ListOverview = Static<typeof ListOverview>;
export type ListPage = Static<typeof ListPage>;
