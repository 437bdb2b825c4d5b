/** Doors of the holder to a renewal: which permits may be renewed and until when, and the application for those that are chosen. */
import { legalDay } from '../calendar/index.ts';
import type { Matters } from '../matters/index.ts';
import { causeOf, isRefusal, type App, type House } from '../platform/index.ts';
import { isHolder } from './access.ts';
import { idFrom } from './ids.ts';
import { stateOf } from './perform.ts';
import { applyUntil, chosenForRenewal, renewalRefused } from './renewal.ts';
import * as shape from './schema-renewal.ts';
import { partOn, type CertificateState, type PartState } from './state.ts';

/** What the holder may choose from. */
function renewalView(state: CertificateState, today: string): shape.Renewal {
  return {
    name: state.intent.name,
    permits: state.parts.flatMap((part) => {
      const status = partOn(state, part, today);
      if (status === 'intended' || status === 'abandoned') return [];
      const { case: one, name, number, organName, validUntil } = part;
      const refused = renewalRefused(state, part, today)?.refused ?? null;
      return [{ case: one, name, number, organ: organName, validUntil, applyUntil: applyUntil(part), refused }];
    }),
  };
}

/** The permits by name, with the word that says what is asked. */
function titleOf({ words }: House, chosen: readonly PartState[]): { readonly zh: string; readonly en: string } {
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
  app.get(
    '/api/certificates/:id/renewal',
    {
      config: { policy: 'certificates.renew' },
      schema: { params: shape.RenewParams, response: { 200: shape.Renewal } },
    },
    async (request) => {
      const found = await stateOf(house, idFrom(request.params.id) ?? '');
      if (!found || !(await isHolder(house, request.actor, found.state)))
        return { refused: 'certificate-not-found' } as never;
      return renewalView(found.state, legalDay(house.clock.now()));
    },
  );
  app.post(
    '/api/certificates/:id/renew',
    {
      config: { policy: 'certificates.renew' },
      schema: { params: shape.RenewParams, body: shape.RenewBody, response: { 200: shape.Renewed } },
    },
    async (request) => {
      const id = idFrom(request.params.id) ?? '';
      const found = await stateOf(house, id);
      if (!found || !(await isHolder(house, request.actor, found.state)))
        return { refused: 'certificate-not-found' } as never;
      const { state } = found;
      const chosen = chosenForRenewal(state, request.body.permits, legalDay(house.clock.now()));
      if (isRefusal(chosen)) return chosen as never;
      const cause = causeOf(request);
      const done = await house.room<Matters>('matters').handInAgain(
        {
          actor: request.actor,
          matter: state.intent.matter,
          cases: chosen.map((part) => part.case),
          title: titleOf(house, chosen),
          answers: await house.room<Matters>('matters').answers(state.intent.matter),
          besides: [state.intent.identifier],
          choices: { renews: state.intent.identifier },
        },
        cause,
      );
      return (isRefusal(done) ? done : { matterId: done.matterId, number: done.number }) as never;
    },
  );
}
