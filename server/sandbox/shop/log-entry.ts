import { hashUnit } from "./hash-unit";
import { logMessage } from "./log-message";
import type { ShopService } from "./service-catalogue";
import { traceId } from "./trace-id";

export type LogLevel = "debug" | "info" | "warn" | "error";

/** One line of a service's log. Its text is written only when asked for, which keeps counting cheap. */
export class LogEntry {
  constructor(
    readonly seed: number,
    readonly service: ShopService,
    readonly instance: string,
    readonly level: LogLevel,
    readonly timeMs: number,
    /** Nanoseconds within the millisecond, 0 to 999,999. */
    readonly nanos: number,
    readonly impairment: number,
    readonly version: string,
    /** Set on the line that a starting process writes. */
    readonly starting: boolean,
    private readonly ordinal: number,
  ) {}

  get labels(): Record<string, string> {
    return { job: "shop", service: this.service.name, instance: this.instance, level: this.level };
  }

  /** Shared by the lines that one request leaves in several services. */
  get traceId(): string {
    return traceId(this.seed, Math.floor(this.timeMs / 1000), this.ordinal);
  }

  /** A number in [0, 1) for a detail of the line. */
  chance(detail: number): number {
    return hashUnit(this.seed, this.timeMs, this.nanos, detail);
  }

  get text(): string {
    return logMessage(this);
  }
}
