/** The role whose view the work list takes, the widest first. */
export const leadRole = (roles: readonly string[]): string =>
  ['coordinator', 'supervisor', 'window-clerk', 'approver', 'reviewer', 'inspector'].find((role) =>
    roles.includes(role),
  ) ?? 'none';
