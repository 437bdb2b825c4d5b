/** Wire shapes of this room. */
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { Duration } from '../calendar/pure.ts';

const o = Type.Optional;

export const TextView = Type.Object({ zh: Type.String(), en: Type.String() });
export const DurationView = Type.Object({
  n: Type.Number(),
  unit: Type.Unsafe<Duration['unit']>({ type: 'string', enum: ['min', 'h', 'wd', 'd', 'month', 'year'] }),
});
export const BasisView = Type.Object({
  law: Type.String(),
  document: o(Type.String()),
  article: o(Type.String()),
  text: o(Type.String()),
  inForceFrom: o(Type.String()),
  inForceUntil: o(Type.String()),
  assumed: o(Type.Boolean()),
});

export const IdParams = Type.Object({ id: Type.String({ maxLength: 80 }) });
export const VersionQuery = Type.Object({ version: o(Type.String({ pattern: '^[0-9a-f]{64}$' })) });

const Codes = o(Type.String({ maxLength: 4000, pattern: '^[A-Za-z0-9.,-]*$' }));

/** Codes with commas between them. A code that the catalogue in force does not know is left out of the answer. */
export const NamesQuery = Type.Object({ elements: Codes, materials: Codes, certificateTypes: Codes });

const ThemeCard = {
  id: Type.String(),
  title: TextView,
  summary: TextView,
  /** Heading under which themes stand together. */
  group: o(TextView),
  lead: Type.Object({ id: Type.String(), name: TextView }),
};

export const ThemeList = Type.Object({
  version: Type.String(),
  district: Type.Object({ id: Type.String(), code: Type.String(), name: TextView }),
  themes: Type.Array(Type.Object({ ...ThemeCard, items: Type.Integer() })),
});

const ElementView = Type.Object({
  key: Type.String(),
  label: TextView,
  subject: Type.String(),
  type: Type.String(),
  question: o(TextView),
  help: o(TextView),
  unit: o(TextView),
  minimum: o(Type.Number()),
  maximum: o(Type.Number()),
  maxLength: o(Type.Integer()),
  format: o(Type.String()),
  pattern: o(Type.String()),
  options: o(Type.Array(Type.Object({ value: Type.String(), label: TextView, hint: o(TextView) }))),
});

/** What codes are called today: for pages that show what a person gave or holds, whatever theme it came from. */
export const Names = Type.Object({
  elements: Type.Record(Type.String(), ElementView),
  materials: Type.Record(Type.String(), TextView),
  certificateTypes: Type.Record(Type.String(), TextView),
});
export type Names = Static<typeof Names>;

export const ThemeView = Type.Object({
  version: Type.String(),
  ...ThemeCard,
  resultPackage: TextView,
  determinants: Type.Array(ElementView),
  /** Every element that a question or a form of the theme may show, by key. */
  elements: Type.Record(Type.String(), ElementView),
  /** Names of the registries that answer some of them. */
  registries: Type.Record(Type.String(), TextView),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: TextView,
      organ: TextView,
      external: Type.Boolean(),
      promised: DurationView,
    }),
  ),
  stops: Type.Array(
    Type.Object({ id: Type.String(), reason: TextView, remedy: TextView, basis: Type.Array(BasisView) }),
  ),
});

const MaterialView = Type.Object({
  code: Type.String(),
  name: TextView,
  kind: Type.String(),
  issuedBy: Type.String(),
  example: o(TextView),
});

/** The guide of one item (办事指南). */
export const ItemView = Type.Object({
  version: Type.String(),
  id: Type.String(),
  name: TextView,
  situation: o(TextView),
  codes: Type.Object({ basic: Type.String(), implementation: Type.String(), handling: Type.String() }),
  kind: Type.String(),
  organ: Type.Object({ id: Type.String(), name: TextView, phone: o(Type.String()) }),
  supervisor: o(TextView),
  serves: Type.Array(Type.String()),
  external: Type.Boolean(),
  basis: Type.Array(BasisView),
  intake: Type.Object({
    silence: Type.String(),
    incomplete: Type.String(),
    startsClock: Type.String(),
    noticeLimit: o(DurationView),
    basis: Type.Array(BasisView),
  }),
  handling: Type.String(),
  statutory: o(DurationView),
  promised: DurationView,
  extension: o(Type.Object({ by: DurationView, approver: Type.String() })),
  fee: o(Type.Object({ name: TextView, amount: Type.Number(), basis: Type.Array(BasisView) })),
  visits: Type.Integer(),
  visitReason: o(TextView),
  onlineDepth: Type.String(),
  appliesWhen: o(TextView),
  requirements: Type.Array(
    Type.Object({
      id: Type.String(),
      materials: Type.Array(MaterialView),
      when: o(TextView),
      neededBy: Type.String(),
      metBy: Type.Array(Type.String()),
      key: Type.Boolean(),
      deferrableWithin: o(DurationView),
      basis: Type.Array(BasisView),
      help: o(TextView),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      id: Type.String(),
      name: TextView,
      kind: Type.String(),
      organ: TextView,
      siteTrip: Type.Boolean(),
      checklist: Type.Array(TextView),
    }),
  ),
  outputs: Type.Array(
    Type.Object({
      code: Type.String(),
      name: TextView,
      validity: o(DurationView),
      /** When its renewal is applied for, counted back from the last day. */
      renewal: o(Type.Object({ opens: o(DurationView), closes: DurationView, basis: Type.Array(BasisView) })),
    }),
  ),
  sites: Type.Array(Type.Object({ id: Type.String(), name: TextView, address: TextView, hours: TextView })),
  remedies: o(Type.Object({ review: TextView, litigation: TextView })),
  onList: o(TextView),
  /** The things to do (一件事) of which the item is a part: from there it is applied for. */
  themes: Type.Array(Type.Object({ id: Type.String(), title: TextView })),
});

export const VersionList = Type.Object({
  versions: Type.Array(
    Type.Object({
      hash: Type.String(),
      district: Type.String(),
      asOf: Type.String(),
      state: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
});

export type VersionList = Static<typeof VersionList>;
export type ThemeView = Static<typeof ThemeView>;
export type ThemeList = Static<typeof ThemeList>;
export type ItemView = Static<typeof ItemView>;

/** GET /api/sites: where somebody can come. */
export const SiteList = Type.Object({
  sites: Type.Array(
    Type.Object({
      id: Type.String(),
      name: TextView,
      address: TextView,
      hours: TextView,
      windows: Type.Array(Type.Object({ id: Type.String(), name: TextView })),
    }),
  ),
});
export type SiteList = Static<typeof SiteList>;

/** GET /api/organs: whom to turn to. */
export const OrganList = Type.Object({
  organs: Type.Array(Type.Object({ id: Type.String(), name: TextView, kind: Type.String(), phone: o(Type.String()) })),
});
export type OrganList = Static<typeof OrganList>;

/** GET /api/items: what there is to apply for. */
export const ItemList = Type.Object({
  items: Type.Array(Type.Object({ id: Type.String(), name: TextView, organ: Type.String() })),
});
export type ItemList = Static<typeof ItemList>;
