/** The pages of the staff workbench. They ask the API as whoever is signed in; what one may see and do is its answer. */
import { show, take, type PageDefinition } from '../app/pages.ts';
import { changePage, takeChange } from '../matter/change/change-page.tsx';
import { absencePages } from './absence/pages.ts';
import { act } from './matter/act.tsx';
import { batch } from './list/batch.tsx';
import { calendarPages } from './calendar/pages.ts';
import { cataloguePages } from './catalogue/pages.ts';
import { counterPages } from './counter/pages.ts';
import { matterPage } from './matter/matter-page.tsx';
import { searchPage } from './list/search-page.tsx';
import { keepFilter } from './list/task-filters.tsx';
import { organPages } from './organ/pages.ts';
import { surveyPage } from './survey/survey-page.tsx';
import { tasksPage } from './list/tasks-page.tsx';

const open = 'web.public';

export const deskPages: readonly PageDefinition[] = [
  show('/desk', open, tasksPage),
  take('/desk/batch', open, batch),
  take('/desk/filters', open, keepFilter),
  show('/desk/search', open, searchPage),
  show('/desk/matters/:matter', open, matterPage),
  show('/desk/matters/:matter/change', open, changePage('desk')),
  take('/desk/matters/:matter/change', open, takeChange('desk')),
  show('/desk/survey/:matter', open, surveyPage),
  take('/desk/matters/:matter/do', open, act),
  ...counterPages,
  ...organPages,
  ...absencePages,
  ...calendarPages,
  ...cataloguePages,
];
