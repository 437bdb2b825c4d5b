/** Every act of an agent or of a clerk at the counter is told to the person it was done for. */
import { follow } from '../../journal/index.ts';
import type { People } from '../../people/index.ts';
import type { Reaction } from '../../platform/index.ts';
import type { FactName } from '../facts.ts';

/** What somebody may do for another: the facts of the commands open to the applicant's side and to the window. */
const acts: readonly FactName[] = [
  'matter-received',
  'visit-recorded',
  'correction-supplied',
  'material-supplied',
  'commitment-signed',
  'defence-stated',
  'materials-checked',
  'case-accepted',
  'case-withdrawn',
  'result-delivered',
  'notice-served',
];

/** Tells the person. */
export const actsForOthers: Reaction = {
  name: 'matters.acts-for-others',
  topics: acts,
  async react(event, house) {
    const [fact] = await follow(house, event.group, event.key, event.stream, event.seq - 1, 1);
    const { id, onBehalfOf } = fact?.actor ?? {};
    if (!fact || id === undefined || onBehalfOf === undefined) return;
    await house.room<People>('people').tellActedFor({
      personId: onBehalfOf,
      by: id,
      matter: event.stream,
      what: fact.name,
      cause: `acts-for-others:${event.stream}:${event.seq}`,
    });
  },
};
