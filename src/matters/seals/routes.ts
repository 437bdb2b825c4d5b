/** Doors of letters and the register of seals. */
import { doors, officeKey, type App, type House } from '../../platform/index.ts';
import { endLetter, recordLetter, sealList } from './authorise.ts';
import { registerCsv, sealUses } from './register.ts';
import * as shape from './schema.ts';

/** As many lines as one file takes; who needs more narrows the days. */
const mostLines = 500;

/** The register is a paper of the organ: Chinese, whoever looks. */
const registerLang = 'zh-CN';

export function sealRoutes(app: App, house: House): void {
  const { get, post, download } = doors(app);
  get('/api/seals', { policy: 'matters.seals', reply: shape.SealList }, ({ actor }) => sealList(house, actor));
  post(
    '/api/seals',
    { policy: 'matters.seal-letter', body: shape.LetterBody, reply: shape.LetterRecorded },
    (request) => recordLetter(house, request.actor, request.body, officeKey(request)),
  );
  post(
    '/api/seals/:letter/end',
    {
      policy: 'matters.seal-letter',
      params: shape.LetterParams,
      body: shape.LetterEndBody,
      reply: shape.LetterRecorded,
    },
    (request) => endLetter(house, request.actor, request.params.letter, request.body.reason, officeKey(request)),
  );
  get('/api/seal-uses', { policy: 'matters.seals', query: shape.SealUseQuery, reply: shape.SealUseList }, (request) =>
    sealUses(house, request.actor, request.query),
  );
  download('/api/seal-uses/csv', { policy: 'matters.seals', query: shape.SealUseQuery }, async (request) => {
    const { uses } = await sealUses(house, request.actor, { ...request.query, limit: mostLines });
    const bytes = registerCsv(uses, (key) => house.words.say(registerLang, key));
    return { name: 'seals.csv', type: 'text/csv; charset=utf-8', bytes };
  });
}
