/** The door of the room `benefits`: policies that pay without application. */
import type { Room } from '../platform/index.ts';
import { policies } from './access.ts';
import { holding } from './objections/perform.ts';
import { routes } from './routes.ts';
import { timers } from './run.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { NoticeList, NoticeView, ObjectionEntered, ObjectionList, ObjectionStatus } from './objections/schema.ts';
export type { Benefit, BenefitList, RunRows, RunSummaries, RunSummary } from './schema.ts';

/** The room. What a person confirms becomes an ordinary matter, through the service `matters`. */
export const benefits: Room = {
  name: 'benefits',
  problems: [
    { code: 'benefit-answered', status: 409 },
    { code: 'benefit-item-not-found', status: 404 },
    { code: 'benefit-lapsed', status: 409 },
    { code: 'benefit-no-longer-fits', status: 409 },
    { code: 'benefit-not-found', status: 404 },
    { code: 'notice-not-standing', status: 409 },
    { code: 'objection-answered', status: 409 },
    { code: 'objection-not-found', status: 404 },
  ],
  policies,
  routes,
  timers,
  reactions: [holding],
  words: { 'zh-CN': zh, en },
};
