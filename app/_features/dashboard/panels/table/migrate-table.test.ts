import { describe, expect, it } from "vitest";
import { migrateTable } from "./migrate-table";

const panel = (footer: object, overrides: object[] = []) => ({
  options: { showHeader: true, footer },
  fieldConfig: { defaults: { custom: { displayMode: "color-background" } }, overrides },
});

describe("tables of older dashboards", () => {
  it("keep their footer, which every field has now", () => {
    const old = panel({ show: true, reducer: ["sum"], fields: "", enablePagination: true });
    expect(migrateTable(old)).toEqual({ showHeader: true, enablePagination: true });
    expect(old.fieldConfig.defaults.custom).toMatchObject({ footer: { reducers: ["sum"] } });
  });

  it("keep a footer that was only for some fields", () => {
    const old = panel({ show: true, reducer: ["max"], fields: ["CPU", "RAM"] });
    migrateTable(old);
    expect(old.fieldConfig.overrides).toEqual(
      ["CPU", "RAM"].map((options) => ({
        matcher: { id: "byName", options },
        properties: [{ id: "custom.footer", value: { reducers: ["max"] } }],
      })),
    );
  });

  it("show no footer that was switched off", () => {
    const old = panel({ show: false, reducer: ["sum"] });
    migrateTable(old);
    expect(old.fieldConfig.defaults.custom).not.toHaveProperty("footer");
  });

  it("draw their cells as before", () => {
    const property = { id: "custom.displayMode", value: "lcd-gauge" };
    const old = panel({}, [{ matcher: { id: "byName", options: "a" }, properties: [property] }]);
    migrateTable(old);
    expect(old.fieldConfig.defaults.custom).toEqual({ cellOptions: { type: "color-background", mode: "gradient" } });
    expect(property).toEqual({ id: "custom.cellOptions", value: { type: "gauge", mode: "lcd" } });
  });

  it("hide their columns as before", () => {
    const property = { id: "custom.hidden", value: true };
    migrateTable(panel({}, [{ matcher: { id: "byName", options: "a" }, properties: [property] }]));
    expect(property).toEqual({ id: "custom.hideFrom.viz", value: true });
  });

  it("that are up to date are left alone", () => {
    const options = { showHeader: false, cellHeight: "md" };
    const fieldConfig = { defaults: { custom: { footer: { reducers: ["sum"] } } }, overrides: [] };
    expect(migrateTable({ options: { ...options }, fieldConfig: structuredClone(fieldConfig) })).toEqual(options);
  });
});
