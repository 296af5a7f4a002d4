import { type Page, expect } from "@playwright/test";

/** Types of Grafana's own that have no case: those of today that are not drawn, and those of old dashboards. */
const OTHER_TYPES = [
  "canvas",
  "datagrid",
  "debug",
  "geomap",
  "gettingstarted",
  "live",
  "welcome",
  "grafana-polystat-panel",
  "graph",
  "singlestat",
  "table-old",
  "grafana-piechart-panel",
] as const;

export const otherTypesDashboard = {
  uid: "panel-options-others",
  title: "Other types",
  schemaVersion: 16,
  panels: OTHER_TYPES.map((type, at) => ({
    id: at + 1,
    type,
    title: type,
    gridPos: { x: (at % 4) * 6, y: Math.floor(at / 4) * 6, w: 6, h: 6 },
    datasource: "TestData",
    targets: [{ refId: "A", scenarioId: "csv_metric_values", stringInput: "1,2,3" }],
  })),
};

/** What stands in the place of each type: why it is not drawn, or nothing where it is drawn. */
export async function cardsOf(page: Page): Promise<Map<string, string | null>> {
  const cards = new Map<string, string | null>();
  for (const type of OTHER_TYPES) {
    const body = page.getByTestId(`data-testid Panel header ${type}`).getByTestId("data-testid panel content");
    await expect(body).toContainText(/\S/);
    const isCard = (await body.getByRole("link", { name: "Open in Grafana" }).count()) > 0;
    const [, why = ""] = (await body.innerText()).split("\n");
    cards.set(type, isCard ? why : null);
  }
  return cards;
}
