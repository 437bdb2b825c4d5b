/** The page of a catalogue change over many matters. */
import { show, take, type PageDefinition } from '../../app/pages.ts';
import { editionsPage, orderEdition } from './editions-page.tsx';

export const editionPages: readonly PageDefinition[] = [
  show('/desk/catalogue-change', 'web.public', (visit) => editionsPage(visit)),
  take('/desk/catalogue-change', 'web.public', orderEdition),
];
