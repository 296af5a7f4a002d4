import { DataProviderProxy, VizPanel } from "@grafana/scenes";
import type { FieldConfigSource } from "@grafana/data";

/** What only the panel's own way of drawing understands is left out. */
function plainFields({ defaults, overrides }: FieldConfigSource): FieldConfigSource {
  const { custom: _, ...plain } = defaults;
  return {
    defaults: plain,
    overrides: overrides.map((override) => ({
      ...override,
      properties: override.properties.filter(({ id }) => !id.startsWith("custom.")),
    })),
  };
}

/** The same data, range and title as a table: for those who cannot read the drawing. */
export function tableTwin(panel: VizPanel, menu: VizPanel["state"]["menu"]): VizPanel {
  const { key, title, description, fieldConfig, displayMode, $data, extendPanelContext } = panel.state;
  return new VizPanel({
    key,
    title,
    description,
    displayMode,
    menu,
    extendPanelContext,
    pluginId: "table",
    fieldConfig: plainFields(fieldConfig),
    $data: $data && new DataProviderProxy({ source: $data.getRef() }),
  });
}
