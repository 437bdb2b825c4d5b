/** What somebody else typed before their session ended is not sent in the name of whoever signs in next at the same screen. */
import { LinkButton } from '../components/button/button.tsx';
import { Notice } from '../components/notice/notice.tsx';
import type { PageParts } from './frame.tsx';
import type { Visit } from './visit.ts';

/** The page that says so; `home` is where one goes on. */
export const notYours = ({ say }: Visit, home: string): PageParts => ({
  title: say('web.sign-in.not-yours'),
  status: 409,
  body: (
    <>
      <Notice tone="warning" title={say('web.sign-in.not-yours')} level={1} announce>
        <p>{say('web.sign-in.not-yours.text')}</p>
      </Notice>
      <p>
        <LinkButton href={home}>{say('web.problem.home')}</LinkButton>
      </p>
    </>
  ),
});
