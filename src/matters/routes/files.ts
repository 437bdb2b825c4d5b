/** Doors to files of a matter. A paper is never shown inline from our origin; a photograph is, and only where its bytes are those of a picture. */
import { Type } from 'typebox';
import { follow } from '../../journal/index.ts';
import type { Actor, App, House, Refusal } from '../../platform/index.ts';
import { papersSeen } from '../access.ts';
import { cellOf } from '../ids.ts';
import { acting, readState } from '../perform.ts';
import { IdParams } from '../schema.ts';
import { recordLook } from '../looks/recorded.ts';
import { papersInFacts } from '../view/papers-in-facts.ts';
import { matterFact } from '../facts.ts';

const FileParams = Type.Object({
  id: IdParams.properties.id,
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/** The bytes of a paper that the actor may open; staff who open one are recorded as having looked. */
async function opened(house: House, actor: Actor, id: string, sha256: string): Promise<Uint8Array | Refusal> {
  const found = await readState(house.db, id);
  const cell = cellOf(id);
  if (!found || cell === undefined) return { refused: 'paper-not-found' };
  const who = acting(actor);
  const isSeen =
    papersSeen(found.state, who).has(sha256) ||
    papersInFacts(found.state, (await follow(house, 'cell', cell, id, 0)).map(matterFact), who).has(sha256);
  const bytes = isSeen ? await house.files.get(sha256) : undefined;
  if (!bytes) return { refused: 'paper-not-found' };
  if (actor.kind === 'staff') await recordLook(house, actor, found.state.head.applicant, id);
  return bytes;
}

/** The first bytes of pictures that browsers show. */
const pictures: readonly (readonly [type: string, first: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
];

/** The type of a picture by its own bytes, whatever it was called. */
const pictureType = (bytes: Uint8Array): string | undefined =>
  pictures.find(([, first]) => first.every((byte, index) => bytes[index] === byte))?.[0];

export function fileRoutes(app: App, house: House): void {
  app.get(
    '/api/matters/:id/files/:sha256',
    { config: { policy: 'matters.read' }, schema: { params: FileParams } },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const bytes = await opened(house, request.actor, id, sha256);
      if ('refused' in bytes) return bytes as never;
      void reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename="${sha256.slice(0, 12)}"`);
      return reply.send(bytes) as never;
    },
  );
  app.get(
    '/api/matters/:id/photographs/:sha256',
    { config: { policy: 'matters.photograph' }, schema: { params: FileParams } },
    async (request, reply) => {
      const { id, sha256 } = request.params;
      const bytes = await opened(house, request.actor, id, sha256);
      if ('refused' in bytes) return bytes as never;
      const type = pictureType(bytes);
      if (type === undefined) return { refused: 'paper-not-found' } as never;
      void reply
        .header('content-type', type)
        .header('content-disposition', 'inline')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store');
      return reply.send(bytes) as never;
    },
  );
}
