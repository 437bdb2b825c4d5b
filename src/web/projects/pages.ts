/** Pages of projects: for staff under /desk/projects, for owners under /projects. Both ask the same API. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { listPage } from './list-page.tsx';
import { closeEntry, openEntry } from './ledger.tsx';
import { newProjectPage, openProject } from './new-page.tsx';
import { projectAgain, projectPage } from './project-page.tsx';
import { stagePage, takeStage } from './stage-page.tsx';

const open = 'web.public';

export const projectPages: readonly PageDefinition[] = [
  show('/desk/projects', open, listPage),
  show('/desk/projects/:project', open, projectPage),
  take('/desk/projects/:project/ledger', open, openEntry(projectAgain)),
  take('/desk/projects/:project/ledger/:entry/close', open, closeEntry(projectAgain)),
  show('/projects', open, listPage),
  show('/projects/new', open, newProjectPage),
  take('/projects/new', open, openProject),
  show('/projects/:project', open, projectPage),
  show('/projects/:project/stages/:stage', open, stagePage),
  take('/projects/:project/stages/:stage', open, takeStage),
];
