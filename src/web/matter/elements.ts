/** The elements that the answers of a matter belong to. */
import type { DataElement } from '../../catalogue/pure.ts';
import type { MatterView } from '../../matters/index.ts';
import type { Visit } from '../app/visit.ts';
import type { ThemeView } from '../draft/wire.ts';

/** Data elements by key, for labels and options of answers. */
export type Elements = Readonly<Record<string, DataElement>>;

/** Labels and options of the answers; without a theme the answers are told as they stand. */
export async function readElements(visit: Visit, matter: MatterView): Promise<Elements> {
  if (matter.theme === null || matter.answers.length === 0) return {};
  const theme = await visit.client.get<ThemeView>(`/api/themes/${encodeURIComponent(matter.theme)}`);
  return theme.ok ? theme.body.elements : {};
}
