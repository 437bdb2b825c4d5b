/** Doors of the holder to a renewal: which permits may be renewed and until when, and the application for those that are chosen. */
import { legalDay } from '../../calendar/index.ts';
import type { CatalogueService, Text } from '../../catalogue/index.ts';
import { calendarInForce, type Matters } from '../../matters/index.ts';
import { causeOf, doors, isRefusal, type App, type House } from '../../platform/index.ts';
import { isHolder } from '../access.ts';
import { idFrom } from '../ids.ts';
import { stateOf } from '../perform.ts';
import { chosenForRenewal, daysToApply, permitsOf, renewalRefused, type Rules } from './renewal.ts';
import * as shape from './schema-renewal.ts';
import { underWay } from './under-way.ts';
import { partOn, type CertificateState, type PartState } from '../state.ts';

async function rulesOf(house: House): Promise<Rules> {
  const { certificateTypes } = await house.room<CatalogueService>('catalogue').current();
  const { calendar } = await calendarInForce(house);
  return { calendar, window: (type) => certificateTypes[type]?.renewal };
}

/** What the holder may choose from. */
function renewalView(
  state: CertificateState,
  today: string,
  rules: Rules,
  applied: ReadonlyMap<string, string>,
): shape.Renewal {
  return {
    name: state.intent.name,
    permits: permitsOf(state).flatMap((part) => {
      const status = partOn(state, part, today);
      if (status === 'intended' || status === 'abandoned') return [];
      const { case: one, name, number, organName, validUntil } = part;
      const matter = applied.get(part.case) ?? null;
      const refused =
        renewalRefused(state, part, today, rules)?.refused ?? (matter === null ? null : 'renewal-under-way');
      const days = daysToApply(part, rules);
      const [applyFrom, applyUntil] = [days?.opens ?? null, days?.closes ?? null];
      const basis = (rules.window(part.type)?.basis ?? []).map(({ law, article }) => ({
        law,
        article: article ?? null,
      }));
      return [{ case: one, name, number, organ: organName, validUntil, applyFrom, applyUntil, basis, refused, matter }];
    }),
  };
}

/** The permits by name, with the word that says what is asked: what the matter is called, and with one permit its case; the name of an item is that of a first application. */
function titleOf({ words }: House, chosen: readonly PartState[]): Text {
  const inLang = (lang: 'zh-CN' | 'en', names: readonly string[], glue: string): string =>
    words.say(lang, 'certificates.renewal.title', { names: names.join(glue) });
  return {
    zh: inLang(
      'zh-CN',
      chosen.map((part) => part.name.zh),
      '、',
    ),
    en: inLang(
      'en',
      chosen.map((part) => part.name.en),
      ', ',
    ),
  };
}

export function renewRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  const door = { policy: 'certificates.renew', params: shape.RenewParams };
  get('/api/certificates/:id/renewal', { ...door, reply: shape.Renewal }, async (request) => {
    const found = await stateOf(house, idFrom(request.params.id) ?? '');
    if (!found || !(await isHolder(house, request.actor, found.state))) return { refused: 'certificate-not-found' };
    const { state } = found;
    return renewalView(state, legalDay(house.clock.now()), await rulesOf(house), await underWay(house, state));
  });
  post('/api/certificates/:id/renew', { ...door, body: shape.RenewBody, reply: shape.Renewed }, async (request) => {
    const found = await stateOf(house, idFrom(request.params.id) ?? '');
    if (!found || !(await isHolder(house, request.actor, found.state))) return { refused: 'certificate-not-found' };
    const { state } = found;
    const chosen = chosenForRenewal(state, request.body.permits, legalDay(house.clock.now()), await rulesOf(house));
    if (isRefusal(chosen)) return chosen;
    const matters = house.room<Matters>('matters');
    const done = await matters.handInAgain(
      {
        actor: request.actor,
        cases: chosen.map((part) => ({
          ...(part.of ?? { matter: state.intent.matter, case: part.case }),
          ...(part.validUntil === null ? {} : { until: part.validUntil }),
          name: titleOf(house, [part]),
        })),
        ...(state.parts.length > 0 && { certificate: state.intent.type }),
        title: titleOf(house, chosen),
        answers: await matters.answers(state.intent.matter),
        besides: [state.intent.identifier],
        on: { certificate: state.intent.identifier, matter: state.intent.matter },
        choices: { renews: state.intent.identifier },
      },
      causeOf(request),
    );
    if (isRefusal(done) && done.refused === 'applied-for-already') return { refused: 'renewal-under-way', status: 409 };
    return isRefusal(done) ? done : { matterId: done.matterId, number: done.number };
  });
}
