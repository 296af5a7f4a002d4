import { NodeProcess } from "./child-process";

const START_MS = 60_000;
const SCRIPT = `
  process.on("disconnect", () => process.exit());
  const { startGrafanaSandbox } = await import("./server/sandbox/grafana/start-grafana-sandbox.ts");
  const prometheusUrl = process.env.SANDBOX_PROMETHEUS_URL || undefined;
  const [speed, begun] = [Number(process.env.SHOP_SPEED), Date.now()];
  const played = speed > 0 && { incidents: "manual", now: () => begun + (Date.now() - begun) * speed };
  const sandbox = await startGrafanaSandbox({ seed: 42, prometheusUrl, ...played });
  const { url, token, editorToken, adminToken } = sandbox;
  console.log("grafana at " + url + " with " + token + " and " + editorToken + " and " + adminToken + ";");
`;

export interface PlayedShop {
  /** How many times faster the shop's time passes; it breaks only when it is told to. */
  speed: number;
}

/** The Grafana sandbox on its own, so that its address and token are known to a test. */
export class GrafanaProcess {
  private constructor(
    readonly url: string,
    readonly token: string,
    private readonly editorToken: string,
    readonly adminToken: string,
    private readonly node: NodeProcess,
  ) {}

  static async launch(prometheusUrl = "", shop?: PlayedShop): Promise<GrafanaProcess> {
    const process = new NodeProcess(["--input-type=module", "--eval", SCRIPT], {
      SANDBOX_PROMETHEUS_URL: prometheusUrl,
      ...(shop && { SHOP_SPEED: String(shop.speed) }),
    });
    const ready = /grafana at (\S+) with (\S+) and (\S+) and (\S+);/;
    const [, url = "", token = "", editorToken = "", adminToken = ""] = await process.start(ready, START_MS);
    return new GrafanaProcess(url, token, editorToken, adminToken, process);
  }

  /** Breaks the shop, or heals it. */
  async release(release: "deploy" | "rollback"): Promise<void> {
    await fetch(new URL("/api/sandbox/shop", this.url), {
      method: "PUT",
      headers: { authorization: `Bearer ${this.adminToken}`, "content-type": "application/json" },
      body: JSON.stringify({ release }),
    });
  }

  /** Asks Grafana itself, past the application. */
  ask(path: string, body?: unknown): Promise<unknown> {
    return this.request(this.token, path, body);
  }

  /** Changes something in Grafana, as an editor would there. */
  write(path: string, body: unknown): Promise<unknown> {
    return this.request(this.editorToken, path, body);
  }

  private async request(token: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return response.json();
  }

  async stop(): Promise<void> {
    await this.node.end("SIGKILL");
  }
}
