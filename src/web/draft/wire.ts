/** What the portal reads from the API, by the shapes of the rooms that serve it. */
import type { DataElement, Text } from '../../catalogue/pure.ts';
import type { StoredFile } from '../app/pieces.ts';

export interface ThemeEntry {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** Heading under which the first page lists it. */
  readonly group?: Text;
}

export interface DraftEntry {
  readonly draftId: string;
  readonly theme: string;
  readonly version: number;
  readonly updatedAt: string;
}

/** What a draft of the portal holds. */
export interface PortalDraft {
  /** Answers by element key; `null` is "I do not have it". */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Uploaded papers by checklist line. */
  readonly papers: Readonly<Record<string, readonly StoredFile[]>>;
  readonly delivery: 'electronic' | 'window' | 'courier';
}

export interface DraftView {
  readonly draftId: string;
  readonly theme: string;
  readonly version: number;
  readonly content: PortalDraft;
  readonly handedInAs?: string;
}

/** The catalogue's elements that a theme needs, for labels, options and validation. */
export interface ThemeView extends ThemeEntry {
  readonly resultPackage: Text;
  readonly lead: string;
  readonly elements: Readonly<Record<string, DataElement>>;
  readonly registries: Readonly<Record<string, Text>>;
  /** The questions, in the order that the theme prefers. */
  readonly determinants: readonly { readonly key: string }[];
  readonly items: readonly { readonly id: string; readonly name: Text; readonly organ: Text }[];
}
