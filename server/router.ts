import { alertRouter } from "@/server/alert/router";
import { annotationRouter } from "@/server/annotation/router";
import { commandRouter } from "@/server/command/router";
import { attachmentRouter } from "@/server/attachment/router";
import { changeRouter } from "@/server/change/router";
import { connectionRouter } from "@/server/connection/router";
import { dashboardRouter } from "@/server/dashboard/router";
import { evidenceRouter } from "@/server/evidence/router";
import { fieldRouter } from "@/server/field/router";
import { handoverRouter } from "@/server/handover/router";
import { homeRouter } from "@/server/home/router";
import { incidentRouter } from "@/server/incident/router";
import { incidentTypeRouter } from "@/server/incident/types/router";
import { intakeRouter } from "@/server/intake/router";
import { notificationRouter } from "@/server/notification/router";
import { createCallerFactory, router } from "@/server/platform/trpc";
import { searchRouter } from "@/server/search/router";
import { serviceRouter } from "@/server/service/router";
import { registrationRouter } from "@/server/registration/router";
import { maintenanceRouter } from "@/server/maintenance/router";
import { mergeRouter } from "@/server/merge/router";
import { similarRouter } from "@/server/similar/router";
import { shareRouter } from "@/server/share/router";
import { shopRouter } from "@/server/shop/router";
import { silenceRouter } from "@/server/silence/router";
import { systemRouter } from "@/server/system/router";
import { taskRouter } from "@/server/task/router";
import { timelineRouter } from "@/server/timeline/router";
import { viewerRouter } from "@/server/identity/router";

export const appRouter = router({
  alert: alertRouter,
  annotation: annotationRouter,
  command: commandRouter,
  attachment: attachmentRouter,
  change: changeRouter,
  connection: connectionRouter,
  dashboard: dashboardRouter,
  evidence: evidenceRouter,
  field: fieldRouter,
  handover: handoverRouter,
  home: homeRouter,
  incident: incidentRouter,
  incidentType: incidentTypeRouter,
  intake: intakeRouter,
  maintenance: maintenanceRouter,
  merge: mergeRouter,
  notification: notificationRouter,
  registration: registrationRouter,
  search: searchRouter,
  service: serviceRouter,
  share: shareRouter,
  shop: shopRouter,
  silence: silenceRouter,
  similar: similarRouter,
  system: systemRouter,
  task: taskRouter,
  timeline: timelineRouter,
  viewer: viewerRouter,
});

export type AppRouter = typeof appRouter;
/** Calls procedures inside the server, for pages that are rendered there. */
export const createCaller = createCallerFactory(appRouter);
