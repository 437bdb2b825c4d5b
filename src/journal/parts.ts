/** What the journal needs of a house, and nothing more; tests hand in the same few parts. */
import type { House } from '../platform/index.ts';

/** The journal's parts of a house. */
export type Parts = Pick<House, 'db' | 'clock' | 'ids' | 'secrets'> & {
  readonly installation: { readonly id: string };
};
