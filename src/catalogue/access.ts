/** Who may knock at which door of this room: what the law lets everybody know, everybody may read. */
import { everybody } from '../platform/index.ts';
import type { Policy } from '../platform/index.ts';

export const policies: Record<string, Policy> = {
  'catalogue.read': { roles: everybody, note: 'themes and guides are public (行政许可法第三十条)' },
  'catalogue.refused-filings': {
    roles: ['supervisor', 'audit-admin', 'catalogue-editor'],
    note: 'attempts to file what is on no list (S078): items and clerks, never applicants',
  },
  'catalogue.versions': {
    roles: ['catalogue-editor', 'supervisor', 'audit-admin', 'system-admin'],
    note: 'which versions there are and who reviewed them',
  },
};
