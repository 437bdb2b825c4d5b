/** A room that only the fuzz test hangs up: it notes which requests reached their handler, and carries three planted faults. */
import { Type } from 'typebox';
import { everybody, type Room } from '../../src/platform/index.ts';

/** The header by which a request is known again. */
export const probeHeader = 'x-probe';
/** Where the planted faults stand. */
export const plantedPath = '/planted/';

/** Makes the room; `reached` holds the names of the requests whose handler was entered, `thrown` what was thrown while one was answered. */
export function probeRoom(reached: Set<string>, thrown: Map<string, string>): Room {
  const Body = Type.Object({ value: Type.Integer({ minimum: 0, maximum: 100 }) }, { additionalProperties: false });
  return {
    name: 'probe',
    policies: { 'probe.open': { roles: everybody, note: 'planted faults of a test' } },
    routes(app) {
      app.addHook('preHandler', async (request) => {
        const name = request.headers[probeHeader];
        if (typeof name === 'string') reached.add(name);
      });
      app.addHook('onError', async (request, _reply, error) => {
        const name = request.headers[probeHeader];
        if (typeof name === 'string')
          thrown.set(name, (error.stack ?? String(error)).split('\n').slice(0, 4).join(' '));
      });
      const config = { policy: 'probe.open', idempotent: false };
      app.post(`${plantedPath}throws`, { config, schema: { body: Body, response: { 200: Body } } }, async (request) => {
        if (request.body.value > 60) throw new Error('planted');
        return request.body;
      });
      const Reply = Type.Object({ value: Type.String({ pattern: '^[a-z]+$' }) });
      app.post(
        `${plantedPath}off-shape`,
        { config, schema: { body: Body, response: { 200: Reply } } },
        async (request) => ({ value: request.body.value > 60 ? 'OFF' : 'on' }),
      );
      app.post(`${plantedPath}hangs`, { config, schema: { body: Body, response: { 200: Body } } }, async (request) => {
        if (request.body.value > 60) await new Promise((done) => setTimeout(done, 1500));
        return request.body;
      });
    },
  };
}
