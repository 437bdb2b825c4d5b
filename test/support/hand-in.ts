/** A restaurant handed in over the API by whoever `post` is, with every paper it asks for. */
import { restaurantAnswers } from './restaurant-answers.ts';

/** Sends one request that changes something and gives the reply's body; throws where it was refused. */
export type Post = (url: string, payload: object) => Promise<unknown>;

/** Answers of the restaurant theme that ask for a registration, papers, a survey and the tax bureau. */
export const answers = { ...restaurantAnswers, 'sign.shop': true };

/** What goes into a matter: one paper, sent for every need that asks for one. */
export async function papersFor(post: Post) {
  const content = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
  const file = (await post('/api/files', { name: '租赁合同.pdf', content })) as { sha256: string };
  const plan = (await post('/api/plans', { theme: 'restaurant', answers })) as {
    needs: { id: string; line: string; chosen: { kind: string } }[];
  };
  const uploads = plan.needs.filter((need) => need.chosen.kind === 'upload');
  const materials = uploads.map((need) => ({ need: need.id, sha256: file.sha256, name: '租赁合同.pdf' }));
  return { file, uploads, materials };
}

/** Hands it in; gives the matter's id. */
export async function handInRestaurant(post: Post): Promise<string> {
  const { materials } = await papersFor(post);
  const done = (await post('/api/matters', { theme: 'restaurant', answers, materials })) as { matterId: string };
  return done.matterId;
}
