import {
  FieldType,
  applyFieldOverrides,
  createDataFrame,
  createTheme,
  getFieldDisplayName,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  transformDataFrame,
  type DataTransformerConfig,
} from "@grafana/data";
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ownTransformers } from "../transformations/own-transformers";
import { fillRegistries } from "./registries";

const frame = createDataFrame({
  refId: "A",
  fields: [
    { name: "time", type: FieldType.time, values: [1, 2, 3] },
    { name: "value", type: FieldType.number, values: [5, 1, 3] },
  ],
});
const other = { ...frame, refId: "B" };
const transformed = async (steps: DataTransformerConfig[]) => lastValueFrom(transformDataFrame(steps, [frame, other]));

beforeAll(fillRegistries);

describe("transformations", () => {
  // They ask the page whether Scenes already filled the variables in.
  beforeAll(() => vi.stubGlobal("window", {}));
  afterAll(() => vi.unstubAllGlobals());

  it("are all known, each once, and can be loaded", async () => {
    const wanted = new Set([...Object.values(standardTransformers), ...ownTransformers].map(({ id }) => id));
    const known = standardTransformersRegistry.list();
    expect(known.map(({ id }) => id).sort()).toEqual([...wanted].sort());
    for (const item of known) expect((await item.transformation()).id).toBe(item.id);
  });

  it("are applied in order, left out where disabled or unknown, and only to the frames that they name", async () => {
    const sort = { id: "sortBy", options: { sort: [{ field: "value" }] } };
    const [first, second] = await transformed([
      { ...sort, filter: { id: "byRefId", options: "A" } },
      { id: "limit", options: { limitField: 2 } },
      { id: "reduce", disabled: true, options: {} },
      { id: "nobody-knows-this", options: {} },
    ]);
    expect(first?.fields[1]?.values).toEqual([1, 3]);
    expect(second?.fields[1]?.values).toEqual([5, 1]);
  });
});

describe("the name of a field", () => {
  beforeAll(() => vi.stubGlobal("navigator", { languages: ["en"] }));
  afterAll(() => vi.unstubAllGlobals());

  it.each(["defaults", "override"])("is filled in with what the field knows, as %s", (place) => {
    const displayName = "host ${__field.labels.host}";
    const properties = [{ id: "displayName", value: displayName }];
    const [named] = applyFieldOverrides({
      data: [frame],
      fieldConfig: {
        defaults: place === "defaults" ? { displayName } : {},
        overrides: place === "override" ? [{ matcher: { id: "byName", options: "value" }, properties }] : [],
      },
      replaceVariables: (text) => text.replace("${__field.labels.host}", "web-1"),
      theme: createTheme(),
      fieldConfigRegistry: standardFieldConfigEditorRegistry,
    });
    expect(getFieldDisplayName(named!.fields[1]!, named)).toBe("host web-1");
  });
});
