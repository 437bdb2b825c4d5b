/** Doors of letters and the register of seals. */
import { commandKey, type App, type House } from '../../platform/index.ts';
import { endLetter, recordLetter, sealList } from './authorise.ts';
import { registerCsv, sealUses } from './register.ts';
import * as shape from './schema.ts';

/** As many lines as one file takes; who needs more narrows the days. */
const mostLines = 500;

/** The register is a paper of the organ: Chinese, whoever looks. */
const registerLang = 'zh-CN';

export function sealRoutes(app: App, house: House): void {
  app.get(
    '/api/seals',
    { config: { policy: 'matters.seals' }, schema: { response: { 200: shape.SealList } } },
    (request) => sealList(house, request.actor),
  );
  app.post(
    '/api/seals',
    {
      config: { policy: 'matters.seal-letter' },
      schema: { body: shape.LetterBody, response: { 200: shape.LetterRecorded } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await recordLetter(house, request.actor, request.body, key)) as never;
    },
  );
  app.post(
    '/api/seals/:letter/end',
    {
      config: { policy: 'matters.seal-letter' },
      schema: { params: shape.LetterParams, body: shape.LetterEndBody, response: { 200: shape.LetterRecorded } },
    },
    async (request) => {
      const key = commandKey(request, 'office', request.actor.office ?? 0);
      return (await endLetter(house, request.actor, request.params.letter, request.body.reason, key)) as never;
    },
  );
  app.get(
    '/api/seal-uses',
    {
      config: { policy: 'matters.seals' },
      schema: { querystring: shape.SealUseQuery, response: { 200: shape.SealUseList } },
    },
    (request) => sealUses(house, request.actor, request.query),
  );
  app.get(
    '/api/seal-uses/csv',
    { config: { policy: 'matters.seals' }, schema: { querystring: shape.SealUseQuery } },
    async (request, reply) => {
      const { uses } = await sealUses(house, request.actor, { ...request.query, limit: mostLines });
      void reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="seals.csv"')
        .header('cache-control', 'no-store');
      return reply.send(registerCsv(uses, (key) => house.words.say(registerLang, key))) as never;
    },
  );
}
