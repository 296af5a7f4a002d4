import type { PanelPlugin, PanelProps } from "@grafana/data";
import { PanelBoundary } from "./panel-boundary";

const bounded = new WeakSet<PanelPlugin>();

/**
 * The plugin with a boundary around what it draws: one that throws takes nothing else with it. What alert rules say is
 * left to our own header, which says it in words.
 */
export function boundedPlugin<Plugin extends PanelPlugin>(plugin: Plugin): Plugin {
  const Drawing = plugin.panel;
  if (!Drawing || bounded.has(plugin)) return plugin;
  plugin.panel = function BoundedPanel(props: PanelProps) {
    return (
      <PanelBoundary panelId={props.id} given={props.data}>
        <Drawing {...props} />
      </PanelBoundary>
    );
  };
  plugin.setDataSupport({ ...plugin.dataSupport, alertStates: false });
  bounded.add(plugin);
  return plugin;
}
