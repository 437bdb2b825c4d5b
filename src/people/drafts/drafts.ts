/**
 * Drafts: what somebody has typed and not handed in. Mutable, sealed, keyed by person or by a token, no facts, gone after 30 days.
 * A stale save is refused with the newer version in the refusal, so that nothing typed is lost.
 */
import {
  isRefusal,
  type CommandKey,
  type House,
  type JsonValue,
  type Refusal,
  type TimerHandler,
} from '../../platform/index.ts';
import { draftId as newDraftId, shardIn, shardOf } from '../identity.ts';
import type { DraftContent } from '../service.ts';
import * as store from './store.ts';
import { openJson, sealJson } from '../file/vault.ts';

const days = 24 * 60 * 60_000;
const timerName = 'people.drop-draft';
/** How long an untouched draft is kept, in days. */
const keptForDays = 30;

interface DraftRow {
  draft_id: string;
  owner: string;
  theme: string;
  version: number;
  sealed_content: Buffer;
  updated_at: Date;
  expires_at: Date;
  handed_in_as: string | null;
}

const expiry = (now: Date): Date => new Date(now.getTime() + keptForDays * days);

/** Starts a draft for an owner (a person's id, or `t-<shard>-<hash>` of an anonymous browser). The same key gives the same draft. */
export async function startDraft(
  house: House,
  key: Omit<CommandKey, 'group' | 'key'>,
  owner: string,
  theme: string,
  content: JsonValue,
): Promise<{ draftId: string; version: number } | Refusal> {
  const shard = shardIn(owner) ?? shardOf(owner, house.shards.person_cell);
  const draftId = newDraftId(shard, `${key.actor}:${key.route}:${key.idempotencyKey}`);
  const sealed = await sealJson(house, owner, content, draftId);
  const done = await house.db.command({ ...key, group: 'person_cell', key: shard }, async (tx) => {
    await tx.query(store.addDraft, [shard, draftId, owner, theme, sealed, tx.now, expiry(tx.now)]);
    tx.timer(draftId, timerName, expiry(tx.now));
    return { draftId, version: 1 };
  });
  return isRefusal(done) ? done : done.reply;
}

/** Saves a draft over the version that the writer has seen. */
export async function saveDraft(
  house: House,
  key: Omit<CommandKey, 'group' | 'key'>,
  owner: string,
  draftId: string,
  seen: number,
  content: JsonValue,
): Promise<{ version: number } | Refusal> {
  const existing = await readDraft(house, draftId, owner);
  if (!existing) return { refused: 'draft-not-found', status: 404 };
  if (existing.handedInAs) return { refused: 'draft-handed-in', status: 409, detail: { matter: existing.handedInAs } };
  const shard = shardIn(draftId) as number;
  const sealed = await sealJson(house, owner, content, draftId);
  const done = await house.db.command<{ version: number }>({ ...key, group: 'person_cell', key: shard }, async (tx) => {
    const [row] = await tx.query<{ version: number }>(store.saveDraft, [
      shard,
      draftId,
      seen,
      sealed,
      tx.now,
      expiry(tx.now),
    ]);
    if (!row) return { refused: 'draft-changed', status: 409 } satisfies Refusal;
    tx.timer(draftId, timerName, expiry(tx.now));
    return { version: row.version };
  });
  if (!isRefusal(done)) return { version: done.reply.version };
  if (done.refused !== 'draft-changed') return done;
  const newer = await readDraft(house, draftId, owner);
  return {
    refused: 'draft-changed',
    status: 409,
    detail: { version: newer?.version ?? 0, content: newer?.content ?? null },
  };
}

/** A draft of this owner, or undefined: never another's. */
export async function readDraft(house: House, draftId: string, owner: string): Promise<DraftContent | undefined> {
  const shard = shardIn(draftId);
  if (shard === undefined) return undefined;
  const [row] = await house.db.read<DraftRow>(store.getDraft, [shard, draftId, house.clock.now()]);
  if (!row || row.owner !== owner) return undefined;
  const content = await openJson(house, owner, row.sealed_content, draftId);
  return {
    draftId,
    theme: row.theme,
    version: row.version,
    content: content ?? null,
    updatedAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.handed_in_as ? { handedInAs: row.handed_in_as } : {}),
  };
}

/** The open drafts of an owner, newest first, at most 50, without their content. */
export async function draftsOf(
  house: House,
  owner: string,
): Promise<readonly { draftId: string; theme: string; version: number; updatedAt: string }[]> {
  const shard = shardIn(owner) ?? shardOf(owner, house.shards.person_cell);
  const rows = await house.db.read<DraftRow>(store.draftsOf, [shard, owner, house.clock.now()]);
  return rows.map((row) => ({
    draftId: row.draft_id,
    theme: row.theme,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** A person who signs in takes over the draft that this browser began: the same content under the person, and the old one points to it. */
export async function adoptDraft(
  house: House,
  key: Omit<CommandKey, 'group' | 'key'>,
  tokenOwner: string | undefined,
  personId: string,
  draftId: string,
): Promise<{ draftId: string; version: number } | Refusal> {
  const own = await readDraft(house, draftId, personId);
  if (own) return { draftId, version: own.version };
  const draft = tokenOwner === undefined ? undefined : await readDraft(house, draftId, tokenOwner);
  if (!draft) return { refused: 'draft-not-found', status: 404 };
  const adopted = await startDraft(
    house,
    { ...key, idempotencyKey: `adopt:${draftId}` },
    personId,
    draft.theme,
    draft.content,
  );
  if (isRefusal(adopted)) return adopted;
  const shard = shardIn(draftId) as number;
  await house.db.command(
    { group: 'person_cell', key: shard, actor: personId, route: 'adopt-draft', idempotencyKey: draftId, bodyHash: '' },
    async (tx) => {
      await tx.query(store.removeDraft, [shard, draftId, tokenOwner as string]);
      return null;
    },
  );
  return adopted;
}

/** Thirty days after it was last touched a draft is not only hidden but gone. */
export const dropDraft: TimerHandler = {
  name: timerName,
  async fire({ key, stream, dueAt }, house) {
    const mark = `${stream}:${dueAt.toISOString()}`;
    await house.db.command(
      { group: 'person_cell', key, actor: 'system', route: 'drop-draft', idempotencyKey: mark, bodyHash: '' },
      async (tx) => {
        await tx.query(store.removeExpiredDraft, [key, stream, tx.now]);
        return null;
      },
    );
  },
};
