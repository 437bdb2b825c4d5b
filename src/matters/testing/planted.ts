/** Planted faults: engines that are wrong in one plausible way. A harness that has never failed proves nothing. */
import { isRefusal, type Refusal } from '../../platform/pure.ts';
import type { Acting } from '../access.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Context, Draft } from '../decide/scene.ts';
import { fact, type MatterFact, type NewMatterFact } from '../facts.ts';
import type { Due } from '../shapes.ts';
import type { Rules } from './powers.ts';
import type { CaseState, MatterState } from '../state.ts';

type Decide = typeof decide;

export interface Fault {
  readonly invariant: number;
  readonly what: string;
  readonly decide?: Decide;
  readonly isRecorded?: (fact: MatterFact) => boolean;
  readonly rules?: Partial<Rules>;
  /** Searched for among people whose power ends some day. */
  readonly isDated?: true;
  /** Chance meets it seldom: at random it is searched for in the full size only; its kept play shows it at every test run. */
  readonly isRare?: true;
}

/** Changes the facts of the right engine. */
const altered =
  (change: (facts: readonly NewMatterFact[], state: MatterState) => readonly NewMatterFact[]): Decide =>
  (state, command, context) => {
    const done = decide(state, command, context);
    return isRefusal(done) ? done : { ...done, state: done.state, facts: change(done.facts, state) };
  };

/** Takes a refusal back: what the rule would have done without that check. */
const lax =
  (code: string, again: (state: MatterState, command: Command, context: Context) => Draft | Refusal): Decide =>
  (state, command, context) => {
    const done = decide(state, command, context);
    return isRefusal(done) && done.refused === code ? again(state, command, context) : done;
  };

const withCase = (state: MatterState, command: Command, change: (one: CaseState) => CaseState): MatterState => {
  const id =
    'case' in command.body ? command.body.case : 'task' in command.body ? command.body.task?.split('.')[0] : undefined;
  const one = typeof id === 'string' ? state.cases[id] : undefined;
  return one ? { ...state, cases: { ...state.cases, [one.spec.case]: change(one) } } : state;
};

const nextDay = (context: Context): Context => ({
  ...context,
  today: new Date(Date.parse(context.today) + 86_400_000).toISOString().slice(0, 10),
});
const as = (context: Context, change: Partial<Acting>): Context => ({
  ...context,
  actor: { ...context.actor, ...change },
});
const data = (one: NewMatterFact, change: object): NewMatterFact =>
  ({ ...one, data: { ...one.data, ...change } }) as NewMatterFact;

