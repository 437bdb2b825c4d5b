/** Passkeys are bound to a name: at a bare number of a machine there are none, so the page leads to the name. */
import { Notice } from '../components/notice/notice.tsx';
import type { Visit } from '../app/visit.ts';

/** A word where the address is a number; nothing elsewhere. */
export function NoPasskeysHere({ visit }: { visit: Visit }) {
  const { say, origin, path } = visit;
  const at = new URL(origin);
  if (!/^[\d.]+$|^\[/.test(at.hostname)) return <noscript>{say('web.access.passkeys.scripts')}</noscript>;
  at.hostname = 'localhost';
  return (
    <Notice tone="warning" title={say('web.access.passkeys.number')}>
      <p>
        <a href={new URL(path, at).href}>{at.origin}</a>
      </p>
    </Notice>
  );
}
