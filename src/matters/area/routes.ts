/** Doors to the register of area reports. */
import { causeOf, type App, type House } from '../../platform/index.ts';
import { listReports, registerReport, withdrawReport } from './reports.ts';
import * as shape from './schema.ts';

export function areaRoutes(app: App, house: House): void {
  app.get(
    '/api/area-reports',
    { config: { policy: 'matters.area-reports' }, schema: { response: { 200: shape.AreaReportList } } },
    async () => (await listReports(house)) as never,
  );
  app.post(
    '/api/area-reports',
    {
      config: { policy: 'matters.register-area-report' },
      schema: { body: shape.AreaReportBody, response: { 200: shape.AreaReportRegistered } },
    },
    async (request) => {
      const cause = causeOf(request);
      return (await registerReport(house, request.actor, request.body, cause)) as never;
    },
  );
  app.post(
    '/api/area-reports/:report/withdraw',
    {
      config: { policy: 'matters.register-area-report' },
      schema: {
        params: shape.ReportParams,
        body: shape.WithdrawReportBody,
        response: { 200: shape.AreaReportRegistered },
      },
    },
    async (request) => {
      const cause = causeOf(request);
      const { report } = request.params;
      return (await withdrawReport(house, request.actor, report, request.body.reason, cause)) as never;
    },
  );
}
