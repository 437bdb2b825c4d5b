/**
 * What is still worth asking. Only what an unknown condition hangs on is here at all, so a question that can change nothing is never asked.
 * First the bans, then what removes most uncertainty, then the order that the theme proposes.
 */
import type { Question } from '../plan.ts';
import type { Context } from './context.ts';

/** Open questions, best first. */
export function questionsOf({ catalogue, input, open }: Context): Question[] {
  const order = (input.theme === undefined ? undefined : catalogue.themes[input.theme]?.determinants) ?? [];
  const place = (key: string): number => (order.indexOf(key) + order.length + 1) % (order.length + 1);
  return [...open]
    .map(([element, { because, weight }]) => ({
      element,
      text: catalogue.elements[element]?.question ?? catalogue.elements[element]?.label ?? { zh: element, en: element },
      because,
      weight: Math.round(weight * 100) / 100,
    }))
    .sort((a, b) => b.weight - a.weight || place(a.element) - place(b.element) || (a.element < b.element ? -1 : 1));
}
