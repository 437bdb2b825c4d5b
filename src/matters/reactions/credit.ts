/** A decided handling may enter the breach in the person's credit; a repaired breach takes it out again. People's own command does it. */
import type { People } from '../../people/index.ts';
import type { Reaction } from '../../platform/index.ts';
import type { FactName } from '../facts.ts';
import { mattersService } from '../service.ts';

/** Answers `handling-decided` and `breach-repaired`; whoever handles the breach never writes into the credit by hand. */
export const creditStanding: Reaction = {
  name: 'matters.credit-standing',
  topics: ['handling-decided', 'breach-repaired'] satisfies FactName[],
  async react(event, house) {
    const matters = mattersService(house);
    const fact = await matters.factAt(event.stream, event.seq);
    const state = await matters.state(event.stream);
    if (!state || (fact?.name !== 'handling-decided' && fact?.name !== 'breach-repaired')) return;
    if (fact.name === 'handling-decided' && !fact.data.outcome.endsWith('credit-entry')) return;
    const basis =
      fact.name === 'handling-decided' ? fact.data.basis.map((one) => one.law).join('、') : fact.data.evidence;
    await house.room<People>('people').changeCredit({
      personId: state.head.applicant,
      standing: fact.name === 'handling-decided' ? 'unrepaired-breach' : 'good',
      matter: event.stream,
      basis,
      cause: `credit:${event.stream}:${event.seq}`,
    });
  },
};
