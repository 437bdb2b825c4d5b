/** Who a fact says made it happen: opaque ids and what stands in the text for ever, and nothing else that the house knows of an actor. */
import type { Actor } from '../platform/index.ts';
import type { FactActor } from './fact.ts';

/** As it is written: id, kind, role, organ and for whom, each where it is known. */
export function factActor(actor: string | FactActor): FactActor {
  if (typeof actor === 'string') return { id: actor };
  const { id, kind, role, organ, onBehalfOf } = actor;
  return {
    id,
    ...(kind === undefined ? {} : { kind }),
    ...(role === undefined ? {} : { role }),
    ...(organ === undefined ? {} : { organ }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  };
}

/** Whoever acts in their own name or their organ's, also while they serve somebody at the counter: the fact says nothing of whom they serve. */
export const inOwnName = ({ id, kind, organ }: Actor): FactActor => factActor({ id, kind, ...(organ && { organ }) });
