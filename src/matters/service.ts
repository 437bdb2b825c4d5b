/** What downstream rooms may ask of matters and tell them. `house.room<Matters>('matters')`. Commands are idempotent by their cause. */
import { follow, reveal } from '../journal/index.ts';
import type { House, JsonValue, Refusal } from '../platform/index.ts';
import type { FactData, FactName, MatterFact } from './facts.ts';
import type { CaseSpec } from './facts/opening.ts';
import { cellOf } from './ids.ts';
import { houseActor, houseCause, perform, readState, type Performed } from './perform.ts';
import type { CaseState, MatterState } from './state.ts';
import { matterFact } from './view/matter-view.ts';

/** A fact of a matter with its place, as reactions of other rooms read it. */
export interface TurnedFact<N extends FactName = FactName> {
  readonly name: N;
  readonly data: FactData<N>;
  readonly at: string;
  readonly seq: number;
}

export interface Matters {
  /** State from the rows; undefined where there is no such matter. No personal values. */
  state(matterId: string): Promise<MatterState | undefined>;
  /** One fact by its place in the stream, without personal values. A reaction reads the fact it was told of. */
  factAt(matterId: string, seq: number): Promise<MatterFact | undefined>;
  /** All facts with personal values in place. */
  facts(matterId: string): Promise<readonly MatterFact[]>;
  /** The answers of the application by element key; values of an erased person are gone. */
  answers(matterId: string): Promise<Readonly<Record<string, JsonValue>>>;
  /** A certificate was issued for a granted case. Idempotent by its identifier. */
  enterCertificate(order: {
    matterId: string;
    case: string;
    type: string;
    number: string;
    identifier: string;
    cause: string;
  }): Promise<Performed | Refusal>;
}

export type { CaseSpec, CaseState, MatterState };

export function mattersService(house: House): Matters {
  const place = (matterId: string): number => {
    const cell = cellOf(matterId);
    if (cell === undefined) throw new Error(`not a matter of ours: ${matterId}`);
    return cell;
  };
  const facts = async (matterId: string): Promise<readonly MatterFact[]> => {
    const cell = place(matterId);
    return (await reveal(house, 'cell', cell, await follow(house, 'cell', cell, matterId, 0))).map(matterFact);
  };
  return {
    state: async (matterId) => (await readState(house.db, matterId))?.state,
    async factAt(matterId, seq) {
      const [found] = await follow(house, 'cell', place(matterId), matterId, seq - 1, 1);
      return found ? matterFact(found) : undefined;
    },
    facts,
    async answers(matterId) {
      const [first] = await follow(house, 'cell', place(matterId), matterId, 0, 1);
      if (!first) return {};
      const [open] = await reveal(house, 'cell', place(matterId), [first]);
      const answers = (open?.data as { answers?: JsonValue } | undefined)?.answers;
      return answers !== null && typeof answers === 'object' && !('$erased' in answers)
        ? (answers as Record<string, JsonValue>)
        : {};
    },
    enterCertificate: ({ matterId, cause, ...body }) =>
      perform(house, matterId, { name: 'enter-certificate', body }, houseActor, houseCause(cause)),
  };
}
