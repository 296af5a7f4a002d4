import { AppError } from "@/server/platform/errors";

export const ROLES = ["viewer", "responder", "commander", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person, as every door sees them. */
export interface Viewer {
  userId: string;
  sessionId: string;
  organizationId: string;
  name: string;
  username: string;
  email: string;
  role: Role;
  /** Ids of the teams that the person belongs to. */
  teams: readonly string[];
  expiresAt: Date;
}

export type Permission =
  | "incident:read"
  | "incident:declare"
  | "incident:update"
  | "incident:assign"
  | "timeline:read"
  | "timeline:post"
  | "timeline:moderate"
  | "evidence:capture"
  | "task:update"
  | "record:export"
  | "panel:query"
  | "query:adhoc"
  | "share:create"
  | "share:revoke"
  | "service:read"
  | "service:update"
  | "annotation:write"
  | "silence:write"
  | "maintenance:read"
  | "maintenance:update"
  | "settings:read"
  | "settings:update";

const LOWEST_ROLE: Record<Permission, Role> = {
  "incident:read": "viewer",
  "timeline:read": "viewer",
  "panel:query": "viewer",
  "service:read": "viewer",
  "query:adhoc": "responder",
  "incident:declare": "responder",
  "incident:update": "responder",
  "incident:assign": "responder",
  "timeline:post": "responder",
  "timeline:moderate": "commander",
  "evidence:capture": "responder",
  "task:update": "responder",
  "record:export": "responder",
  "share:create": "responder",
  "share:revoke": "responder",
  "service:update": "commander",
  "annotation:write": "responder",
  "silence:write": "responder",
  "maintenance:read": "viewer",
  "maintenance:update": "commander",
  "settings:read": "admin",
  "settings:update": "admin",
};

/**
 * The one access rule, used by procedures, routes and sockets.
 * What belongs to another organisation is never allowed.
 */
export function isAllowed(viewer: Viewer, permission: Permission, resource?: { organizationId: string }): boolean {
  if (resource && resource.organizationId !== viewer.organizationId) return false;
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(LOWEST_ROLE[permission]);
}

/** Throws FORBIDDEN; a resource of another organisation throws NOT_FOUND, exactly as a missing one does. */
export function authorize(viewer: Viewer, permission: Permission, resource?: { organizationId: string }): void {
  if (resource && resource.organizationId !== viewer.organizationId) throw new AppError("NOT_FOUND");
  if (!isAllowed(viewer, permission)) throw new AppError("FORBIDDEN", undefined, { permission });
}
