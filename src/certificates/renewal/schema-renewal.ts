/** Wire shapes of a renewal of permits, alone or inside a combined certificate. */
import { Type, type Static } from 'typebox';
import { closed, orNull, Text } from '../../platform/shapes.ts';

const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** An id (`c-…`) or an identifier. */
export const RenewParams = closed({ id: Type.String({ maxLength: 120 }) });

/** GET /api/certificates/:id/renewal: each permit, from when until when its renewal is applied for and by which rule, and why it is not renewed now. */
export const Renewal = closed({
  name: Text,
  permits: Type.Array(
    closed({
      case: Type.String(),
      name: Text,
      number: Type.String(),
      organ: Text,
      validUntil: orNull(Day),
      applyFrom: orNull(Day),
      applyUntil: orNull(Day),
      basis: Type.Array(closed({ law: Type.String(), article: orNull(Type.String()) })),
      refused: orNull(Type.String()),
      /** The matter that renews it already. */
      matter: orNull(Type.String()),
    }),
  ),
});
export type Renewal = Static<typeof Renewal>;

/** POST /api/certificates/:id/renew: cases of the permits that are chosen; the others keep their dates. */
export const RenewBody = closed({
  permits: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { minItems: 1, maxItems: 20 }),
});
export const Renewed = closed({ matterId: Type.String(), number: Type.String() });
export type Renewed = Static<typeof Renewed>;
