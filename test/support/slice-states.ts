/** States that a page has only after something was done on it: sent empty, refused, shown after a reason, sent when the session was over. */
import type { Looker, Made } from './slice-pages.ts';

/** A page, what is typed into it, and the form that is then sent as it stands, whatever the browser would hold back. */
export interface SliceState {
  readonly name: string;
  readonly who: Looker;
  readonly address: string;
  /** Values by name of field. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Action of the form that is sent; none where opening the page is all. */
  readonly form?: string;
  /** The session ends before the form is sent. */
  readonly isSignedOut?: true;
  /** The status of what is shown then. */
  readonly status: number;
}

/** The states. */
export function statesOf(made: Made): readonly SliceState[] {
  const own = 'zhang-shifan';
  const apply = `/apply/${made.begun}`;
  const desk = `/desk/matters/${made.matter}`;
  const reason = { reason: '核对证件原件' };
  return [
    {
      name: 'wrong password',
      who: 'nobody',
      address: '/sign-in',
      form: '/sign-in',
      typed: { account: own, password: 'not-the-one' },
      status: 401,
    },
    { name: 'nothing answered', who: own, address: apply, form: `${apply}/answer`, status: 422 },
    { name: 'form empty', who: own, address: `${apply}/form`, form: `${apply}/form`, status: 422 },
    {
      name: 'no paper',
      who: own,
      address: `/apply/${made.draft}/papers`,
      form: `/apply/${made.draft}/papers`,
      status: 422,
    },
    { name: 'handed in with gaps', who: own, address: `${apply}/review`, form: `${apply}/hand-in`, status: 200 },
    {
      name: 'nothing put right',
      who: own,
      address: `/matters/${made.corrected}/correction`,
      form: '/correction',
      status: 422,
    },
    {
      name: 'agent unknown',
      who: own,
      address: '/me/mandates',
      typed: { agentAccount: 'nobody-of-that-name' },
      form: '/me/mandates',
      status: 404,
    },
    { name: 'session over', who: own, address: `${apply}/form`, form: `${apply}/form`, isSignedOut: true, status: 401 },
    { name: 'page of a session that is over', who: 'nobody', address: `/matters/${made.matter}`, status: 401 },
    { name: 'nothing there', who: 'nobody', address: '/no-such-page', status: 404 },
    { name: 'refused', who: own, address: '/desk/grants', status: 403 },
    { name: 'no matters yet', who: 'li-yangli', address: '/matters', status: 200 },
    { name: 'nothing known yet', who: 'li-yangli', address: '/me', status: 200 },
    { name: 'no projects yet', who: 'li-yangli', address: '/projects', status: 200 },
    { name: 'no versions', who: 'du-jiancha', address: '/desk/catalogue', status: 200 },
    { name: 'no reason', who: 'zhao-shencha', address: `${desk}/unmask`, form: '/unmask', status: 422 },
    { name: 'unmasked', who: 'zhao-shencha', address: `${desk}/unmask`, typed: reason, form: '/unmask', status: 200 },
    { name: 'no reason to look', who: 'du-jiancha', address: `${desk}/break-glass`, form: '/break-glass', status: 422 },
    {
      name: 'looked',
      who: 'du-jiancha',
      address: `${desk}/break-glass`,
      typed: reason,
      form: '/break-glass',
      status: 200,
    },
    {
      name: 'notice without a defect',
      who: 'zhao-shencha',
      address: `${desk}?do=notify-correction`,
      form: '/do',
      status: 422,
    },
    {
      name: 'nobody of that number',
      who: 'chen-chuangkou',
      address: '/desk/intake',
      typed: { identity: '11010119000101009X' },
      form: '/desk/intake/serve',
      status: 422,
    },
    {
      name: 'number mistyped',
      who: 'chen-chuangkou',
      address: '/desk/intake',
      typed: { identity: '110101190001010099' },
      form: '/desk/intake/serve',
      status: 422,
    },
    {
      name: 'window draft sent empty',
      who: 'chen-chuangkou, serving',
      address: `/desk/intake/${made.toldAll}`,
      form: made.toldAll,
      status: 200,
    },
  ];
}
