/** What is wrong with a catalogue, where, and how to mend it: one shape for the loader and for every rule of the linter. */
import type { Text } from './model.ts';

/** A place in a file, lines and columns from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where in the source: the kind and id of a thing and the path of the value in its YAML. */
export interface At {
  readonly kind: string;
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/** A change of text that mends a finding without a decision: characters `from` to `to` (exclusive) of the file become `text`. */
export interface Fix {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'note';

/** One finding. `rule` is stable; `related` are the other places that make it so, in order. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place?: Place;
  readonly message: Text;
  readonly remedy: Text;
  readonly related?: readonly { readonly place?: Place; readonly message: Text }[];
  readonly fix?: Fix;
}

/** Sorted by file, line, column and rule: the same findings print the same. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const key = (f: Finding): [string, number, number, string] => [
    f.place?.file ?? '',
    f.place?.line ?? 0,
    f.place?.column ?? 0,
    f.rule,
  ];
  return [...findings].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : x[1] - y[1] || x[2] - y[2] || (x[3] < y[3] ? -1 : x[3] > y[3] ? 1 : 0);
  });
}
