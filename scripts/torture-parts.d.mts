/** The shapes of `torture-parts.mjs`, as far as a test reads them. */

/** A part that is made of tests; their files, from the root of the repository. */
export interface Suite {
  readonly name: string;
  readonly files: readonly string[];
}
export declare const suites: readonly Suite[];
export declare function projectOf(part: Pick<Suite, 'files'>): 'unit' | 'db';
