/** The room's doors over HTTP: thin, each with its policy. */
import { legalDay } from '../calendar/index.ts';
import { causeOf, doors, isRefusal, type App, type House } from '../platform/index.ts';
import { isHolder, maySee, mayEnd, mayEndPart } from './access.ts';
import { end, endPart, show } from './decide.ts';
import { idFrom } from './ids.ts';
import { perform, stateOf } from './perform.ts';
import { renewRoutes } from './renewal/renew-routes.ts';
import * as shape from './schema.ts';
import { fingerprint, type SealKeyRow } from './seal/provider.ts';
import { encodedList, listSize } from './checking/status-list.ts';
import * as store from './store.ts';
import { codeHash, shownCode, shownFor, verifyShown, verifyTyped } from './checking/verify.ts';
import { seen, viewOf } from './view.ts';

export function routes(app: App, house: House): void {
  publicRoutes(app, house);
  readRoutes(app, house);
  commandRoutes(app, house);
  renewRoutes(app, house);
}

function publicRoutes(app: App, house: House): void {
  const { get } = doors(app);
  const policy = 'certificates.verify';
  const typed = { policy, perMinute: house.config.checkLimit, reply: shape.Verification };
  get('/api/verify', { ...typed, query: shape.VerifyQuery }, ({ query }) =>
    verifyTyped(house, query.number, query.check),
  );
  get('/api/shown', { ...typed, query: shape.ShownQuery }, ({ query }) => verifyShown(house, query.code));
  get('/api/certificate-keys', { policy, reply: shape.Keys }, async () => {
    const rows = await house.db.read<SealKeyRow>(store.sealKeys, []);
    return { keys: rows.map(keyView) };
  });
  get(
    '/api/status-lists/:cell/:list',
    { policy, params: shape.StatusListParams, reply: shape.StatusList },
    async (request, reply) => {
      const { cell, list } = request.params;
      const now = house.clock.now();
      const rows = house.shards.cell.includes(cell)
        ? await house.db.read<{ status_index: number }>(store.endedPlaces, [cell, list, legalDay(now)])
        : [];
      void reply.header('cache-control', 'public, max-age=30');
      return {
        id: `${house.config.publicUrl}/api/status-lists/${cell}/${list}`,
        statusPurpose: 'revocation' as const,
        encodedList: encodedList(rows.map((row) => row.status_index)),
        length: listSize,
        at: now.toISOString(),
      };
    },
  );
}

/** A key of the seal as anybody may read it. */
const keyView = (row: SealKeyRow) => ({
  keyId: row.key_id,
  suite: row.suite,
  publicKey: row.public_key.toString('base64'),
  fingerprint: fingerprint(row.public_key),
  certificate: row.certificate?.toString('base64') ?? null,
  from: row.created_at.toISOString(),
  retired: row.retired_at?.toISOString() ?? null,
});

function readRoutes(app: App, house: House): void {
  const { get, download } = doors(app);
  const policy = 'certificates.read';
  const params = shape.IdParams;
  get('/api/certificates', { policy, query: shape.ListQuery, reply: shape.CertificateList }, async (request) => {
    const cell = Number(/^m-(\d+)-/.exec(request.query.matter)?.[1]);
    const rows = await house.db.read<{ certificate_id: string }>(store.ofMatter, [cell, request.query.matter]);
    const views: shape.CertificateView[] = [];
    for (const row of rows) {
      const found = await seen(house, request.actor, row.certificate_id);
      if (!isRefusal(found)) views.push(viewOf(house, request.actor, found));
    }
    return { certificates: views };
  });
  get('/api/certificates/:id', { policy, params, reply: shape.CertificateView }, async (request) => {
    const found = await seen(house, request.actor, request.params.id);
    return isRefusal(found) ? found : viewOf(house, request.actor, found);
  });
  download('/api/certificates/:id/pdf', { policy, params }, async (request) => {
    const found = await seen(house, request.actor, request.params.id);
    if (isRefusal(found)) return found;
    const bytes = found.state.file ? await house.files.get(found.state.file.sha256) : undefined;
    if (!bytes) return { refused: 'certificate-without-file' };
    return { name: `${found.id}.pdf`, type: 'application/pdf', bytes };
  });
}

function commandRoutes(app: App, house: House): void {
  const { post } = doors(app);
  const params = shape.IdParams;
  post(
    '/api/certificates/:id/show',
    { policy: 'certificates.show', params, body: shape.ShowBody, reply: shape.Shown },
    async (request) => {
      const id = idFrom(request.params.id) ?? '';
      const found = await stateOf(house, id);
      if (!found || !(await isHolder(house, request.actor, found.state))) return { refused: 'certificate-not-found' };
      const done = await perform(house, id, request.actor, causeOf(request), ({ state }, tx) => {
        const until = new Date(tx.now.getTime() + shownFor);
        return show(state, {
          code: codeHash(shownCode(house, id, until)),
          until: until.toISOString(),
          purpose: request.body.purpose ?? null,
        });
      });
      if (isRefusal(done)) return done;
      const recorded = (await stateOf(house, id))?.facts.find((each) => each.seq === done.seq);
      if (!recorded) throw new Error(`${id} has no fact ${done.seq}`);
      const { until } = recorded.data as { until: string };
      return { code: shownCode(house, id, new Date(until)), until };
    },
  );
  post(
    '/api/certificates/:id/end',
    { policy: 'certificates.end', params, body: shape.EndBody, reply: shape.Done },
    async (request) => {
      const id = idFrom(request.params.id) ?? '';
      const found = await stateOf(house, id);
      if (!found || !(await maySee(house, request.actor, found.state))) return { refused: 'certificate-not-found' };
      const { act, reasons, basis, document, part } = request.body;
      if (part !== undefined && !found.state.parts.some((each) => each.case === part))
        return { refused: 'certificate-part-not-found' };
      const may =
        part === undefined ? mayEnd(request.actor, found.state) : mayEndPart(request.actor, found.state, part);
      if (!may) return { refused: 'not-permitted' };
      return await perform(house, id, request.actor, causeOf(request), ({ state }) => {
        const done = {
          reasons,
          basis,
          document: document ?? null,
          organ: request.actor.organ ?? state.intent.organ.id,
        };
        return part === undefined ? end(state, act, done) : endPart(state, part, act, done);
      });
    },
  );
}
