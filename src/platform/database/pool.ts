/** Connections as the house wants them: JavaScript types without traps, and no unhandled error event. */
import { Client, Pool, types as parsers } from 'pg';

/** Types as rows give them: bigint as a safe number (larger throws), date as its ISO text, the rest as `pg` does. */
const getTypeParser = ((oid: number, format?: string) => {
  if (oid === 20) return safeNumber;
  if (oid === 1082) return (text: string) => text;
  return parsers.getTypeParser(oid, format as 'text');
}) as typeof parsers.getTypeParser;

function safeNumber(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw new RangeError(`bigint ${text} is beyond 2^53`);
  return n;
}

const types = { getTypeParser };

/** What a pool tells of itself when a connection breaks while idle. */
type OnIdleError = (error: Error) => void;

/** A pool; errors of idle connections go to `onError`, the connection is replaced. What is sent without waiting travels together (`pipeline`). */
export function makePool(connectionString: string, max: number, onError: OnIdleError): Pool {
  const pool = new Pool({
    connectionString,
    max,
    types,
    pipeline: true,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    application_name: 'onevisit',
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One connection of its own, for migrations, backups and checks. The caller ends it. */
export async function connectOnce(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    types,
    connectionTimeoutMillis: 5000,
    application_name: 'onevisit-admin',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
