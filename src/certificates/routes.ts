/** The room's doors over HTTP: thin, each with its policy. */
import { legalDay } from '../calendar/index.ts';
import { causeOf, doors, isRefusal, type App, type House } from '../platform/index.ts';
import { isHolder, maySee, mayEnd, mayEndPart } from './access.ts';
import { end, endPart, show } from './decide.ts';
import { idFrom } from './ids.ts';
import { perform, stateOf } from './perform.ts';
import { renewRoutes } from './renew-routes.ts';
import * as shape from './schema.ts';
import { fingerprint, type SealKeyRow } from './seal/provider.ts';
import { encodedList, listSize } from './status-list.ts';
import * as store from './store.ts';
import { codeHash, shownCode, shownFor, verifyShown, verifyTyped } from './verify.ts';
import { seen, viewOf } from './view.ts';

export function routes(app: App, house: House): void {
  publicRoutes(app, house);
  readRoutes(app, house);
  commandRoutes(app, house);
  renewRoutes(app, house);
}

function publicRoutes(app: App, house: House): void {
  const config = { policy: 'certificates.verify', rateLimit: { max: house.config.checkLimit, timeWindow: '1 minute' } };
  app.get(
    '/api/verify',
    { config, schema: { querystring: shape.VerifyQuery, response: { 200: shape.Verification } } },
    (request) => verifyTyped(house, request.query.number, request.query.check),
  );
  app.get(
    '/api/shown',
    { config, schema: { querystring: shape.ShownQuery, response: { 200: shape.Verification } } },
    (request) => verifyShown(house, request.query.code),
  );
  app.get(
    '/api/certificate-keys',
    { config: { policy: 'certificates.verify' }, schema: { response: { 200: shape.Keys } } },
    async () => {
      const rows = await house.db.read<SealKeyRow>(store.sealKeys, []);
      return {
        keys: rows.map((row) => ({
          keyId: row.key_id,
          suite: row.suite,
          publicKey: row.public_key.toString('base64'),
          fingerprint: fingerprint(row.public_key),
          certificate: row.certificate?.toString('base64') ?? null,
          from: row.created_at.toISOString(),
          retired: row.retired_at?.toISOString() ?? null,
        })),
      };
    },
  );
  app.get(
    '/api/status-lists/:cell/:list',
    {
      config: { policy: 'certificates.verify' },
      schema: { params: shape.StatusListParams, response: { 200: shape.StatusList } },
    },
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

function readRoutes(app: App, house: House): void {
  const config = { policy: 'certificates.read' };
  app.get(
    '/api/certificates',
    { config, schema: { querystring: shape.ListQuery, response: { 200: shape.CertificateList } } },
    async (request) => {
      const cell = Number(/^m-(\d+)-/.exec(request.query.matter)?.[1]);
      const rows = await house.db.read<{ certificate_id: string }>(store.ofMatter, [cell, request.query.matter]);
      const views: shape.CertificateView[] = [];
      for (const row of rows) {
        const found = await seen(house, request.actor, row.certificate_id);
        if (!isRefusal(found)) views.push(viewOf(house, request.actor, found));
      }
      return { certificates: views };
    },
  );
  app.get(
    '/api/certificates/:id',
    { config, schema: { params: shape.IdParams, response: { 200: shape.CertificateView } } },
    async (request) => {
      const found = await seen(house, request.actor, request.params.id);
      return (isRefusal(found) ? found : viewOf(house, request.actor, found)) as never;
    },
  );
  doors(app).download('/api/certificates/:id/pdf', { ...config, params: shape.IdParams }, async (request) => {
    const found = await seen(house, request.actor, request.params.id);
    if (isRefusal(found)) return found;
    const bytes = found.state.file ? await house.files.get(found.state.file.sha256) : undefined;
    if (!bytes) return { refused: 'certificate-without-file' };
    return { name: `${found.id}.pdf`, type: 'application/pdf', bytes };
  });
}

function commandRoutes(app: App, house: House): void {
  app.post(
    '/api/certificates/:id/show',
    {
      config: { policy: 'certificates.show' },
      schema: { params: shape.IdParams, body: shape.ShowBody, response: { 200: shape.Shown } },
    },
    async (request) => {
      const id = idFrom(request.params.id) ?? '';
      const found = await stateOf(house, id);
      if (!found || !(await isHolder(house, request.actor, found.state)))
        return { refused: 'certificate-not-found' } as never;
      const cause = causeOf(request);
      const done = await perform(house, id, request.actor, cause, ({ state }, tx) => {
        const until = new Date(tx.now.getTime() + shownFor);
        return show(state, {
          code: codeHash(shownCode(house, id, until)),
          until: until.toISOString(),
          purpose: request.body.purpose ?? null,
        });
      });
      if (isRefusal(done)) return done as never;
      const recorded = (await stateOf(house, id))?.facts.find((each) => each.seq === done.seq);
      if (!recorded) throw new Error(`${id} has no fact ${done.seq}`);
      const { until } = recorded.data as { until: string };
      return { code: shownCode(house, id, new Date(until)), until };
    },
  );
  app.post(
    '/api/certificates/:id/end',
    {
      config: { policy: 'certificates.end' },
      schema: { params: shape.IdParams, body: shape.EndBody, response: { 200: shape.Done } },
    },
    async (request) => {
      const id = idFrom(request.params.id) ?? '';
      const found = await stateOf(house, id);
      if (!found || !(await maySee(house, request.actor, found.state)))
        return { refused: 'certificate-not-found' } as never;
      const { act, reasons, basis, document, part } = request.body;
      if (part !== undefined && !found.state.parts.some((each) => each.case === part))
        return { refused: 'certificate-part-not-found' } as never;
      const may =
        part === undefined ? mayEnd(request.actor, found.state) : mayEndPart(request.actor, found.state, part);
      if (!may) return { refused: 'not-permitted' } as never;
      const cause = causeOf(request);
      return (await perform(house, id, request.actor, cause, ({ state }) => {
        const done = {
          reasons,
          basis,
          document: document ?? null,
          organ: request.actor.organ ?? state.intent.organ.id,
        };
        return part === undefined ? end(state, act, done) : endPart(state, part, act, done);
      })) as never;
    },
  );
}
