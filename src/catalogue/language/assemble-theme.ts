/** A theme (一件事) in its published form. */
import type { Theme } from '../model.ts';
import { basesAt, conditionAt, optional, optionalText, textOf } from './compile.ts';
import type { Compiler } from './compile.ts';
import type { RawTheme } from './shapes/files.ts';
import type { Thing } from './things.ts';

export function assembleTheme(c: Compiler, thing: Thing): Theme {
  const raw = thing.raw as RawTheme;
  return {
    id: thing.id,
    title: textOf(raw.title),
    summary: textOf(raw.summary),
    ...optionalText('group', raw.group),
    lead: raw.lead,
    goals: raw.goals.map((g, i) => {
      if (typeof g === 'string') return { item: g };
      return {
        item: g.item,
        ...optional('when', conditionAt(c, thing, ['goals', i, 'when'], g.when)),
        ...optional('instead', g.instead),
      };
    }),
    determinants: raw.determinants ?? [],
    stops: (raw.stops ?? []).flatMap((s, i) => {
      const when = conditionAt(c, thing, ['stops', i, 'when'], s.when);
      return when
        ? [
            {
              id: s.id,
              when,
              reason: textOf(s.reason),
              remedy: textOf(s.remedy),
              basis: basesAt(c, thing, ['stops', i, 'basis'], s.basis),
            },
          ]
        : [];
    }),
    advice: (raw.advice ?? []).flatMap((a, i) => {
      const when = conditionAt(c, thing, ['advice', i, 'when'], a.when);
      return when
        ? [{ id: a.id, when, text: textOf(a.text), basis: basesAt(c, thing, ['advice', i, 'basis'], a.basis) }]
        : [];
    }),
    resultPackage: textOf(raw.resultPackage),
    ...optional('stageTemplate', raw.stageTemplate),
  };
}
