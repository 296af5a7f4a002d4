import pino, { type Logger } from "pino";

export type { Logger };

/** JSON lines on stdout. Anything that could be a credential is cut before it is written. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.authorization", "*.cookie", "*.token", "*.secret", "*.password", "token", "cookie", "authorization"],
      censor: "[redacted]",
    },
  });
}
