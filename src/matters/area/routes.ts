/** Doors to the register of area reports. */
import { causeOf, doors, type App, type House } from '../../platform/index.ts';
import { listReports, registerReport, withdrawReport } from './reports.ts';
import * as shape from './schema.ts';

export function areaRoutes(app: App, house: House): void {
  const { get, post } = doors(app);
  get('/api/area-reports', { policy: 'matters.area-reports', reply: shape.AreaReportList }, () => listReports(house));
  post(
    '/api/area-reports',
    { policy: 'matters.register-area-report', body: shape.AreaReportBody, reply: shape.AreaReportRegistered },
    (request) => registerReport(house, request.actor, request.body, causeOf(request)),
  );
  post(
    '/api/area-reports/:report/withdraw',
    {
      policy: 'matters.register-area-report',
      params: shape.ReportParams,
      body: shape.WithdrawReportBody,
      reply: shape.AreaReportRegistered,
    },
    (request) => withdrawReport(house, request.actor, request.params.report, request.body.reason, causeOf(request)),
  );
}
