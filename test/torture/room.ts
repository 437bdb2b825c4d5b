/** Two writes over HTTP for the kill tests: hand in a matter, add a note to one; and a reaction whose effect must come exactly once. */
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { plainTasks, spec } from '../../src/matters/testing/world.ts';
import { matterPlace } from '../../src/matters/ids.ts';
import {
  houseActor,
  commandKey,
  crashpoint,
  isRefusal,
  type Actor,
  type House,
  type Reaction,
  type Room,
} from '../../src/platform/index.ts';
import { houseCause, perform, performHandIn } from '../../src/matters/perform.ts';
import type { FactData } from '../../src/matters/facts.ts';

const personal = (subject: string) => ({ $personal: { subject, value: {} } }) as never;

/** What is handed in. */
export const receivedBy = (applicant: string): FactData<'matter-received'> => ({
  theme: 'torture',
  title: { zh: '试验', en: 'trial' },
  district: 'anhe',
  districtCode: '999901',
  districtName: '安和县',
  catalogue: 'v1',
  applicant,
  agent: null,
  receivedBy: null,
  channel: 'online',
  site: null,
  delivery: 'electronic',
  electronicService: true,
  answers: personal(applicant),
  fileNames: personal(applicant),
  materials: [],
  choices: {},
  promisedOn: null,
});

const person = (id: string): Actor => ({ kind: 'person', id, roles: ['applicant'] });
const clerk = (id: string): Actor => ({ kind: 'staff', id, roles: ['window-clerk'], organ: 'centre' });

/** A matter that was received gets one echo, whatever dies meanwhile. */
const echo: Reaction = {
  name: 'torture.echo',
  topics: ['matter-received'],
  async react(event, house) {
    const cause = houseCause(`echo:${event.stream}:${event.seq}`);
    const actor: Actor = { ...houseActor, kind: 'staff', id: 's-1-echo', roles: ['window-clerk'], organ: 'centre' };
    const body = { case: 'c1', text: `echo ${event.stream}` };
    const done = await perform(house, event.stream, { name: 'add-note', body }, actor, cause);
    if (isRefusal(done)) throw new Error(done.refused);
  },
};

/** Each matter is told to another house, once, under a reference that a repetition finds again. Planted: a new reference for each try. */
const outside: Reaction = {
  name: 'torture.outside',
  topics: ['matter-received'],
  async react(event, house) {
    const { TORTURE_OUTSIDE: url, TORTURE_FAULT: fault } = process.env as Readonly<Record<string, string | undefined>>;
    if (!url) return;
    const reference = fault === 'call-without-reference' ? randomUUID() : `${event.stream}:${event.seq}`;
    await fetch(`${url}/?${new URLSearchParams({ reference, matter: event.stream }).toString()}`);
    crashpoint('outside-called');
    const cause = houseCause(`outside:${event.stream}:${event.seq}`);
    const actor: Actor = { ...houseActor, kind: 'staff', id: 's-1-echo', roles: ['window-clerk'], organ: 'centre' };
    const body = { case: 'c1', text: `told outside ${event.stream}` };
    const done = await perform(house, event.stream, { name: 'add-note', body }, actor, cause);
    if (isRefusal(done)) throw new Error(done.refused);
  },
};

export const tortureRoom: Room = {
  name: 'torture',
  reactions: [echo, outside],
  policies: { 'torture.write': { roles: ['anonymous'], note: 'tests only' } },
  problems: [
    { code: 'matter-not-found', status: 404 },
    { code: 'not-permitted', status: 403 },
  ],
  routes(app, house: House) {
    const config = { policy: 'torture.write' };
    const who = (headers: Readonly<Record<string, unknown>>): string => String(headers['x-person']);
    app.post('/torture/matters', { config, schema: { body: Type.Object({ n: Type.Integer() }) } }, async (request) => {
      const { group: _group, key: _key, ...cause } = commandKey(request, 'cell', 0);
      const applicant = who(request.headers);
      const place = matterPlace(applicant, cause.idempotencyKey, house.shards.cell);
      const cases = [spec('c1', { tasks: plainTasks('c1'), needs: [] })];
      const handIn = { received: receivedBy(applicant), cases, inPerson: false };
      return (await performHandIn(house, place, handIn, person(applicant), { ...cause, actor: applicant })) as never;
    });
    app.post(
      '/torture/matters/:id/notes',
      { config, schema: { params: Type.Object({ id: Type.String() }), body: Type.Object({ text: Type.String() }) } },
      async (request) => {
        const { group: _group, key: _key, ...cause } = commandKey(request, 'cell', 0);
        const actor = clerk(who(request.headers));
        const body = { case: 'c1', text: request.body.text };
        const command = { name: 'add-note', body } as const;
        return (await perform(house, request.params.id, command, actor, { ...cause, actor: actor.id })) as never;
      },
    );
  },
} as Room;
