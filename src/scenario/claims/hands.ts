/** What the acts of a play share: how a request is sent, what is seen of a case, and what was noted on the way. */
import type { Catalogue } from '../../catalogue/index.ts';
import type { CaseState, MatterState } from '../../matters/index.ts';
import type { Contact, Plan } from '../../planner/index.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './acts.ts';

/** What is played: a plan under a name that no other play has. */
export interface Part {
  readonly name: string;
  readonly plan: Plan;
  readonly catalogue: Catalogue;
}

export interface Hands {
  readonly stage: Stage;
  /** Sends a command about the matter of an item; gives why it was refused. */
  send(account: string, item: string, command: string, body: object): Promise<string | undefined>;
  stateOf(item: string): Promise<{ readonly state: MatterState; readonly one: CaseState } | undefined>;
  /** Presence of the plan, with its matter, by the visit that was recorded for it. */
  readonly visits: Map<string, string>;
  /** Joint work of the plan by the id that the engine gave it. */
  readonly joints: Map<string, string>;
}

/** Does one act on one case: undefined when it is done, or why it cannot be done yet. */
export type Doing = (act: Act, item: string, state: MatterState, one: CaseState) => Promise<string | undefined>;

type Spec = CaseState['spec']['tasks'][number];

/** Whether a task is the one that the act means: by its step, or by the joint work that it shares. */
export const isMeant = (spec: Spec, act: Act): boolean =>
  spec.kind !== 'examine' &&
  spec.kind !== 'decide' &&
  (spec.step === act.step || (spec.joint !== null && spec.joint === act.joint));

/** The one hall of the claims. */
export const hall = 'hall';

/** How a result reaches the applicant, in the words of the engine. */
export const wayOf = ({ channel }: Contact): 'window' | 'courier' | 'kiosk' | 'electronic' =>
  channel === 'person' ? 'window' : channel === 'courier' || channel === 'kiosk' ? channel : 'electronic';
