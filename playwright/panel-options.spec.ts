import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { type Product, expect, test } from "./fixtures";
import { transformationsCase } from "./panel-options/cases/transformations";
import { PER_LINE, optionSheets } from "./panel-options/option-sheets";
import { cardsOf, otherTypesDashboard } from "./panel-options/other-types";
import { panelCases } from "./panel-options/panel-cases";
import { PanelPictures } from "./panel-options/panel-pictures";
import { type ProbedCase, panelsDocument } from "./panel-options/panels-document";
import { SPAN } from "./panel-options/probe-data";
import { declaredTransformations, forgottenOptions, schemaOptions } from "./panel-options/schema-options";

/** Read as text: a test in a browser sees the product from outside. */
const DRAWN_TYPES = fileURLToPath(new URL("../server/dashboard/rules/drawn-panel-types.ts", import.meta.url));
const DOCUMENT = fileURLToPath(new URL("../docs/panels.md", import.meta.url));
const DRAWN_COLOURS = 3;
const HOUR = 3_600_000;
/** So wide that each panel is some hundred pixels wide, and so high for each line of panels, and for what is above them. */
const PAGE = { width: 3_216, line: 228, above: 300 };

/** Pictures of pages this large fill a disk. */
test.use({ trace: "off" });

interface Shown {
  uid: string;
  title: string;
}

async function store(grafana: Product["grafana"], dashboard: Shown): Promise<void> {
  const { status } = (await grafana.write("/api/dashboards/db", { dashboard, overwrite: true })) as { status: string };
  expect(status).toBe("success");
  const mark = (text: string, time: number, timeEnd: number, tags: string[]) =>
    grafana.write("/api/annotations", { dashboardUID: dashboard.uid, text, time, timeEnd, tags });
  await mark("Deployed", SPAN.from + HOUR / 4, SPAN.from + HOUR / 4, ["deploy"]);
  await mark("Noticed", SPAN.from + HOUR / 4 + 20_000, SPAN.from + HOUR / 4 + 20_000, ["note"]);
  await mark("Slow", SPAN.from + HOUR, SPAN.from + HOUR + HOUR / 2, ["note"]);
  await mark("Long ago", SPAN.from - 24 * HOUR, SPAN.from - 24 * HOUR, ["deploy"]);
}

/** Opens a dashboard in a room, with nothing beside it and nothing pointed at. */
async function show(page: Page, number: number, lines: number): Promise<void> {
  await page.setViewportSize({ width: PAGE.width, height: PAGE.above + lines * PAGE.line });
  await page.goto(`/incidents/${number}?from=${SPAN.from}&to=${SPAN.to}`);
  await page.keyboard.press("[");
  await page.mouse.move(0, 0);
  await wholeColumns(page);
}

/** A panel between two pixels would be blurred in a way of its own: the page is made as wide as it takes. */
async function wholeColumns(page: Page): Promise<void> {
  const frames = page.getByTestId(/^data-testid Panel header /);
  await expect(frames.nth(1)).toBeVisible({ timeout: 45_000 });
  const [first, second] = [await frames.nth(0).boundingBox(), await frames.nth(1).boundingBox()];
  const line = Math.round((second!.x - first!.x) * PER_LINE);
  const missing = (PER_LINE - (line % PER_LINE)) % PER_LINE;
  const { width, height } = page.viewportSize()!;
  if (missing > 0) await page.setViewportSize({ width: width + missing, height });
}

test("every option that Grafana declares for a panel that is drawn here is in the table", async () => {
  const drawn = [...(await readFile(DRAWN_TYPES, "utf8")).matchAll(/^  "([^"]+)",$/gm)].map(([, type]) => type);
  expect(panelCases.map(({ type }) => type).toSorted()).toEqual(drawn.toSorted());
  const declared = schemaOptions(panelCases);
  for (const { type, schema } of panelCases) if (schema) expect(declared.get(type)?.length, type).toBeGreaterThan(0);
  const forgotten = [
    ...panelCases.map((of) => [of.type, forgottenOptions(of, declared.get(of.type) ?? [])] as const),
    ["transformations", forgottenOptions(transformationsCase, declaredTransformations())] as const,
  ];
  expect(Object.fromEntries(forgotten.filter(([, paths]) => paths.length > 0))).toEqual({});
});

test("docs/panels.md tells which options of each panel are drawn", async ({ apiOf, product, signedIn }) => {
  test.setTimeout(900_000);
  const sheets = optionSheets([...panelCases, transformationsCase]);
  const api = await apiOf("responder");
  const context = await signedIn("responder", { reducedMotion: "reduce" });
  const blank = await context.newPage();
  const roomOf = async (dashboard: Shown) => {
    await store(product.grafana, dashboard);
    const { uid, title } = dashboard;
    return (await api.declare(title, { dashboards: [{ uid, title }] })).number;
  };

  const probed: ProbedCase[] = [];
  for (const { cases, lines, dashboard } of sheets) {
    await test.step(cases.map(({ of }) => of.title ?? of.type).join(", "), async () => {
      const page = await context.newPage();
      const pictures = await PanelPictures.of(page, blank);
      await show(page, await roomOf(dashboard), lines);
      const compared = await pictures.compare(cases.flatMap(({ panels }) => panels));
      for (const { of, panels } of cases) {
        const drawn = panels.filter(({ id }) => (compared.get(id)?.different ?? 0) > 0);
        const uneven = drawn.filter(({ probe }) => !probe).map(({ id, settings }) => ({ id, settings }));
        const colours = compared.get(panels[0]?.id ?? 0)?.colours;
        expect.soft(colours, `${of.type} draws something`).toBeGreaterThan(DRAWN_COLOURS);
        expect.soft(uneven, `${of.type} looks the same twice`).toEqual([]);
        probed.push({ of, panels, drawn: new Set(drawn.map(({ id }) => id)) });
      }
      await page.close();
    });
  }
  const page = await context.newPage();
  await show(page, await roomOf(otherTypesDashboard), 3);
  const cards = await cardsOf(page);

  const document = panelsDocument(probed, cards);
  if (process.env.UPDATE_DOCS) await writeFile(DOCUMENT, document);
  const written = await readFile(DOCUMENT, "utf8");
  expect(document, "docs/panels.md says what is drawn; UPDATE_DOCS=1 writes it anew").toBe(written);
});
