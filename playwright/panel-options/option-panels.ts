import { groupedBy } from "./grouped-by";
import type { PanelCase, Probe, Setting } from "./panel-case";

type Given = NonNullable<Probe[2]>;

/** A panel of a case. The base and its repetition have no probe. */
export interface OptionPanel {
  id: number;
  probe: Probe | null;
  /** The panel that it is compared with. */
  baseId: number;
  settings: readonly Setting[];
}

/**
 * The panels that tell which options of a type are drawn: for everything that has to be set along with an option a base,
 * then that base with one option more each, then the base again, which has to look the same. Ids begin at `firstId`.
 */
export function optionPanels({ base = {}, probes }: PanelCase, firstId: number): OptionPanel[] {
  const grounds = groupedBy(probes, ([, , given]) => JSON.stringify(given ?? {}));
  if (!grounds.has("{}")) grounds.set("{}", []);
  const panels: OptionPanel[] = [];
  for (const [ground, own] of grounds) {
    const settings: Setting[] = [...Object.entries(base), ...Object.entries(JSON.parse(ground) as Given)];
    const baseId = firstId + panels.length;
    const add = (probe: Probe | null) =>
      panels.push({
        id: firstId + panels.length,
        probe,
        baseId,
        settings: probe ? [...settings, [probe[0], probe[1]]] : settings,
      });
    add(null);
    for (const probe of own) add(probe);
    add(null);
  }
  return panels;
}
