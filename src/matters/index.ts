/** The door of the room `matters`: the engine. Other rooms ask and tell it through the service `matters`. */
import type { Room } from '../platform/index.ts';
import { actsForOthers } from './reactions/acts-for-others.ts';
import { timers } from './jobs.ts';
import { applyCatalogueCommand } from './editions/command-line.ts';
import { givenBack } from './payments/budgets.ts';
import { policies } from './policies.ts';
import { keepPlaces } from './slots/reconcile.ts';
import { loadSampleHours } from './slots/sample-hours.ts';
import { problems } from './problems.ts';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';
import { mattersService } from './service.ts';
import { numbers } from './store.ts';
import en from './words/en.json' with { type: 'json' };
import jointEn from './words/joint.en.json' with { type: 'json' };
import jointZh from './words/joint.zh-CN.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { PermittedAction } from './decide.ts';
export type { CommandBody, CommandName } from './commands.ts';
export { grounds } from './facts/ending.ts';
export { jointKindNames } from './facts/joint.ts';
export { jointKinds } from './state/joint-kinds.ts';
export { tasksOfCases } from './hand-in/flow.ts';
export { matterFact, type FactData, type FactName, type MatterFact } from './facts.ts';
export { HandedIn } from './schema.ts';
export type {
  HandInBody,
  HearingList,
  MatterList,
  MatterView,
  Preview,
  CaseView,
  TaskView,
  MaterialView,
  NoticeView,
  TimelineEntry,
  ClockView,
  Receipt,
  TaskList,
  TasksHandedOver,
  TaskListQuery,
  TaskRow,
  FoundCase,
  SearchResult,
  Done,
} from './schema.ts';
export type {
  Colleague,
  ColleagueList,
  ConsultationBody,
  ConsultationList,
  CounterDay,
  CounterRow,
  FilterList,
  Sheet,
  SheetList,
  SimilarDecisions,
} from './desk/schema.ts';
export type { CalendarPreview, CalendarView } from './calendar/schema.ts';
export type {
  CatalogueChange,
  CatalogueChangeList,
  CatalogueChangeOrdered,
  CatalogueChangePreview,
  CatalogueChangeRefused,
} from './editions/schema.ts';
export type { OneTimeList } from './notices/one-time-schema.ts';
export type { OutageList } from './counter/outage-schema.ts';
export type { SealList, SealUse, SealUseList } from './seals/schema.ts';
export type { SealForm, SealKind } from './seal-kinds.ts';
export type { CaseSpec, CaseState, Matters, MatterState, PublicNotice } from './service.ts';
export { reportsToday } from './area/reports.ts';
export { calendarInForce } from './calendar/in-force.ts';
export { cellOf } from './ids.ts';
export { noticePdf } from './notices/notice-paper.ts';
export type { Performed } from './perform.ts';
export { viewMatter } from './view/matter-view.ts';
export { commitmentVersion } from './hand-in/terms.ts';
export type { AreaReportList } from './area/schema.ts';
export type { FreeHours, Held, Hours, HoursClosed, Offered, WindowDay } from './slots/schema.ts';
export { balanceOf } from './payments/budgets.ts';
export { groundOf, planOn, type Ground } from './hand-in/plan-for.ts';
export { isEnded, isGranted, openSuspension } from './state.ts';
export { arrivalsOf, billOf, presenceOf, traceOf, traceOfAll, waitedOf } from './trace.ts';

/** Words of several files in one sorted table. */
const joined = (...parts: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The room: provides `matters`. */
export const matters: Room = {
  name: 'matters',
  problems,
  policies,
  routes,
  reactions: [...reactions, actsForOthers, givenBack, keepPlaces],
  timers,
  commands: [applyCatalogueCommand],
  numbers,
  seeds: [{ name: 'matters.window-hours', load: loadSampleHours }],
  words: { 'zh-CN': joined(zh, jointZh), en: joined(en, jointEn) },
  register(house) {
    house.provide('matters', mattersService(house));
  },
};
export { dayInWords } from './notices/notice-text.ts';
