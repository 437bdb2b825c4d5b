/** Wire shapes of the register of area reports. */
import { Type, type Static } from 'typebox';
import { Day, Id, Sentence, Text, closed, orNull } from '../../platform/shapes.ts';

/** POST /api/area-reports */
export const AreaReportBody = closed({
  area: Type.String({ minLength: 1, maxLength: 120 }),
  document: Type.String({ minLength: 1, maxLength: 120 }),
  materials: Type.Array(Id, { minItems: 1, maxItems: 50 }),
  element: Id,
  value: Type.String({ minLength: 1, maxLength: 120 }),
  validUntil: Day,
});
export type AreaReportBody = Static<typeof AreaReportBody>;
export const AreaReportRegistered = closed({ report: Id });
export type AreaReportRegistered = Static<typeof AreaReportRegistered>;
export const ReportParams = Type.Object({ report: Type.String({ pattern: '^ar-[0-9a-z-]{1,60}$' }) });
export const WithdrawReportBody = closed({ reason: Sentence });

/** GET /api/area-reports */
export const AreaReportList = closed({
  reports: Type.Array(
    closed({
      report: Id,
      organ: Id,
      organName: Text,
      area: Type.String(),
      document: Type.String(),
      materials: Type.Array(closed({ id: Id, name: Text })),
      element: Id,
      elementName: Text,
      value: Type.String(),
      registeredOn: Day,
      validUntil: Day,
      withdrawnOn: orNull(Day),
    }),
  ),
});
export type AreaReportList = Static<typeof AreaReportList>;
