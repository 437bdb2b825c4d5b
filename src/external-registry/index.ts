/** The way to the registration system: the one that a setting names, or in demo databases a simulated one on the loopback address. */
import { join } from 'node:path';
import type { House, Room } from '../platform/index.ts';
import { startRegistry, type RunningRegistry } from './registry.ts';

export { startRegistry, type RegistryOptions, type RunningRegistry } from './registry.ts';

/** Service `external-registry`. */
interface ExternalRegistry {
  /** Its address; undefined where this house has none and results are typed in by hand. */
  url(): Promise<string | undefined>;
  /** Signs and checks callbacks. */
  readonly secret: string;
}

/** Somebody stands at the counter while their registration is decided (即办): as long as the other side's machine needs, no longer for show. */
const demoDecidesAfterMs = 1000;

function serviceOf(house: House, decideAfterMs: number): ExternalRegistry {
  const { config, installation, clock } = house;
  const secret = house.secrets.mac('external-registry', 'callback').toString('hex');
  let running: Promise<RunningRegistry> | undefined;
  return {
    secret,
    async url() {
      if (config.externalRegistryUrl) return config.externalRegistryUrl;
      if (installation.kind === 'real') return undefined;
      if (!running) {
        running = startRegistry({
          clock,
          decideAfterMs,
          everyMs: 200,
          secret,
          ...(installation.kind === 'demo'
            ? { file: join(config.data, 'external-registry', 'registrations.jsonl') }
            : {}),
          ...(config.externalRegistryPort ? { port: config.externalRegistryPort } : {}),
        });
        house.live.onClose(() => void running?.then((one) => one.close()));
      }
      return (await running).url;
    },
  };
}

/** The room with a simulated system that takes so long to decide; scenarios choose their own time. */
export const externalRegistryDeciding = (decideAfterMs: number): Room => ({
  name: 'external-registry',
  register(house) {
    house.provide('external-registry', serviceOf(house, decideAfterMs));
  },
});

/** The room: provides `external-registry`, and starts the simulated system when it is first needed. */
export const externalRegistry: Room = externalRegistryDeciding(demoDecidesAfterMs);
