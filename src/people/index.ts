/** The door of the room `people`: persons, organisations, staff, grants, sessions, drafts, data space. */
import type { Room } from '../platform/index.ts';
import { policies } from './access.ts';
import { sessionOf, staffByAccount } from './signing-in/accounts.ts';
import { findByIdentity, reactions, tell } from './powers/acting.ts';
import { cookies } from './cookies.ts';
import { mattersOf, planContext, registered } from './file/data-space.ts';
import { enterings } from './file/enterings.ts';
import { cards, staff, staffOf } from './file/cards.ts';
import { unmask } from './file/disclosure.ts';
import { dropDraft, readDraft } from './drafts/drafts.ts';
import { shardIn } from './identity.ts';
import { forgetAll, isAtTerminal, terminalHome } from './signing-in/kiosk.ts';
import { coveredOn, itemsInForce, rolesInForce, scopesInForce } from './in-force.ts';
import { covers, mayActFor } from './powers/mandates.ts';
import { recordRead } from './file/own-file.ts';
import { problems } from './problems.ts';
import { draftOwner } from './drafts/draft-owner.ts';
import { routes } from './routes.ts';
import { demoPassword, loadPeople, loadSample, type Sample } from './sample.ts';
import type { People } from './service.ts';
import { actorOf, whoseSession } from './signing-in/sessions.ts';
import { coveredBy } from './powers/standing-in.ts';
import * as store from './drafts/store.ts';
import { dropUpload } from './drafts/uploads-in-pieces.ts';
import en from './words/en.json' with { type: 'json' };
import zh from './words/zh-CN.json' with { type: 'json' };

export type { Away, HeldMandate, HeldRole } from './in-force.ts';
export type { StandingIn } from './schema-access.ts';
export type { DataSpace as DataSpaceView } from './schema.ts';
export type { DraftContent, MyMatter, People, PersonCard, PlanContext, StaffCard, Unmasked } from './service.ts';
export type { Sample };
export {
  coveredOn,
  cookies,
  covers,
  demoPassword,
  draftOwner,
  forgetAll,
  isAtTerminal,
  loadPeople,
  rolesInForce,
  itemsInForce,
  scopesInForce,
  sessionOf,
  shardIn,
  staffByAccount,
  terminalHome,
};

/** The room: provides `people` and `authenticate`. */
export const people: Room = {
  name: 'people',
  problems,
  policies,
  routes,
  reactions,
  timers: [dropDraft, dropUpload],
  words: { 'zh-CN': zh, en },
  register(house) {
    house.provide('authenticate', (request: { cookies: Record<string, string | undefined> }) =>
      actorOf(house, request.cookies[cookies.session]),
    );
    const service: People = {
      planContext: (id) => planContext(house, id),
      registered: (elements) => registered(house, elements),
      cards: (ids) => cards(house, ids),
      staff: (id) => staff(house, id),
      whoseSession: (token) => whoseSession(house, token),
      staffOf: (office) => staffOf(house, office),
      draft: (id, owner) => readDraft(house, id, owner),
      async markHandedIn(draftId, matterId, cause) {
        const key = shardIn(draftId);
        if (key === undefined) return;
        await house.db.command(
          { group: 'person_cell', key, actor: 'system', route: 'hand-in-draft', idempotencyKey: cause, bodyHash: '' },
          async (tx) => {
            await tx.query(store.handInDraft, [key, draftId, matterId]);
            return null;
          },
        );
      },
      enterMatter: (entry) => enterings.enterMatter(house, entry),
      enterCertificate: (entry) => enterings.enterCertificate(house, entry),
      enterProfileFacts: (entry) => enterings.enterProfileFacts(house, entry),
      enterFilings: (entry) => enterings.enterFilings(house, entry),
      changeCredit: (entry) => enterings.changeCredit(house, entry),
      recordRead: (entry) => recordRead(house, entry),
      unmask: (actor, personId, entry) => unmask(house, actor, personId, entry),
      tellActedFor: ({ personId, by, matter, what, cause }) =>
        tell(house, personId, { kind: 'system', id: 'system', roles: ['system'] }, cause, {
          name: 'acted-for',
          version: 1,
          data: { by, matter, what },
        }),
      findByIdentity: (identity) => findByIdentity(house, identity),
      mayActFor: (agent, principal, scope) => mayActFor(house, agent, principal, scope),
      coveredBy: (staffId, day) => coveredBy(house, staffId, day),
      mattersOf: (personId, before, limit) => mattersOf(house, personId, before, limit),
    };
    house.provide('people', service);
  },
  seeds: [
    {
      name: 'people.sample',
      async load(house) {
        const accounts = await loadSample(house, house.config.catalogue);
        return accounts.map((one) => ({ ...one, password: demoPassword }));
      },
    },
  ],
};
