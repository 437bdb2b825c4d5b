/** The page of a refusal that came before any page could answer: no such address, wrong method, too large, too busy, broken. */
import type { ErrorPage, House } from '../../platform/index.ts';
import { framed } from './frame.tsx';
import { notFound, problemPage, signInAgain } from './problem-page.tsx';
import { strangersVisit, visitOf } from './visit.ts';

/** Makes it. When the house is too busy or broken nobody is asked who is here, so that the page does not make it worse. */
export const errorPage =
  (house: House): ErrorPage =>
  async (app, request, reply, problem) => {
    const { status, code, detail = {} } = problem;
    const isTroubled = status >= 500 || status === 429;
    const visit = isTroubled ? strangersVisit(app, house, request, reply) : await visitOf(app, house, request, reply);
    if (status === 401 && visit.visitor.kind === 'anonymous' && request.method === 'GET')
      return framed(visit, signInAgain(visit, false));
    const told =
      code === 'request-invalid' && request.method === 'GET'
        ? notFound(visit, problem)
        : {
            ...problem,
            title: visit.say(`problem.${code}.title`, detail),
            remedy: visit.say(`problem.${code}.remedy`, detail),
          };
    void reply.code(told.status);
    return framed(visit, { ...problemPage(visit, told), bare: isTroubled });
  };
