import type { RawDashboard } from "../contract";

/** A stored dashboard with only what a test is about. */
export const rawDashboard = (spec: unknown, more: Partial<RawDashboard> = {}): RawDashboard => ({
  uid: "shop",
  model: "classic",
  apiVersion: "",
  spec,
  libraryPanels: {},
  folderTitle: "",
  ...more,
});
