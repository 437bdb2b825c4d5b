/** The door of the room `projects`: staged undertakings of several matters, their barriers, war map and ledger. */
import type { Room } from '../platform/index.ts';
import { policies } from './access.ts';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { ProjectCard, ProjectList, ProjectView, StageForm, TemplateList } from './schema.ts';

/** The room. It hands stages in through the service `matters`, and learns from its facts that they are complete. */
export const projects: Room = {
  name: 'projects',
  problems: [
    { code: 'barrier-closed', status: 409 },
    { code: 'evidence-not-found', status: 409 },
    { code: 'ledger-entry-closed-already', status: 409 },
    { code: 'ledger-entry-not-found', status: 404 },
    { code: 'project-code-taken', status: 409 },
    { code: 'project-not-found', status: 404 },
    { code: 'stage-already-handed-in', status: 409 },
    { code: 'stage-not-found', status: 404 },
    { code: 'template-does-not-fit', status: 409 },
    { code: 'theme-without-stages', status: 409 },
  ],
  policies,
  routes,
  reactions,
  words: { 'zh-CN': zh, en },
};