/** One fault for each invariant. */
export const faults: readonly Fault[] = [
  {
    invariant: 1,
    what: 'a decided case can be withdrawn',
    decide: lax(
      'case-decided',
      (_state, command) =>
        ({
          facts: [
            fact('case-withdrawn', {
              case: 'case' in command.body ? (command.body.case as string) : 'c1',
              reasons: null,
            }),
          ],
        }) as unknown as Draft,
    ),
  },
  {
    invariant: 1,
    what: 'a re-planning forgets from which version it moves the matter',
    decide: altered((facts) => facts.map((one) => (one.name === 'plan-changed' ? data(one, { from: '' }) : one))),
  },
  {
    invariant: 1,
    what: 'a new edition that changes nothing is followed and not recorded',
    isRecorded: (one) => one.name !== 'edition-taken',
  },
  {
    invariant: 2,
    what: 'the acceptance notice is forgotten',
    decide: altered((facts) =>
      facts.filter((one) => !(one.name === 'notice-issued' && one.data.kind === 'acceptance')),
    ),
  },
  {
    invariant: 3,
    what: 'a second notice costs the organ nothing',
    decide: altered((facts) =>
      facts.filter((one) => !(one.name === 'violation-recorded' && one.data.rule === 'second-correction')),
    ),
  },
  {
    invariant: 4,
    what: 'weekends only, holidays are forgotten',
    decide: altered((facts) =>
      facts.map((one) =>
        one.name === 'clock-resumed' ? data(one, { promisedDue: { ...one.data.promisedDue, on: one.data.on } }) : one,
      ),
    ),
  },
  {
    invariant: 5,
    what: 'one may decide while the clock is suspended',
    decide: lax('clock-suspended', (state, command, context) =>
      decide(
        withCase(state, command, (one) => ({ ...one, suspensions: [] })),
        command,
        context,
      ),
    ),
  },
  {
    invariant: 6,
    what: 'one may extend again',
    isRare: true,
    decide: lax('already-extended', (state, command, context) =>
      decide(
        withCase(state, command, ({ extendedBy: _again, ...one }) => one as CaseState),
        command,
        context,
      ),
    ),
  },
  {
    invariant: 6,
    what: 'a new calendar moves days that have passed',
    decide: (state, command, context) => {
      const done = decide(state, command, context);
      if (isRefusal(done) || command.name !== 'apply-calendar') return done;
      const late = Object.values(state.cases).filter(
        (one) => one.promisedDue && one.promisedDue.on < context.today && one.acceptedOn && !one.decision,
      );
      const moved = late.map((one) =>
        fact('due-moved', {
          case: one.spec.case,
          change: 'cal',
          before: { promisedDue: one.promisedDue as Due, statutoryDue: null },
          promisedDue: { on: context.today, provisional: false },
          statutoryDue: null,
          notice: null,
        }),
      );
      return { facts: [...done.facts, ...moved] } as unknown as Draft;
    },
  },
  {
    invariant: 7,
    what: 'silence is taken on the last day itself',
    decide: (state, command, context) =>
      decide(state, command, command.name === 'look-again' ? nextDay(context) : context),
  },
  {
    invariant: 8,
    what: 'a denial forgets the remedies',
    decide: altered((facts) => facts.map((one) => (one.name === 'case-decided' ? data(one, { remedies: null }) : one))),
  },
  {
    invariant: 9,
    what: 'whoever examined may decide',
    isRare: true,
    decide: lax('same-person-examined', (state, command, context) => {
      const done = decide(state, command, as(context, { id: 'somebody-else' }));
      return isRefusal(done)
        ? done
        : ({
            facts: done.facts.map((one) =>
              one.name === 'case-decided' ? data(one, { decidedBy: context.actor.id }) : one,
            ),
          } as unknown as Draft);
    }),
  },
  {
    invariant: 10,
    what: 'a case leaves the matter and no re-planning is recorded',
    isRecorded: (one) => one.name !== 'plan-changed',
  },
  {
    invariant: 10,
    what: 'the matter is complete when some case has ended',
    decide: altered((facts, state) =>
      state.head.status === 'running' &&
      facts.some((one) => one.name === 'case-withdrawn') &&
      !facts.some((one) => one.name === 'matter-completed')
        ? [...facts, fact('matter-completed', { cases: 1, granted: 0, visits: 0 })]
        : facts,
    ),
  },
  {
    invariant: 11,
    what: 'the result goes out before its certificate',
    isRare: true,
    decide: altered((facts) =>
      facts.flatMap((one) =>
        one.name === 'case-decided' && one.data.outputs.length > 0
          ? [one, fact('result-delivered', { case: one.data.case, way: 'electronic', visit: null, receivedBy: null })]
          : [one],
      ),
    ),
  },
  {
    invariant: 2,
    what: 'a case is decided while a hearing may still be asked for',
    decide: lax('hearing-right-open', (state, command, context) =>
      decide(
        withCase(state, command, ({ hearing: _none, ...one }) => one as CaseState),
        command,
        context,
      ),
    ),
  },
  {
    invariant: 5,
    what: 'the first result of two steps sets the clock going',
    decide: altered((facts, state) =>
      facts.flatMap((one) => {
        if (one.name !== 'step-recorded' || facts.some((each) => each.name === 'clock-resumed')) return [one];
        const of = state.cases[one.data.case];
        const open = of?.suspensions.find((each) => each.to === undefined);
        if (!of?.promisedDue || !open) return [one];
        const { promisedDue, statutoryDue = null } = of;
        return [
          one,
          fact('clock-resumed', {
            case: one.data.case,
            suspension: open.id,
            on: '2026-01-05',
            promisedDue,
            statutoryDue,
          }),
        ];
      }),
    ),
  },
  {
    invariant: 8,
    what: 'the head alone decides what is to be decided together',
    isRare: true,
    decide: lax('session-not-held', (state, command, context) =>
      decide(
        withCase(state, command, (one) => ({ ...one, spec: { ...one.spec, review: 'examine-approve' } })),
        command,
        context,
      ),
    ),
  },
  {
    invariant: 9,
    what: 'whoever examined presides over the hearing',
    isRare: true,
    decide: lax('presider-examined', (state, command, context) => {
      const id = 'presider' in command.body ? command.body.presider : '';
      const done = decide(state, { ...command, body: { ...command.body, presider: 'somebody' } } as Command, context);
      return isRefusal(done)
        ? done
        : ({
            facts: done.facts.map((one) => (one.name === 'hearing-called' ? data(one, { presider: id }) : one)),
          } as unknown as Draft);
    }),
  },
  { invariant: 20, what: 'a fact is lost', isRecorded: (one) => one.name !== 'note-added' },
  { invariant: 21, what: 'a row knows what no fact says', isRecorded: (one) => one.name !== 'materials-checked' },
  {
    invariant: 22,
    what: 'any approver decides for any organ',
    decide: lax('not-permitted', (state, command, context) => {
      const organ = 'task' in command.body ? `organ-${String(command.body.task).split('.')[0]}` : undefined;
      return decide(
        state,
        command,
        organ === undefined || !context.actor.roles.includes('approver') ? context : as(context, { organ }),
      );
    }),
  },
  {
    invariant: 22,
    what: 'a mandate that has ended still counts',
    isDated: true,
    rules: { scopes: (all, agent) => all.filter((one) => one.agent === agent).map((one) => one.scope) },
  },
  {
    invariant: 22,
    what: 'lent power is never given back',
    isDated: true,
    rules: { roles: (all) => all.filter((one) => one.organ === 'organ-c1').map((one) => one.role) },
  },
  {
    invariant: 22,
    what: 'a role in another organ counts here',
    isDated: true,
    rules: { roles: (all) => all.filter((one) => one.until === null).map((one) => one.role) },
  },
  {
    invariant: 22,
    what: 'a cover goes on when the absence is over',
    isDated: true,
    rules: { covered: (all, cover) => all.filter((one) => one.cover === cover).map((one) => one.staff) },
  },
  {
    invariant: 22,
    what: 'a clerk acts at a counter where they do not sit',
    isDated: true,
    decide: (state, command, context) => {
      const { site: _anywhere, ...actor } = context.actor;
      return decide(state, command, { ...context, actor });
    },
  },
  {
    invariant: 24,
    what: 'the decision names no documents',
    decide: altered((facts) => facts.map((one) => (one.name === 'case-decided' ? data(one, { materials: [] }) : one))),
  },
  {
    invariant: 25,
    what: 'the decision never reaches the approver’s desk',
    decide: altered((facts) => facts.filter((one) => !(one.name === 'task-opened' && one.data.kind === 'decide'))),
  },
];
