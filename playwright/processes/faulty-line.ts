import { type Server, createServer, request } from "node:http";

export type Fault = "none" | "down" | "slow" | "html" | "error" | "late";

/** How many of the newest points have not arrived yet under the fault `late`. */
export const LATE_POINTS = 5;

interface Answered {
  results?: Record<
    string,
    { frames?: { schema?: { fields?: { type?: string }[] }; data?: { values?: unknown[][] } }[] }
  >;
}

/** An answer before the newest points of its series had arrived. */
function withoutNewest(body: string): string {
  const answer = JSON.parse(body) as Answered;
  for (const { frames = [] } of Object.values(answer.results ?? {})) {
    for (const { schema, data } of frames) {
      const isSeries = schema?.fields?.[0]?.type === "time" && (data?.values?.[0]?.length ?? 0) > 2 * LATE_POINTS;
      if (isSeries && data?.values) data.values = data.values.map((column) => column.slice(0, -LATE_POINTS));
    }
  }
  return JSON.stringify(answer);
}

/** A line to a Grafana that can be broken: what lies behind it stays as it is. */
export class FaultyLine {
  fault: Fault = "none";
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async open(target: string): Promise<FaultyLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const line = new FaultyLine(`http://127.0.0.1:${port}`, server);
    server.on("request", (req, res) => {
      if (line.fault === "down") return void req.socket.destroy();
      if (line.fault === "slow") return undefined;
      if (line.fault === "html")
        return void res.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>");
      if (line.fault === "error") return void res.writeHead(500, { "content-type": "text/plain" }).end("boom");
      const onward = request(
        new URL(req.url ?? "/", target),
        { method: req.method, headers: req.headers },
        (answer) => {
          const isQuery = req.url?.startsWith("/api/ds/query") === true && answer.statusCode === 200;
          if (line.fault === "late" && isQuery) {
            const { "content-length": _, ...headers } = answer.headers;
            const parts: Buffer[] = [];
            answer.on("data", (part: Buffer) => parts.push(part));
            answer.on("end", () => {
              res.writeHead(200, headers).end(withoutNewest(Buffer.concat(parts).toString()));
            });
            return;
          }
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
        },
      );
      onward.on("error", () => res.destroy());
      res.on("close", () => onward.destroy());
      return req.pipe(onward);
    });
    return line;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
