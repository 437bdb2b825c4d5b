/** The HTTP server: Fastify with the house's rules. A route without a known policy stops the start. */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import fastify, {
  LogController,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify';
import { idempotencyKeyOf } from './command-key.ts';
import { crashpoint } from './crashpoint.ts';
import { compressReply } from './compress.ts';
import { pageOf, tellAsPage } from './error-page.ts';
import { refusalOf } from './failures.ts';
import { methodsOver } from './other-methods.ts';
import { answerProblem, collectProblems, problemDocument, type ProblemIndex } from './problems.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Actor, App, Authenticate, House, Policy, Room } from './room.ts';
import { canBeKept, validatorCompiler } from './validation.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the policy, `<room>.<policy>`. Every route has one. */
    policy?: string;
    /** `false` frees a write from the idempotency key. */
    idempotent?: boolean;
  }
  interface FastifyRequest {
    /** Who is asking; filled before the policy is checked. */
    actor: Actor;
  }
}

const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', roles: ['anonymous'] };
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Builds the server with the routes of all rooms; `listen` or `inject` is the caller's. */
export async function buildServer(house: House, rooms: readonly Room[]): Promise<App> {
  const app = fastify({
    loggerInstance: house.log,
    genReqId: () => house.ids.next(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: (error, request, reply) => {
      void tellEarly(error as FastifyError, request as FastifyRequest, reply as unknown as FastifyReply);
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
  const index = collectProblems(rooms);
  const policies = new Map(rooms.flatMap((room) => Object.entries(room.policies ?? {})));
  const refuse = (refusal: Refusal, request: FastifyRequest, reply: FastifyReply) =>
    answerProblem(reply, problemDocument(refusal, index, house.words, request));
  function fail(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
    const { refusal, isBug } = refusalOf(error);
    if (isBug)
      request.log.error({ err: error, method: request.method, url: request.routeOptions?.url }, 'unexpected error');
    return refuse(refusal, request, reply);
  }
  /** An address that cannot be decoded is refused before any hook runs. */
  async function tellEarly(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const told = JSON.stringify(fail(error, request, reply));
    await reply.send(await pageOf(app, house, request, reply, told));
  }
  app.setValidatorCompiler(validatorCompiler);
  app.setErrorHandler((error: FastifyError, request, reply) =>
    (reply as FastifyReply).send(fail(error, request, reply as FastifyReply)),
  );
  app.decorateRequest('actor', null as unknown as Actor);
  await plugins(app, house);
  policyHooks(app, house, policies, index);
  const methodsOf = methodsOver(routeTables.get(app.server) ?? []);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?')[0] ?? '');
    const isOther = methods.length > 0 && !methods.includes(request.method);
    if (isOther) void reply.header('allow', methods.join(', '));
    const refused = isOther ? 'method-not-allowed' : 'not-found';
    return (reply as FastifyReply).send(refuse({ refused }, request, reply as FastifyReply));
  });
  app.addHook('preSerialization', async (request, reply, payload) =>
    isRefusal(payload) ? refuse(payload, request, reply) : payload,
  );
  app.addHook('onSend', async (_request, reply) => {
    crashpoint('answer-made');
    // The house's own time: a device whose clock is wrong learns here by how much (RFC 9110, 6.6.1).
    void reply.header('date', house.clock.now().toUTCString());
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async () => crashpoint('answer-sent'));
  tellAsPage(app, house);
  app.addHook('onSend', compressReply);
  for (const room of rooms) room.routes?.(app, house);
  return app;
}

async function plugins(app: App, house: House): Promise<void> {
  const secure = house.config.publicUrl.startsWith('https:');
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, { max: house.config.rateLimit, timeWindow: '1 minute' });
  // A sample without any measurement counts as infinite delay there; over five seconds that means what it says.
  await app.register(underPressure, {
    maxEventLoopDelay: house.config.loadGuard === 'on' ? 3000 : 0,
    sampleInterval: 5000,
    retryAfter: 5,
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { limits: { fileSize: 50 * 1024 * 1024, files: 20, fields: 200 } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OneVisit 一次办',
        version: '1',
        description: 'One goal with the government, done in one visit or none.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'onevisit_session' } } },
    },
    hideUntagged: false,
  });
}

/** One route of a server: what it is called by and which policy guards it. */
export interface RouteRow {
  readonly method: string;
  readonly url: string;
  readonly policy: string;
  readonly schema: RouteOptions['schema'];
}

const routeTables = new WeakMap<object, RouteRow[]>();

/** Every route of a server as it was hung; what the matrix of authorisation is generated from (S2). */
export const routesOf = (app: App): readonly RouteRow[] => routeTables.get(app.server) ?? [];

/** Whether acts of weight need a passkey here: always in a real database, elsewhere where ONEVISIT_STEP_UP=on. */
const demandsStepUp = (house: Pick<House, 'config' | 'installation'>): boolean =>
  house.installation.kind === 'real' || house.config.stepUp === 'on';

function policyHooks(app: App, house: House, policies: ReadonlyMap<string, Policy>, index: ProblemIndex): void {
  const refuse = (refusal: Refusal, request: FastifyRequest, reply: FastifyReply) =>
    reply.send(answerProblem(reply, problemDocument(refusal, index, house.words, request)));
  const table: RouteRow[] = [];
  routeTables.set(app.server, table);
  app.addHook('onRoute', (route: RouteOptions) => {
    const name = route.config?.policy;
    if (!name || !policies.has(name))
      throw new Error(`route ${String(route.method)} ${route.url}: ${name ? `unknown policy ${name}` : 'no policy'}`);
    for (const method of [route.method].flat())
      table.push({ method, url: route.url, policy: name, schema: route.schema });
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!safeMethods.has(request.method) && isCrossSite(request, house.config.publicUrl))
      return refuse({ refused: 'cross-site-request' }, request, reply);
    const policy = policies.get(request.routeOptions.config.policy ?? '');
    request.actor =
      policy && house.has('authenticate') ? await house.room<Authenticate>('authenticate')(request) : anonymous;
    if (!policy) return;
    if (!request.actor.roles.some((role) => policy.roles.includes(role)))
      return refuse({ refused: request.actor.kind === 'anonymous' ? 'sign-in-required' : 'forbidden' }, request, reply);
    if (policy.stepUp && demandsStepUp(house) && request.actor.isSteppedUp !== true)
      return refuse({ refused: 'step-up-required' }, request, reply);
  });
  app.addHook('preValidation', async (request, reply) => {
    crashpoint('request-read');
    const isFields = typeof request.body === 'object' && request.body !== null && !request.isMultipart();
    if (isFields && !canBeKept(request.body)) return refuse({ refused: 'request-invalid' }, request, reply);
    const { idempotent, policy } = request.routeOptions.config;
    if (!policy || safeMethods.has(request.method) || idempotent === false || idempotencyKeyOf(request) !== undefined)
      return;
    return refuse({ refused: 'idempotency-key-missing' }, request, reply);
  });
}

/** A write that another site's page made the browser send. Programs that are no browser send neither header. */
function isCrossSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return site !== undefined;
  return origin !== new URL(publicUrl).origin && origin !== `${request.protocol}://${request.host}`;
}
