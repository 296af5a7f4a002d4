import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type DataTransformerInfo,
  type FieldConfigPropertyItem,
  type TransformerRegistryItem,
} from "@grafana/data";
import { ownTransformers } from "../transformations/own-transformers";

const NoEditor = () => null;

function property(id: string, process: unknown, defaultValue?: unknown, settings = {}): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    description: "",
    category: [],
    settings,
    defaultValue,
    editor: NoEditor,
    override: NoEditor,
    shouldApply: () => true,
    process: process as FieldConfigPropertyItem["process"],
  };
}

const DEFAULT_THRESHOLDS = {
  mode: "absolute",
  steps: [
    { value: Number.NEGATIVE_INFINITY, color: "green" },
    { value: 80, color: "red" },
  ],
};

const EDITORS =
  "text number slider boolean select multi-select radio unit color fieldColor thresholds mappings links actions stats-picker strings timezone field-name dashboard-uid multi-dashboard";

/** Grafana's transformations list some twice, and Scenes calls an operator that the type says is loaded later. */
function transformers(): TransformerRegistryItem[] {
  const all = [...Object.values(standardTransformers), ...ownTransformers] as DataTransformerInfo[];
  const known = new Map(all.map((info) => [info.id, info]));
  return [...known.values()].map((info) => {
    const transformation = Object.assign(async () => info, { operator: info.operator });
    const { id, name, aliasIds } = info as DataTransformerInfo & { aliasIds?: string[] };
    const item = { id, name, aliasIds, transformation, editor: NoEditor, imageDark: "", imageLight: "" };
    return item;
  });
}

/** Fills the registries that Grafana fills at start; without them units, thresholds and transformations do nothing. */
export function fillRegistries(): void {
  standardEditorsRegistry.setInit(() => EDITORS.split(" ").map((id) => ({ id, name: id, editor: NoEditor })));
  standardFieldConfigEditorRegistry.setInit(() => [
    property("displayName", displayNameOverrideProcessor, undefined, { expandTemplateVars: true }),
    property("unit", unitOverrideProcessor),
    property("min", numberOverrideProcessor),
    property("max", numberOverrideProcessor),
    property("fieldMinMax", booleanOverrideProcessor),
    property("decimals", numberOverrideProcessor),
    property("noValue", stringOverrideProcessor),
    property("color", identityOverrideProcessor),
    property("thresholds", thresholdsOverrideProcessor, DEFAULT_THRESHOLDS),
    property("mappings", valueMappingsOverrideProcessor, []),
    property("links", dataLinksOverrideProcessor),
    property("actions", identityOverrideProcessor),
    property("filterable", booleanOverrideProcessor),
    property("description", stringOverrideProcessor),
  ]);
  standardTransformersRegistry.setInit(transformers);
}
