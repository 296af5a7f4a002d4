import { NodeProcess } from "./child-process";

const START_MS = 60_000;
const SCRIPT = `
  process.on("disconnect", () => process.exit());
  const { startGrafanaSandbox } = await import("./server/sandbox/grafana/start-grafana-sandbox.ts");
  const prometheusUrl = process.env.SANDBOX_PROMETHEUS_URL || undefined;
  const { url, token } = await startGrafanaSandbox({ seed: 42, prometheusUrl });
  console.log("grafana at " + url + " with " + token + ";");
`;

/** The Grafana sandbox on its own, so that its address and token are known to a test. */
export class GrafanaProcess {
  private constructor(
    readonly url: string,
    readonly token: string,
    private readonly node: NodeProcess,
  ) {}

  static async launch(prometheusUrl = ""): Promise<GrafanaProcess> {
    const process = new NodeProcess(["--input-type=module", "--eval", SCRIPT], {
      SANDBOX_PROMETHEUS_URL: prometheusUrl,
    });
    const [, url = "", token = ""] = await process.start(/grafana at (\S+) with (\S+);/, START_MS);
    return new GrafanaProcess(url, token, process);
  }

  /** Asks Grafana itself, past the application. */
  async ask(path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return response.json();
  }

  async stop(): Promise<void> {
    await this.node.end("SIGKILL");
  }
}
