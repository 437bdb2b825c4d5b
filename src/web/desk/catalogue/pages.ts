/** The pages of the catalogue: its versions, and one of them brought to many running matters. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { cataloguePage } from './catalogue-page.tsx';
import { editionsPage, orderEdition } from './editions-page.tsx';

const open = 'web.public';

export const cataloguePages: readonly PageDefinition[] = [
  show('/desk/catalogue', open, cataloguePage),
  show('/desk/catalogue-change', open, (visit) => editionsPage(visit)),
  take('/desk/catalogue-change', open, orderEdition),
];
