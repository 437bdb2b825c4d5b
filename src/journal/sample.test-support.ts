/** A small invented log for the tests of this room. */
import { buildFact, genesis, type Fact, type HashAlgorithm } from './fact.ts';
import { takeOut, type SaltedValue } from './personal.ts';
import type { StoredFact } from './verify/chain.ts';

/** A stream of `count` facts as `append` would write it, with a personal value in every fifth. */
export function sampleLog(
  stream: string,
  count: number,
  alg: HashAlgorithm = 'sha256',
): { facts: Fact[]; values: (SaltedValue & { seq: number })[] } {
  const facts: Fact[] = [];
  const values: (SaltedValue & { seq: number })[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const at = new Date(Date.UTC(2026, 2, 2, 1, seq)).toISOString();
    const data = {
      note: `第${seq}条：窗口收件`,
      ...(seq % 5 === 0 ? { who: { $personal: { subject: 'p-1-example', value: `申请人${seq}` } } } : {}),
    };
    const taken = takeOut(alg, data, () => Buffer.alloc(16, seq));
    values.push(...taken.values.map((value) => ({ ...value, seq })));
    const previous = facts.at(-1)?.hash ?? genesis(alg, stream);
    const name = seq === 1 ? 'example-received' : 'example-noted';
    facts.push(
      buildFact({
        stream,
        seq,
        name,
        version: 1,
        alg,
        previous,
        occurredAt: at,
        recordedAt: at,
        actor: { id: 's-1-window' },
        data: taken.data,
      }),
    );
  }
  return { facts, values };
}

/** The row of a fact. */
export const rowOf = (fact: Fact): StoredFact => ({
  stream: fact.stream,
  seq: fact.seq,
  name: fact.name,
  version: fact.version,
  alg: fact.alg,
  hash: fact.hash,
  recordedAt: fact.recordedAt,
  text: fact.text,
});
