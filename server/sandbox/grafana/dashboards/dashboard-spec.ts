import { type JsonObject, objects } from "../http/json-fields";
import { alphaSpec } from "./alpha-spec";
import { convertToClassic } from "./convert-to-classic";
import { convertToV2 } from "./convert-to-v2";
import type { SandboxDashboard } from "./dashboard-store";

const BUILT_IN_ANNOTATION = {
  builtIn: 1,
  datasource: { type: "grafana", uid: "-- Grafana --" },
  enable: true,
  hide: true,
  iconColor: "rgba(0, 211, 255, 1)",
  name: "Annotations & Alerts",
  type: "dashboard",
};

/** What v1 fills in where an old document says nothing. Its panels stay as old as they are. */
const V1_DEFAULTS = {
  annotations: { list: [BUILT_IN_ANNOTATION] },
  editable: true,
  fiscalYearStartMonth: 0,
  graphTooltip: 0,
  links: [],
  panels: [],
  refresh: "",
  tags: [],
  templating: { list: [] },
  time: { from: "now-6h", to: "now" },
  timepicker: {},
  timezone: "",
  weekStart: "",
};

interface Read {
  spec: JsonObject;
  status: JsonObject;
}

const isV2 = (version: string): boolean => version.startsWith("v2");

/** Every v2 document as v2beta1 or v2, which differ only in how they name a transformation. */
const afterAlpha = ({ storedVersion, spec }: SandboxDashboard): JsonObject =>
  storedVersion === "v2alpha1" ? alphaSpec(spec, "to-beta") : spec;

export const classicSpec = (dashboard: SandboxDashboard): JsonObject =>
  isV2(dashboard.storedVersion) ? convertToClassic(afterAlpha(dashboard)) : dashboard.spec;

/** A dashboard in a version of the API, with what the conversion says of itself when there was one. */
export function readAs(dashboard: SandboxDashboard, version: string): Read {
  const { storedVersion, spec, conversionError } = dashboard;
  if (version === storedVersion) return { spec, status: {} };
  const converted = isV2(version) !== isV2(storedVersion);
  if (converted && conversionError !== undefined) {
    const status = { conversion: { failed: true, storedVersion, error: conversionError } };
    return { spec: { title: spec.title }, status };
  }
  const status = { conversion: { failed: false, storedVersion } };
  if (!isV2(version)) {
    const classic = classicSpec(dashboard);
    const filled = version === "v0alpha1" || isV2(storedVersion) ? classic : { ...V1_DEFAULTS, ...classic };
    return { spec: filled, status };
  }
  const target = version === "v2" ? "v2" : "v2beta1";
  const read = isV2(storedVersion) ? withTransformations(afterAlpha(dashboard), target) : convertToV2(spec, target);
  return { spec: version === "v2alpha1" ? alphaSpec(read, "to-alpha") : read, status };
}

/** v2beta1 and v2 differ in how they name a transformation. */
function withTransformations(spec: JsonObject, version: "v2beta1" | "v2"): JsonObject {
  const elements = structuredClone(
    (spec.elements ?? {}) as Record<string, { spec?: { data?: { spec?: JsonObject } } }>,
  );
  for (const { spec: panel } of Object.values(elements)) {
    const data = panel?.data?.spec;
    if (!data) continue;
    data.transformations = objects(data.transformations).map((one) => {
      const id = one.group ?? one.kind;
      const { id: _id, ...fields } = (one.spec ?? {}) as JsonObject;
      return version === "v2"
        ? { kind: "Transformation", group: id, spec: fields }
        : { kind: id, spec: { id, ...fields } };
    });
  }
  return { ...spec, elements };
}
