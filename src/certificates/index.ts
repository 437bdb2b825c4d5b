/** The door of the room `certificates`: issue, seal, show, verify, end. It reacts to decisions of matters and reports back by their commands. */
import type { Room } from '../platform/index.ts';
import { policies } from './access.ts';
import { commands } from './commands.ts';
import { reactions, timers } from './reactions.ts';
import { routes } from './routes.ts';
import { numbers } from './store.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { CertificateView, Verification } from './schema.ts';
export type { Renewal, Renewed } from './renewal/schema-renewal.ts';
export type { SealProvider, RecordSealed, SealSuite } from './seal/provider.ts';
export type { Status } from './state.ts';
export { certificateFiles, type CertificateFile } from './files.ts';
export { verifyShown, verifyTyped } from './checking/verify.ts';

/** The room. A room that provides `seal-provider` replaces the built-in demonstration keys. */
export const certificates: Room = {
  name: 'certificates',
  problems: [
    { code: 'certificate-ended', status: 409 },
    { code: 'certificate-not-found', status: 404 },
    { code: 'certificate-not-issued', status: 409 },
    { code: 'certificate-not-valid', status: 409 },
    { code: 'certificate-part-not-found', status: 404 },
    { code: 'certificate-without-file', status: 404 },
    { code: 'decisions-missing', status: 409 },
    { code: 'permit-not-valid', status: 409 },
    { code: 'permit-without-last-day', status: 409 },
    { code: 'personal-values-erased', status: 410 },
    { code: 'renewal-too-early', status: 409 },
    { code: 'renewal-too-late', status: 409 },
    { code: 'renewal-under-way', status: 409 },
    { code: 'seal-provider-missing', status: 503 },
  ],
  policies,
  routes,
  reactions,
  timers,
  commands,
  numbers,
  words: { 'zh-CN': zh, en },
};
