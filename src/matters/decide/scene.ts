/** What a command's rule sees: the state as it grows, who acts, when, and the means to add facts. Everything comes as an argument. */
import type { Refusal } from '../../platform/pure.ts';
import type { Acting } from '../access.ts';
import type { Almanac } from '../clock/clock.ts';
import type { CommandBody, CommandName } from '../commands.ts';
import { evolve } from '../evolve.ts';
import { fact, type FactData, type FactName, type MatterFact, type NewMatterFact } from '../facts.ts';
import type { TaskSpec } from '../facts/opening.ts';
import type { Replanned } from './replan/replanned.ts';
import type { Seals } from '../seals/letters.ts';
import type { CaseState, MatterState, TaskState } from '../state.ts';

/** Time, day, calendar, actor: the world as arguments. */
export interface Context {
  /** The server's instant, UTC with milliseconds. */
  readonly now: string;
  readonly today: string;
  readonly actor: Acting;
  readonly almanac: Almanac;
  /** Under which letters seals are used. */
  readonly seals: Seals;
  /** The plan made again, for the commands that record what it changes. */
  readonly replanned?: Replanned;
  /** To whom a task is to be given: what they may do. Absent where nobody is named. */
  readonly assignee?: Pick<Acting, 'roles' | 'onlyItems' | 'organ'>;
  /** The staff whom the command names, by id: members of a session, a presider. Absent where there is no register of staff; nobody is listed who is not in it. */
  readonly named?: Readonly<Record<string, Pick<Acting, 'roles' | 'onlyItems' | 'organ'>>>;
  /** When it really happened, where a late entry with evidence says so; else the same as `now`. */
  readonly occurredAt?: string;
}

/** Facts of one command in the making, and the state after them. */
export interface Draft {
  readonly state: MatterState;
  readonly facts: readonly NewMatterFact[];
  add<N extends FactName>(name: N, data: FactData<N>): void;
}

/** What a rule is asked about: the matter, and the case and task that the command names. */
export interface Target {
  readonly state: MatterState;
  readonly one?: CaseState;
  readonly spec?: TaskSpec;
  readonly task?: TaskState;
}

interface Scene<N extends CommandName> extends Target {
  readonly body: CommandBody<N>;
  readonly context: Context;
  readonly draft: Draft;
}

/** A command aimed at a case; the case is there. */
type CaseScene<N extends CommandName> = Scene<N> & { readonly one: CaseState };
/** A command aimed at a task; its case and pinned form are there. */
export type TaskScene<N extends CommandName> = CaseScene<N> & { readonly spec: TaskSpec; readonly task: TaskState };

type SceneOf<On, N extends CommandName> = On extends 'task'
  ? TaskScene<N>
  : On extends 'case'
    ? CaseScene<N>
    : Scene<N>;
type TargetOf<On> = On extends 'task'
  ? Required<Target>
  : On extends 'case'
    ? Target & { readonly one: CaseState }
    : Target;

/** One command's rule: `possible` is asked by server and page alike, `decide` adds the facts or refuses. */
export interface Handler<N extends CommandName, On extends 'matter' | 'case' | 'task' = 'matter' | 'case' | 'task'> {
  readonly on: On;
  possible(target: TargetOf<On>, actor: Acting): Refusal | undefined;
  decide(scene: SceneOf<On, N>): Refusal | undefined;
}

export const onMatter = <N extends CommandName>(rule: Omit<Handler<N, 'matter'>, 'on'>): Handler<N, 'matter'> => ({
  on: 'matter',
  ...rule,
});
export const onCase = <N extends CommandName>(rule: Omit<Handler<N, 'case'>, 'on'>): Handler<N, 'case'> => ({
  on: 'case',
  ...rule,
});
export const onTask = <N extends CommandName>(rule: Omit<Handler<N, 'task'>, 'on'>): Handler<N, 'task'> => ({
  on: 'task',
  ...rule,
});

/** A refusal; what would help stands in the words `problem.<code>.remedy` (不得说不). */
export const refuse = (code: string, detail?: Refusal['detail']): Refusal => ({
  refused: code,
  ...(detail === undefined ? {} : { detail }),
});

/** Starts a draft on a state; each added fact is evolved at once, so that later rules see it. */
export function draftOn(start: MatterState | undefined, id: string, context: Context): Draft {
  let state = start;
  const facts: NewMatterFact[] = [];
  return {
    get state(): MatterState {
      if (!state) throw new Error('the first fact of a matter is matter-received');
      return state;
    },
    facts,
    add(name, data) {
      const one = fact(name, data);
      facts.push(one);
      state = evolve(state, placed(one, (state?.head.seq ?? 0) + 1, context), id);
    },
  };
}

/** The fact at its place in the stream, as it will be read back. */
export const placed = (one: NewMatterFact, seq: number, context: Context): MatterFact => ({
  ...one,
  seq,
  at: context.occurredAt ?? context.now,
  actor: context.actor.id,
});
