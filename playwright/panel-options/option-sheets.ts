import { type OptionPanel, optionPanels } from "./option-panels";
import type { PanelCase } from "./panel-case";
import { SPAN } from "./probe-data";
import { type GridPlace, storedPanel } from "./stored-panel";

/** Of Grafana's grid. */
const COLUMNS = 24;
const LEAST = 3;
const HEIGHT = 6;
/** Most panels of a page, unless one case alone has more: each page has to fit into a picture. */
const MOST = 120;

export interface OptionCase {
  of: PanelCase;
  panels: readonly OptionPanel[];
}

/** A dashboard with the panels of some cases. */
export interface OptionSheet {
  cases: readonly OptionCase[];
  /** How many lines of panels there are. */
  lines: number;
  dashboard: { uid: string; title: string };
}

export const PER_LINE = COLUMNS / LEAST;
const iso = (time: number): string => new Date(time).toISOString();

function* places(): Generator<GridPlace, never, number> {
  let [x, y] = [0, 0];
  let w = yield { x, y, w: LEAST, h: HEIGHT };
  for (;;) {
    if (x + w > COLUMNS) [x, y] = [0, y + HEIGHT];
    const place = { x, y, w, h: HEIGHT };
    x += w;
    w = yield place;
  }
}

function sheetOf(cases: readonly OptionCase[], number: number): OptionSheet {
  const place = places();
  place.next();
  const placed = cases.flatMap(({ of, panels }) =>
    panels.map((panel) => ({ of, panel, gridPos: place.next(of.columns ?? LEAST).value })),
  );
  const dashboard = {
    uid: `panel-options-${number}`,
    title: `Panel options ${number}`,
    schemaVersion: 41,
    time: { from: iso(SPAN.from), to: iso(SPAN.to) },
    timezone: "utc",
    refresh: "",
    panels: placed.map(({ of, panel, gridPos }) => storedPanel(of, panel, gridPos)),
    annotations: {
      list: [
        {
          builtIn: 1,
          datasource: { type: "grafana", uid: "-- Grafana --" },
          enable: true,
          iconColor: "red",
          name: "Annotations & Alerts",
          type: "dashboard",
        },
      ],
    },
    templating: { list: [] },
  };
  return { cases, lines: (placed.at(-1)?.gridPos.y ?? 0) / HEIGHT + 1, dashboard };
}

/** The panels of all cases, on as few dashboards as can be looked at. */
export function optionSheets(cases: readonly PanelCase[]): OptionSheet[] {
  const sheets: OptionCase[][] = [];
  let used = Infinity;
  for (const of of cases) {
    const count = optionPanels(of, 1).length * ((of.columns ?? LEAST) / LEAST);
    if (used + count > MOST) {
      sheets.push([]);
      used = 0;
    }
    const before = sheets.at(-1)!.flatMap(({ panels }) => panels).length;
    sheets.at(-1)!.push({ of, panels: optionPanels(of, before + 1) });
    used += count;
  }
  return sheets.map((sheet, at) => sheetOf(sheet, at + 1));
}
