/** The pages of the staff workbench. */
import type { PageDefinition } from '../app/pages.ts';

export const deskPages: readonly PageDefinition[] = [];
