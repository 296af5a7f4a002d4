import type { ComponentType } from "react";
import type { KnownEventKind } from "@/server/timeline/contract";
import { DashboardChanged } from "./dashboard-changed";
import { IncidentDeclared } from "./incident-declared";
import type { LineProps } from "./line-parts";
import { Message } from "./message";
import { PanelPinned } from "./panel-pinned";
import { PanelUnpinned } from "./panel-unpinned";
import { PanelsArranged } from "./panels-arranged";
import { RoleAssigned } from "./role-assigned";
import { ServicesChanged } from "./services-changed";
import { SeverityChanged } from "./severity-changed";
import { ShareCreated } from "./share-created";
import { ShareOpened } from "./share-opened";
import { ShareRevoked } from "./share-revoked";
import { StatusChanged } from "./status-changed";
import { TitleChanged } from "./title-changed";
import { UnknownEvent } from "./unknown-event";

type Line = ComponentType<LineProps & { continues?: boolean }>;

const LINES: Record<KnownEventKind, Line> = {
  message: Message,
  incident_declared: IncidentDeclared,
  status_changed: StatusChanged,
  severity_changed: SeverityChanged,
  role_assigned: RoleAssigned,
  title_changed: TitleChanged,
  dashboard_changed: DashboardChanged,
  panel_pinned: PanelPinned,
  panel_unpinned: PanelUnpinned,
  panels_arranged: PanelsArranged,
  services_changed: ServicesChanged,
  share_created: ShareCreated,
  share_revoked: ShareRevoked,
  share_opened: ShareOpened,
};

/** What draws events of a kind; one that this build does not know is still readable. */
export function lineOfKind(kind: string): Line {
  return Object.hasOwn(LINES, kind) ? LINES[kind as KnownEventKind] : UnknownEvent;
}
