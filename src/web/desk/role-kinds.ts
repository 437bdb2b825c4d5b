/** Which kinds of work a role has on its list. The server decides; here they are the choices of filters and of who can be given a task. */
/** What one is called to is on everybody's list who may be called. */
const spoken = ['vote', 'joint'];
const field = ['survey', 'test', 'measure', 'assess', 'follow-up', ...spoken];
const all = [
  'intake',
  'examine',
  'decide',
  'convert',
  'survey',
  'external',
  'expert-review',
  'public-notice',
  'hearing',
  'test',
  'measure',
  'assess',
  'follow-up',
  ...spoken,
];
const kinds: Readonly<Record<string, readonly string[]>> = {
  'window-clerk': ['intake', 'external'],
  reviewer: all.filter((kind) => kind !== 'decide' && kind !== 'convert'),
  approver: ['decide', 'convert', ...spoken],
  inspector: field,
  coordinator: all.filter((kind) => kind !== 'vote'),
  supervisor: all.filter((kind) => kind !== 'vote'),
};

/** Kinds of work that these roles can filter by. */
export const kindsOf = (roles: readonly string[]): readonly string[] =>
  all.filter((kind) => roles.some((role) => kinds[role]?.includes(kind)));

/** Whether somebody with these roles does such work. The centre and supervision see it, they do not do it. */
export const mayDo = (roles: readonly string[], kind: string): boolean =>
  roles.some((role) => role !== 'coordinator' && role !== 'supervisor' && kinds[role]?.includes(kind) === true);
