import { describe, expect, it } from "vitest";
import { type Permission, type Role, ROLES, type Viewer, authorize, isAllowed } from "@/server/platform/access";

const viewer = (role: Role): Viewer => ({
  userId: "u",
  sessionId: "s",
  organizationId: "ours",
  name: "",
  username: "",
  email: "",
  role,
  teams: [],
  expiresAt: new Date(),
});

/** Who may do what, written out: a new permission has to take its place here. */
const MATRIX: Record<Permission, readonly Role[]> = {
  "incident:read": ["viewer", "responder", "commander", "admin"],
  "timeline:read": ["viewer", "responder", "commander", "admin"],
  "panel:query": ["viewer", "responder", "commander", "admin"],
  "query:adhoc": ["responder", "commander", "admin"],
  "incident:declare": ["responder", "commander", "admin"],
  "incident:update": ["responder", "commander", "admin"],
  "incident:assign": ["responder", "commander", "admin"],
  "timeline:post": ["responder", "commander", "admin"],
  "timeline:moderate": ["commander", "admin"],
  "evidence:capture": ["responder", "commander", "admin"],
  "task:update": ["responder", "commander", "admin"],
  "record:export": ["responder", "commander", "admin"],
  "annotation:write": ["responder", "commander", "admin"],
  "silence:write": ["responder", "commander", "admin"],
  "maintenance:read": ["viewer", "responder", "commander", "admin"],
  "maintenance:update": ["commander", "admin"],
  "share:create": ["responder", "commander", "admin"],
  "share:revoke": ["responder", "commander", "admin"],
  "service:read": ["viewer", "responder", "commander", "admin"],
  "service:update": ["commander", "admin"],
  "settings:read": ["admin"],
  "settings:update": ["admin"],
};

describe("the access rule", () => {
  for (const [permission, allowed] of Object.entries(MATRIX) as [Permission, readonly Role[]][]) {
    it(`gives ${permission} to ${allowed.join(", ")} of the own organization only`, () => {
      for (const role of ROLES) {
        expect(isAllowed(viewer(role), permission)).toBe(allowed.includes(role));
        expect(isAllowed(viewer(role), permission, { organizationId: "ours" })).toBe(allowed.includes(role));
        expect(isAllowed(viewer(role), permission, { organizationId: "theirs" })).toBe(false);
      }
    });
  }

  it("says NOT_FOUND of what belongs to others, whatever the role", () => {
    for (const role of ROLES) {
      expect(() => authorize(viewer(role), "incident:update", { organizationId: "theirs" })).toThrow(
        expect.objectContaining({ code: "NOT_FOUND" }),
      );
    }
    expect(() => authorize(viewer("viewer"), "timeline:post")).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });
});
