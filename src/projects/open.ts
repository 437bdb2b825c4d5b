/** Opening a project: under its code, for its owner, with a template that has a stage for every goal of the theme. */
import { lookUp } from '../platform/pure.ts';
import { legalDay } from '../calendar/index.ts';
import { currentCatalogue } from '../catalogue/index.ts';
import { personal } from '../journal/index.ts';
import { groundOf } from '../matters/index.ts';
import type { Actor, Cause, House, JsonValue, Refusal } from '../platform/index.ts';
import { openProject } from './perform.ts';
import { planWith, templatesFor } from './planned.ts';
import type { OpenBody } from './schema.ts';

/** Opens it. Refused: nobody to own it, a theme without stages, a template that does not fit, questions that decide the plan, a code that is taken. */
export async function open(
  house: House,
  actor: Actor,
  body: OpenBody,
  cause: Cause,
): Promise<{ projectId: string } | Refusal> {
  const owner = actor.kind === 'person' ? (actor.onBehalfOf ?? actor.id) : (body.owner ?? actor.onBehalfOf);
  if (owner === undefined) return { refused: 'applicant-missing' };
  const catalogue = await currentCatalogue(house);
  const theme = lookUp(catalogue.themes, body.theme);
  if (!theme) return { refused: 'theme-not-found', detail: { theme: body.theme } };
  if (theme.stageTemplate === undefined) return { refused: 'theme-without-stages', detail: { theme: body.theme } };
  const template = body.template ?? theme.stageTemplate;
  if (!templatesFor(catalogue, body.theme).some((one) => one.id === template))
    return { refused: 'template-does-not-fit', detail: { template } };
  const on = legalDay(house.clock.now());
  const answers = body.answers as Record<string, JsonValue>;
  const { plan, stages } = planWith(await groundOf(house, catalogue), { theme: body.theme, template, on }, answers);
  if (plan.questions.length > 0 && plan.items.some((item) => !item.certain))
    return { refused: 'questions-open', detail: { elements: plan.questions.map((one) => one.element) } };
  const opened = {
    code: body.code,
    name: body.name,
    theme: body.theme,
    template,
    district: catalogue.district.id,
    catalogue: catalogue.version,
    owner,
    on,
    isKey: (body.isKey ?? false) && actor.kind === 'staff',
    answers: personal(owner, answers),
  };
  return await openProject(house, opened, stages[0]?.id, actor, cause);
}
