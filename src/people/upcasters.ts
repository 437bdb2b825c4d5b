/** Old facts of this room in their newest shape. */
import { upcasting, type Upcaster } from '../journal/index.ts';

/** `file-read` 1 left the reason out where there was none; 2 says so. A reason that was written in the clear stays in its old fact, which nobody may change. */
const upcasters: readonly Upcaster[] = [
  { name: 'file-read', from: 1, up: (data) => ({ reason: null, ...(data as object) }) },
];

/** A fact of this room as readers see it. Personal values are put in place before. */
export const upcast = upcasting(upcasters);
