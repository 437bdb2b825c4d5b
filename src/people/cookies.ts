/** Names and settings of the room's cookies; all HttpOnly, SameSite=Lax, Secure over https. */
import type { House } from '../platform/index.ts';

/** `place` says nothing of a person: it says `kiosk` on a public terminal, and dies with its browser's window. */
export const cookies = { session: 'onevisit_session', draft: 'onevisit_draft', place: 'onevisit_place' } as const;

/** How a cookie is set; `maxAge` in seconds, undefined for one that dies with the browser's window. */
export const cookieOptions = (house: House, maxAge: number | undefined) =>
  ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: house.config.publicUrl.startsWith('https:'),
    ...(maxAge === undefined ? {} : { maxAge }),
  }) as const;
