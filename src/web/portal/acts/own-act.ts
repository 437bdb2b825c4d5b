/** An act of the applicant in a running matter as data: what it is about, until when, what is asked, what is sent. */
import type { CommandName, MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';

/** One thing that an act can be about: an order, a commitment, a joint notification, a paper. */
export interface Subject {
  readonly id: string;
  /** What it is, in the page's words. */
  readonly text: string;
  /** The day until which it should be done; nothing where there is none. */
  readonly due?: string | undefined;
  /** It was done before and may be done again. */
  readonly isDone?: boolean | undefined;
  /** Rows of what one should know before acting. */
  readonly known?: readonly { readonly key: string; readonly value: string }[];
}

/** What is asked. */
export type OwnField =
  | { readonly kind: 'text'; readonly name: string; readonly optional?: true }
  | { readonly kind: 'files'; readonly name: string; readonly optional?: true }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly options: (matter: MatterView, id: string) => readonly string[];
    }
  /** A place of the district where one comes; asked for only where the other answer wants it. */
  | { readonly kind: 'site'; readonly name: string; readonly isWanted: (sent: Sent['text']) => boolean }
  /** One sentence to agree to; it must be agreed to. */
  | { readonly kind: 'agree'; readonly name: string };

export interface OwnAct {
  readonly command: CommandName;
  /** What it can be about now. Empty: nothing to do. */
  readonly subjects: (matter: MatterView, visit: Visit) => readonly Subject[];
  readonly fields: readonly OwnField[];
  /** The body of the command. Files come by the name of their field, as hashes with names. */
  readonly body: (sent: Sent, matter: MatterView, id: string) => Readonly<Record<string, unknown>>;
  /** Shown among what is to be done; others are a quiet link. */
  readonly isToDo: boolean;
}

export interface Sent {
  readonly text: (name: string) => string;
  readonly files: (name: string) => readonly { readonly sha256: string; readonly name: string }[];
}
