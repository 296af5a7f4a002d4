import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";

interface Row {
  id: string;
  name: string;
  labels: Record<string, string>;
}

const ALL = "select id, name, labels from alert where organization_id = $1 and ends_at is null order by starts_at desc";
/** As long as the product waits for another letter: both read once for a word. */
const SETTLE_MS = 200;
const PAGE = `<!doctype html><title>Alerts</title><input role="combobox"><main></main><script>
const main = document.querySelector("main");
async function list(filter) {
  const alerts = await (await fetch("/list?filter=" + encodeURIComponent(filter))).json();
  main.replaceChildren(...alerts.map(({ id, name, labels }) => {
    const line = document.createElement("div");
    line.append(Object.assign(document.createElement("button"), { textContent: name }));
    line.firstChild.dataset.alert = id;
    for (const label of Object.entries(labels))
      line.append(Object.assign(document.createElement("span"), { textContent: label.join("=") }));
    return line;
  }));
}
let timer;
document.querySelector("input").addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  timer = setTimeout(() => list(target.value), ${SETTLE_MS});
});
list("");
</script>`;

/** What one writes first: all labels are read for each answer, filtered here, and a line is drawn for each that fits. */
export async function startNaiveAlerts(pool: pg.Pool, organizationId: string) {
  async function list(filter: string): Promise<Row[]> {
    const { rows } = await pool.query<Row>(ALL, [organizationId]);
    const { matchers } = parseMatchers(filter);
    const fits = matchers ? compileMatchers(matchers) : null;
    return fits ? rows.filter(({ labels }) => fits(labels)) : rows;
  }
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? "/", "http://127.0.0.1");
    if (url.pathname !== "/list") return void res.setHeader("content-type", "text/html").end(PAGE);
    list(url.searchParams.get("filter") ?? "").then(
      (rows) => res.setHeader("content-type", "application/json").end(JSON.stringify(rows)),
      () => res.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
