/** The other system's word. Signed over the exact bytes; told twice it is one result. */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { doors, type App, type House } from '../../platform/index.ts';
import { isSignedBy, registryOf, RegistryResult } from '../external/registry-client.ts';
import { fillBack } from '../jobs.ts';

const Body = Type.Object({ payload: Type.String({ maxLength: 4000 }) });
const Recorded = Type.Object({ recorded: Type.Boolean() });

export function callbackRoute(app: App, house: House): void {
  doors(app).post(
    '/api/external/registration/callback',
    { policy: 'matters.callback', body: Body, reply: Recorded, idempotent: false },
    async (request) => {
      const { payload } = request.body;
      const { secret } = registryOf(house);
      const signature = request.headers['x-signature'];
      if (secret === '' || !isSignedBy(secret, payload, typeof signature === 'string' ? signature : undefined))
        return { refused: 'not-permitted' };
      const result: unknown = parse(payload);
      if (!Value.Check(RegistryResult, result)) return { refused: 'request-invalid' };
      return { recorded: await fillBack(house, result, 'push') };
    },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
