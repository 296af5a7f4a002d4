import type { Api } from "./api";

export interface SentAlert {
  name: string;
  /** Tells alerts of the same name apart. */
  pod: string;
  /** When it began, and ended, in minutes before now. */
  from: number;
  to?: number;
  annotations?: Record<string, string>;
}

const MINUTE_MS = 60_000;
const NEVER = "0001-01-01T00:00:00Z";

/** An Alertmanager as the application is called by it. */
export class AlertSender {
  private readonly now = Date.now();

  private constructor(
    private readonly address: string,
    private readonly secret: string,
    private readonly run: string,
  ) {}

  /** Makes an address for it, and a rule that keeps its alerts to themselves; only who administers may. */
  static async connect(api: Api, url: string): Promise<AlertSender> {
    const run = crypto.randomUUID();
    const name = `Alertmanager ${run}`;
    const settings = { groupBy: ["run"] };
    await api.mutate("alert.createRule", { name, condition: `labels.run == "${run}"`, action: "open", settings });
    const { source, secret } = await api.mutate<{ source: { url: string }; secret: string }>("intake.create", {
      kind: "alertmanager",
      name,
      verification: "bearer",
    });
    return new AlertSender(`${url}${new URL(source.url).pathname}`, secret, run);
  }

  async tell(...alerts: SentAlert[]): Promise<void> {
    const answer = await fetch(this.address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.secret}` },
      body: JSON.stringify({
        version: "4",
        groupKey: this.run,
        receiver: "war-room",
        groupLabels: {},
        truncatedAlerts: 0,
        alerts: alerts.map((alert) => this.written(alert)),
      }),
    });
    if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  private written({ name, pod, from, to, annotations = {} }: SentAlert): object {
    return {
      status: to === undefined ? "firing" : "resolved",
      labels: { alertname: name, severity: "critical", run: this.run, pod },
      annotations,
      startsAt: this.at(from),
      endsAt: to === undefined ? NEVER : this.at(to),
      fingerprint: `${name}/${pod}`,
    };
  }

  private at(minutesAgo: number): string {
    return new Date(this.now - minutesAgo * MINUTE_MS).toISOString();
  }
}
