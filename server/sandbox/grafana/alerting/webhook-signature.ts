import { createHmac } from "node:crypto";

export interface SignatureSettings {
  secret: string;
  /** Where the signature goes; Grafana has a name of its own for it. */
  header?: string;
  /** Where the time goes, in Unix seconds. Without a name the signature is over the body alone. */
  timestampHeader?: string;
}

const HEADER = "X-Grafana-Alerting-Signature";

/** Headers that sign a body: HMAC-SHA256 in lower-case hexadecimal, over `<seconds>:<body>` when the time is sent. */
export function webhookSignature(settings: SignatureSettings, body: string, now: number): Record<string, string> {
  const { secret, header = HEADER, timestampHeader } = settings;
  const seconds = String(Math.floor(now / 1000));
  const signed = timestampHeader ? `${seconds}:${body}` : body;
  const signature = createHmac("sha256", secret).update(signed).digest("hex");
  return {
    [header || HEADER]: signature,
    ...(timestampHeader ? { [timestampHeader]: seconds } : {}),
  };
}
