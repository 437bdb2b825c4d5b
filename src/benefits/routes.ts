/** Benefits over HTTP: what was found for me, confirming and declining; the runs of an organ. Thin, each with its policy. */
import { legalDay } from '../calendar/index.ts';
import {
  causeOf,
  doors,
  isRefusal,
  type Actor,
  type App,
  type House,
  type Refusal,
  type Cause,
} from '../platform/index.ts';
import { promiseOfPart, slicePlan } from '../planner/index.ts';
import { currentCatalogue } from '../catalogue/index.ts';
import { groundOf, type Matters } from '../matters/index.ts';
import { objectionRoutes } from './objections/routes.ts';
import { answerBenefit, benefitState } from './perform.ts';
import { offerPdf } from './notice-paper.ts';
import { confirm, decline, mayAnswer, type BenefitState } from './decide.ts';
import { grantedItems, runBenefit } from './run.ts';
import * as shape from './schema.ts';
import { benefitsOf, mayRun, personOf, runRows, runsFor, themeOf } from './view.ts';

/** All routes of benefits. */
export function routes(app: App, house: House): void {
  const { get, post, download } = doors(app);
  const policy = 'benefits.own';
  const params = shape.BenefitParams;
  get('/api/benefits', { policy, reply: shape.BenefitList }, async ({ actor }) => ({
    benefits: await benefitsOf(house, actor),
  }));
  post(
    '/api/benefits/:benefit/confirm',
    { policy, params, body: shape.ConfirmBody, reply: shape.Confirmed },
    (request) => confirmBenefit(house, request.actor, request.params.benefit, request.body.account, causeOf(request)),
  );
  post(
    '/api/benefits/:benefit/decline',
    { policy, params, body: shape.DeclineBody, reply: shape.BenefitDone },
    async (request) => {
      const { benefit } = request.params;
      const found = await ownOffer(house, request.actor, benefit);
      if (isRefusal(found)) return found;
      const today = legalDay(house.clock.now());
      const { why, reason = null } = request.body;
      return await answerBenefit(house, benefit, request.actor, causeOf(request), (state) =>
        decline(state, today, { why, reason, by: request.actor.id }),
      );
    },
  );
  download('/api/benefits/:benefit/notice', { policy, params }, async ({ actor, params: { benefit } }) => {
    const found = await ownOffer(house, actor, benefit);
    const bytes = isRefusal(found) ? found : await offerPdf(house, benefit, found);
    return isRefusal(bytes) ? bytes : { name: `${benefit}.pdf`, type: 'application/pdf', bytes };
  });
  runRoutes(app, house);
  objectionRoutes(app, house);
}

/** An offer to the actor or to whom they act for; to everybody else it is not there. */
async function ownOffer(house: House, actor: Actor, id: string): Promise<BenefitState | Refusal> {
  const state = await benefitState(house, id);
  return state && state.offer.person === personOf(actor) ? state : { refused: 'benefit-not-found' };
}

/**
 * The person says yes and into which account. Only now is there a matter: reviewed, approved and paid like every other, by what the registers
 * say today. Said twice it is one matter.
 */
async function confirmBenefit(
  house: House,
  actor: Actor,
  id: string,
  account: string,
  cause: Cause,
): Promise<{ benefit: string; matterId: string } | Refusal> {
  const found = await ownOffer(house, actor, id);
  if (isRefusal(found)) return found;
  const today = legalDay(house.clock.now());
  const closed = found.answer === 'confirmed' ? undefined : mayAnswer(found, today);
  if (closed) return closed;
  const handedIn = await handInFor(house, actor, found, { id, account });
  if (isRefusal(handedIn)) return handedIn;
  const { matterId } = handedIn;
  const done = await answerBenefit(house, id, actor, cause, (state) =>
    confirm(state, today, { matter: matterId, by: actor.id }),
  );
  return isRefusal(done) ? done : { benefit: id, matterId };
}

async function handInFor(
  house: House,
  actor: Actor,
  { offer }: BenefitState,
  { id, account }: { readonly id: string; readonly account: string },
): Promise<{ readonly matterId: string } | Refusal> {
  const catalogue = await currentCatalogue(house);
  const item = grantedItems(catalogue).find((one) => one.id === offer.item);
  const theme = item && themeOf(catalogue, item);
  if (!item || theme === undefined) return { refused: 'benefit-item-not-found', detail: { item: offer.item } };
  const answers = { [item.policy?.automatic?.account ?? '']: account };
  const matters = house.room<Matters>('matters');
  const planned = await matters.plan({ theme, answers, person: offer.person });
  if (isRefusal(planned)) return planned;
  if (!planned.plan.items.some((one) => one.id === item.id)) return { refused: 'benefit-no-longer-fits' };
  const own = slicePlan(planned.plan, new Set([item.id]));
  const promised = promiseOfPart(own, (await groundOf(house, catalogue)).calendar, own.today);
  const schedule = { ...own.schedule, promised };
  const plan = { ...own, schedule, title: offer.itemName, questions: [], findings: [] };
  return await matters.handInPlanned(
    {
      ...planned,
      plan,
      actor,
      applicant: offer.person,
      body: { theme, answers, materials: [], choices: { benefit: id } },
    },
    { actor: offer.person, route: 'benefit-confirm', idempotencyKey: `benefit:${id}`, bodyHash: '' },
  );
}

function runRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const params = shape.ItemParams;
  get('/api/benefit-runs', { policy: 'benefits.runs', reply: shape.RunSummaries }, async ({ actor }) => ({
    items: await runsFor(house, actor),
  }));
  get(
    '/api/benefit-runs/:item',
    { policy: 'benefits.runs', params, query: shape.RunQuery, reply: shape.RunRows },
    (request) => runRows(house, request.actor, request.params.item, request.query),
  );
  post('/api/benefit-runs/:item', { policy: 'benefits.run', params, reply: shape.RunDone }, async (request) => {
    const { item: id } = request.params;
    const item = grantedItems(await currentCatalogue(house)).find((one) => one.id === id);
    if (!item || !mayRun(request.actor, item)) return { refused: 'benefit-item-not-found', detail: { item: id } };
    return await runBenefit(house, id, causeOf(request).idempotencyKey);
  });
}
