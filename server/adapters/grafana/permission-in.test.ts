import { describe, expect, it } from "vitest";
import { permissionIn } from "./permission-in";

const refusal = (needed: string) =>
  `You'll need additional permissions to perform this action. Permissions needed: ${needed}`;

describe("the permission that a refusal names", () => {
  // As Grafana 12.4 words them.
  it.each([
    ["annotations:create", "annotations:create"],
    [
      "any of alert.provisioning:write, alert.notifications.provisioning:write, all of alert.notifications:write, alert.provisioning.provenance:write",
      "alert.provisioning:write",
    ],
    [
      "all of any of alert.instances:read, alert.silences:read, any of alert.instances:create, alert.instances:write, alert.silences:create, alert.silences:write",
      "alert.instances:read, alert.instances:create",
    ],
    ["any of all of a:read, a:write, b:write", "a:read, a:write, b:write"],
    ["all of a:read, b:write", "a:read, b:write"],
  ])("of %s is %s", (needed, enough) => {
    expect(permissionIn(refusal(needed))).toBe(enough);
  });

  it("is none where it names none", () => {
    expect(permissionIn(null)).toBeNull();
    expect(permissionIn("Access denied")).toBeNull();
  });
});
