import type { Api } from "./api";

export interface LabelledAlert {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  /** When it began, and ended, in minutes before now. */
  from: number;
  to?: number;
}

const MINUTE_MS = 60_000;
const NEVER = "0001-01-01T00:00:00Z";

/** An Alertmanager whose alerts go wherever the rules say; each carries the label `run`, by which a test knows its own. */
export class LabelSender {
  private readonly now = Date.now();

  private constructor(
    private readonly address: string,
    private readonly secret: string,
    readonly run: string,
  ) {}

  /** Makes an address for it; only who administers may. */
  static async connect(api: Api, url: string): Promise<LabelSender> {
    const run = crypto.randomUUID();
    const { source, secret } = await api.mutate<{ source: { url: string }; secret: string }>("intake.create", {
      kind: "alertmanager",
      name: `Alertmanager ${run}`,
      verification: "bearer",
    });
    return new LabelSender(url + new URL(source.url).pathname, secret, run);
  }

  async tell(...alerts: LabelledAlert[]): Promise<void> {
    const at = (minutesAgo: number) => new Date(this.now - minutesAgo * MINUTE_MS).toISOString();
    const answer = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.secret}` },
      body: JSON.stringify({
        version: "4",
        groupKey: this.run,
        receiver: "war-room",
        groupLabels: {},
        truncatedAlerts: 0,
        alerts: alerts.map(({ labels, annotations = {}, from, to }) => ({
          status: to === undefined ? "firing" : "resolved",
          labels: { ...labels, run: this.run },
          annotations,
          startsAt: at(from),
          endsAt: to === undefined ? NEVER : at(to),
        })),
      }),
    });
    if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  }
}
