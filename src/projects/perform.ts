/** The shell of projects: one command is one transaction on one stream. Lock, read, decide, append, move the row. */
import { createHash } from 'node:crypto';
import { append, load, reveal, subjectKeys, type Fact } from '../journal/index.ts';
import { isRefusal, type Actor, type House, type JsonValue, type Refusal, type Cause } from '../platform/index.ts';
import { projectFact, readProjectFacts, type ProjectFact, type ProjectFactData } from './facts.ts';
import { foldProject, type ProjectState } from './state.ts';
import * as store from './store.ts';

const shape = /^pj-(\d{1,6})-[0-9a-f]{16}$/;

/** The project of a code, and the cell in which it lives: one code is one project. */
function projectPlace(code: string, cells: readonly number[]): { readonly cell: number; readonly id: string } {
  const digest = createHash('sha256').update(`project:${code}`, 'utf8').digest();
  const cell = cells[digest.readUInt32BE(0) % cells.length];
  if (cell === undefined) throw new Error('there is no cell for projects');
  return { cell, id: `pj-${cell}-${digest.toString('hex').slice(8, 24)}` };
}

/** The cell that a project's id carries. */
const projectCell = (id: string): number | undefined => {
  const found = shape.exec(id);
  return found ? Number(found[1]) : undefined;
};

/** Opens a project. Refused: the code has one already. */
export async function openProject(
  house: House,
  opened: ProjectFactData<'project-opened'>,
  first: string | undefined,
  actor: Actor,
  cause: Cause,
): Promise<{ readonly projectId: string } | Refusal> {
  const { cell, id } = projectPlace(opened.code, house.generations[0] ?? []);
  const keys = await subjectKeys(house).ensureAll([opened.owner]);
  const done = await house.db.command<{ projectId: string }>({ group: 'cell', key: cell, ...cause }, async (tx) => {
    const [row] = await tx.query(store.lockProject, [cell, id]);
    if (row) return { refused: 'project-code-taken', detail: { code: opened.code } } satisfies Refusal;
    const facts = [
      projectFact('project-opened', opened),
      ...(first === undefined ? [] : [projectFact('barrier-opened', { stage: first, after: [] })]),
    ];
    const written = await append(tx, { stream: id, expectedSeq: 0, facts, actor, now: tx.now, keys });
    if (isRefusal(written)) return written;
    const last = written.at(-1);
    await tx.query(store.addProject, [
      cell,
      id,
      last?.seq ?? 0,
      last?.hash ?? '',
      opened.owner,
      opened.code,
      opened.name,
      opened.theme,
      opened.isKey,
      tx.now,
    ]);
    return { projectId: id };
  });
  return isRefusal(done) ? done : done.reply;
}

/** Performs one command: `rule` gives the facts, or refuses. No facts: it was so already. */
export async function performOnProject(
  house: House,
  id: string,
  actor: Actor,
  cause: Cause,
  rule: (state: ProjectState) => readonly ProjectFact[] | Refusal,
): Promise<{ readonly projectId: string; readonly seq: number } | Refusal> {
  const cell = projectCell(id);
  if (cell === undefined || !house.shards.cell.includes(cell)) return { refused: 'project-not-found' };
  const owner = (await projectState(house, id))?.state.owner;
  const keys = owner === undefined ? undefined : await subjectKeys(house).ensureAll([owner]);
  const done = await house.db.command<{ projectId: string; seq: number }>(
    { group: 'cell', key: cell, ...cause },
    async (tx) => {
      const [row] = await tx.query<{ seq: number; hash: string }>(store.lockProject, [cell, id]);
      const state = row && foldProject(readProjectFacts(await load(tx, 'cell', cell, id)));
      if (!row || !state) return { refused: 'project-not-found' } satisfies Refusal;
      const facts = rule(state);
      if (isRefusal(facts)) return facts;
      if (facts.length === 0) return { projectId: id, seq: row.seq };
      const written = await append(tx, {
        stream: id,
        expectedSeq: row.seq,
        previous: row.hash,
        facts,
        actor,
        now: tx.now,
        ...(keys ? { keys } : {}),
      });
      if (isRefusal(written)) return written;
      const last = written.at(-1);
      const isDone = facts.some((fact) => fact.name === 'project-completed') || state.status === 'complete';
      await tx.query(store.moveProject, [
        cell,
        id,
        last?.seq ?? row.seq,
        last?.hash ?? row.hash,
        isDone ? 'complete' : 'running',
      ]);
      tx.afterCommit(() => house.live.publish(id));
      return { projectId: id, seq: last?.seq ?? row.seq };
    },
  );
  return isRefusal(done) ? done : done.reply;
}

/** A project as it was read. */
export interface FoundProject {
  readonly state: ProjectState;
  readonly answers: Readonly<Record<string, JsonValue>>;
  readonly facts: readonly Fact[];
}

/** The state of a project, its answers in place and its facts with their instants; undefined where there is none. */
export async function projectState(house: House, id: string): Promise<FoundProject | undefined> {
  const cell = projectCell(id);
  if (cell === undefined || !house.shards.cell.includes(cell)) return undefined;
  const facts = await reveal(house, 'cell', cell, await load(house, 'cell', cell, id));
  const state = foldProject(readProjectFacts(facts));
  if (!state) return undefined;
  const answers = facts.flatMap(({ data }) => {
    const found = (data as { answers?: JsonValue }).answers;
    return found !== null && typeof found === 'object' && !('$erased' in found) ? [found] : [];
  });
  return { state, answers: Object.assign({}, ...answers) as Record<string, JsonValue>, facts };
}
