import type { OptionPanel } from "./option-panels";
import type { PanelCase, Setting } from "./panel-case";

const TESTDATA = { type: "grafana-testdata-datasource", uid: "testdata" };
/** `override custom.width`, or `override of name custom.width`. */
const OVERRIDE = /^override (?:of (\w+) )?(.+)$/;

export interface GridPlace {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Draft {
  [key: string]: unknown;
  options: object;
  transformations: unknown[];
  fieldConfig: { defaults: object; overrides: object[] };
}

function setAt(target: object, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  const group = target as Record<string, object>;
  if (rest.length === 0) Object.assign(target, { [key]: value });
  else setAt((group[key] ??= {}), rest, value);
}

function apply(panel: Draft, overridden: string | undefined, [path, value]: Setting): void {
  const [place = "", ...rest] = path.split(".");
  const copy = structuredClone(value);
  const [, field = overridden, id] = OVERRIDE.exec(path) ?? [];
  if (id) {
    const matcher = { id: "byName", options: field };
    panel.fieldConfig.overrides.push({ matcher, properties: [{ id, value: copy }] });
  } else if (path.startsWith("transformation "))
    panel.transformations.push({ id: path.slice("transformation ".length), options: copy });
  else if (place === "options") setAt(panel.options, rest, copy);
  else if (place === "custom") setAt(panel.fieldConfig.defaults, ["custom", ...rest], copy);
  else if (place === "field") setAt(panel.fieldConfig.defaults, rest, copy);
  else if (place === "panel") setAt(panel, rest, copy);
  else throw new Error(`No place for ${path}`);
}

/** A panel of a case as Grafana stores it. Later settings win over earlier ones. */
export function storedPanel(of: PanelCase, { id, settings }: OptionPanel, gridPos: GridPlace): object {
  const panel: Draft = {
    id,
    type: of.type,
    title: `p${id}`,
    gridPos,
    options: {},
    transformations: [],
    fieldConfig: { defaults: {}, overrides: [] },
  };
  if (of.csv.length > 0) {
    panel.datasource = TESTDATA;
    panel.targets = of.csv.map((csvContent, at) => ({
      refId: "ABC"[at],
      datasource: TESTDATA,
      scenarioId: "csv_content",
      csvContent,
    }));
  }
  if (of.times) {
    const conversions = of.times.map((targetField) => ({ targetField, destinationType: "time" }));
    panel.transformations.push({ id: "convertFieldType", options: { conversions } });
  }
  for (const setting of settings) apply(panel, of.overridden, setting);
  return panel;
}
