/** The planner as a room of the house: two commands and its words. It keeps nothing. */
import type { Room } from '../platform/index.ts';
import { compareCommand } from './commands/compare.ts';
import { planCommand } from './commands/plan.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export const planner: Room = { name: 'planner', commands: [planCommand, compareCommand], words: { 'zh-CN': zh, en } };
