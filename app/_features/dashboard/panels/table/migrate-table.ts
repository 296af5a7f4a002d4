/** How tables before Grafana 12.1 store their footer: one for the whole table. */
interface OldFooter {
  show?: boolean;
  reducer?: string[];
  fields?: string | string[];
  enablePagination?: boolean;
  countRows?: boolean;
}

interface TablePanelModel {
  options: Record<string, unknown>;
  fieldConfig?: FieldConfig;
}

interface FieldConfig {
  defaults: { custom?: Record<string, unknown> };
  overrides: { matcher: { id: string; options?: unknown }; properties: { id: string; value?: unknown }[] }[];
}

/** The ways of drawing a cell that Grafana 9 named in one word, as they are stored since. */
const CELL_OPTIONS: Record<string, object> = {
  "color-background": { type: "color-background", mode: "gradient" },
  "color-background-solid": { type: "color-background", mode: "basic" },
  "gradient-gauge": { type: "gauge", mode: "gradient" },
  "lcd-gauge": { type: "gauge", mode: "lcd" },
  basic: { type: "gauge", mode: "basic" },
};
const cellOptions = (mode: unknown): object => CELL_OPTIONS[String(mode)] ?? { type: mode };

function migrateFields(fieldConfig: FieldConfig): void {
  const { custom } = fieldConfig.defaults;
  if (custom?.displayMode !== undefined) {
    custom.cellOptions ??= cellOptions(custom.displayMode);
    delete custom.displayMode;
  }
  if (custom?.hidden === true) custom.hideFrom ??= { viz: true };
  for (const { properties } of fieldConfig.overrides) {
    for (const property of properties) {
      if (property.id === "custom.hidden") property.id = "custom.hideFrom.viz";
      if (property.id !== "custom.displayMode") continue;
      property.id = "custom.cellOptions";
      property.value = cellOptions(property.value);
    }
  }
}

/** The footer belongs to each field now; one that named fields becomes an override for each of them. */
function migrateFooter(fieldConfig: FieldConfig, { reducer = [], fields, countRows }: OldFooter): void {
  const footer = { reducers: countRows ? ["countAll"] : reducer };
  const names = [fields ?? []].flat().filter((name) => name !== "");
  if (names.length === 0) fieldConfig.defaults.custom = { footer, ...fieldConfig.defaults.custom };
  for (const name of names) {
    fieldConfig.overrides.push({
      matcher: { id: "byName", options: name },
      properties: [{ id: "custom.footer", value: footer }],
    });
  }
}

/** Brings the options of older tables up to date, in place as plugins do; gives the options. */
export function migrateTable<Options>(panel: { options: Options; fieldConfig?: unknown }): Partial<Options> {
  const { options, fieldConfig } = panel as unknown as TablePanelModel;
  if (fieldConfig) {
    migrateFields(fieldConfig);
    const footer = options.footer as OldFooter | undefined;
    if (footer?.show) migrateFooter(fieldConfig, footer);
    if (footer?.enablePagination) options.enablePagination = true;
    delete options.footer;
  }
  return options as Partial<Options>;
}
