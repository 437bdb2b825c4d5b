/**
 * The invented people of a sample district (`people.yaml` of the catalogue directory), read into demo and scenario databases only.
 * Every one of them has the same built-in password, printed at start; a real database refuses to load them.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { House, JsonValue, Statement } from '../platform/index.ts';
import { enterIdentity } from './powers/acting.ts';
import { give } from './powers/grants.ts';
import { personId, shardOf, staffId } from './identity.ts';
import { hashPassword } from './signing-in/passwords.ts';
import * as store from './store.ts';
import * as file from './file/store.ts';
import { sealJson } from './file/vault.ts';

/** The password of every built-in account. Demonstration only, and says so. */
export const demoPassword = 'onevisit-demo';

const Person = Type.Object({
  name: Type.String(),
  residentId: Type.String(),
  phone: Type.String(),
  account: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** What a register says of them, by register and element. */
  registers: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()))),
});
const StaffMember = Type.Object({
  name: Type.String(),
  account: Type.String(),
  organ: Type.String(),
  site: Type.Optional(Type.String()),
  roles: Type.Array(Type.String()),
  cardNumber: Type.Optional(Type.String()),
  outsourced: Type.Optional(Type.Boolean()),
});
const SampleFile = Type.Object({
  persons: Type.Record(Type.String(), Person),
  staff: Type.Record(Type.String(), StaffMember),
});
const OrganFile = Type.Record(Type.String(), Type.Object({ office: Type.Integer() }));
export type Sample = Static<typeof SampleFile>;

/** Reads the people of a catalogue directory; an error names the file and what is wrong in it. */
export async function readSample(directory: string): Promise<Sample> {
  const file = join(directory, 'people.yaml');
  const content: unknown = parse(await readFile(file, 'utf8'));
  const [first] = Value.Errors(SampleFile, content);
  if (first) throw new Error(`${file}: ${first.instancePath || '/'} ${first.message}`);
  return content as Sample;
}

async function officesOf(directory: string): Promise<ReadonlyMap<string, number>> {
  const content: unknown = parse(await readFile(join(directory, 'organs.yaml'), 'utf8'));
  const [first] = Value.Errors(OrganFile, content);
  if (first) throw new Error(`organs.yaml: ${first.instancePath || '/'} ${first.message}`);
  return new Map(Object.entries(content as Static<typeof OrganFile>).map(([id, organ]) => [id, organ.office]));
}

/**
 * 两集中、两到位: whoever decides for an organ sits in one place. Gives the organs whose deciders sit in several, or in a place that the
 * district does not have, with the places.
 */
export function scattered(sample: Sample, sites: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const seats = new Map<string, Set<string>>();
  for (const { organ, site, roles } of Object.values(sample.staff))
    if (roles.includes('approver') && site !== undefined) seats.set(organ, (seats.get(organ) ?? new Set()).add(site));
  const wrong = [...seats].filter(
    ([, places]) => places.size > 1 || [...places].some((place) => !sites.includes(place)),
  );
  return new Map(wrong.map(([organ, places]) => [organ, [...places].toSorted()]));
}

/** Loads the sample people; running it again changes nothing. Gives one line for each account, for the start's printout. */
export async function loadSample(
  house: House,
  directory: string,
): Promise<readonly { account: string; name: string; roles: readonly string[]; organ?: string }[]> {
  const sample = await readSample(directory);
  const sites: unknown = parse(await readFile(join(directory, 'sites.yaml'), 'utf8'));
  const [wrong] = scattered(sample, Object.keys(sites as object));
  if (wrong) throw new Error(`people.yaml: who decides for ${wrong[0]} sits in ${wrong[1].join(', ')}`);
  return await loadPeople(house, sample, await officesOf(directory));
}

/** Loads invented people from anywhere; `offices` are the shards of the organs. Running it again changes nothing. */
export async function loadPeople(
  house: House,
  sample: Sample,
  offices: ReadonlyMap<string, number>,
): Promise<readonly { account: string; name: string; roles: readonly string[]; organ?: string }[]> {
  const loaded = await loadedAccounts(house, sample);
  const password = await hashPassword(demoPassword);
  for (const person of Object.values(sample.persons))
    if (!loaded.has(person.account)) await loadPerson(house, person, password);
  for (const [name, member] of Object.entries(sample.staff)) {
    const office = offices.get(member.organ);
    if (office === undefined)
      throw new Error(`people.yaml: ${name} works in ${member.organ}, which organs.yaml does not know`);
    if (!loaded.has(member.account)) await loadStaff(house, member, staffId(office, name), office, password);
  }
  return [
    ...Object.values(sample.persons).map((person) => ({
      account: person.account,
      name: person.name,
      roles: ['applicant'],
    })),
    ...Object.values(sample.staff).map((member) => ({
      account: member.account,
      name: member.name,
      roles: member.roles,
      organ: member.organ,
    })),
  ];
}

/** Accounts that an earlier start has loaded: the second start only looks. */
async function loadedAccounts(house: House, sample: Sample): Promise<ReadonlySet<string>> {
  const hasAccount = async (statement: Statement, account: string): Promise<string[]> => {
    const rows = await house.db.read(statement, [shardOf(account, house.shards.person_cell), account]);
    return rows.length > 0 ? [account] : [];
  };
  const found = await Promise.all([
    ...Object.values(sample.persons).map((one) => hasAccount(store.findAccount, one.account)),
    ...Object.values(sample.staff).map((one) => hasAccount(store.findStaffOffice, one.account)),
  ]);
  return new Set(found.flat());
}

/** What is known of a sample person: their own profile, and what registers say. */
const known = ({ facts, registers }: Static<typeof Person>) => [
  ...Object.entries(facts ?? {}).map(([element, value]) => ({ element, value, source: 'profile', from: 'sample' })),
  ...Object.entries(registers ?? {}).flatMap(([from, said]) =>
    Object.entries(said).map(([element, value]) => ({ element, value, source: 'registry', from })),
  ),
];

async function loadPerson(house: House, person: Static<typeof Person>, password: string): Promise<void> {
  const shard = shardOf(person.account, house.shards.person_cell);
  const id = personId(shard, person.account);
  const profile = { name: person.name, identity: person.residentId, phone: person.phone };
  const sealed = await sealJson(house, id, profile, id);
  const facts = await Promise.all(
    known(person).map(async ({ element, value, source, from }) => ({
      element,
      source,
      from,
      sealed: await sealJson(house, id, value as JsonValue, `${id}:${element}`),
    })),
  );
  const mac = house.secrets.mac('identity', person.residentId);
  await house.db.command(
    {
      group: 'person_cell',
      key: shard,
      actor: 'system',
      route: 'load-sample',
      idempotencyKey: `person:${id}`,
      bodyHash: '',
    },
    async (tx) => {
      tx.post(store.addPerson, [shard, id, 'person', sealed, mac, tx.now]);
      tx.post(store.addAccount, [shard, person.account, id, password]);
      for (const fact of facts)
        tx.post(file.enterProfileFact, [shard, id, fact.element, fact.sealed, fact.source, fact.from, tx.now]);
      return null;
    },
  );
  await enterIdentity(house, id, person.residentId);
}

async function loadStaff(
  house: House,
  member: Static<typeof StaffMember>,
  id: string,
  office: number,
  password: string,
): Promise<void> {
  await house.db.command(
    {
      group: 'office',
      key: office,
      actor: 'system',
      route: 'load-sample',
      idempotencyKey: `staff:${id}`,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(store.addStaff, [
        office,
        id,
        member.account,
        member.name,
        member.organ,
        member.site ?? null,
        member.cardNumber ?? null,
        member.outsourced ?? false,
        password,
      ]);
      return null;
    },
  );
  for (const role of member.roles)
    await give(house, { staff: id, role, organ: member.organ, by: 'system', cause: `sample:${id}:${role}` });
  const accountShard = shardOf(member.account, house.shards.person_cell);
  await house.db.command(
    {
      group: 'person_cell',
      key: accountShard,
      actor: 'system',
      route: 'load-sample',
      idempotencyKey: `account:${id}`,
      bodyHash: '',
    },
    async (tx) => {
      await tx.query(store.addStaffAccount, [accountShard, member.account, office, id]);
      return null;
    },
  );
}
