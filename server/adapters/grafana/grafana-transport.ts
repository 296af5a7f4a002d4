import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { Agent, EnvHttpProxyAgent, type Dispatcher } from "undici";
import { EnvError } from "@/server/platform/env";
import type { GrafanaConnection } from "./grafana-connection";

const LOOPBACK = "localhost,127.0.0.1,[::1]";
/** Open connections to one address; what is more waits for a free one. */
const MOST_CONNECTIONS = 64;
const CONNECT_TIMEOUT_MS = 5_000;
/** Shorter than what servers and load balancers keep an idle connection for. */
const KEEP_ALIVE_MS = 10_000;

function authorities(file: string): string[] {
  let own = "";
  try {
    own = readFileSync(file, "utf8");
  } catch {
    // Said below, like a file that is something else.
  }
  if (!own.includes("-----BEGIN CERTIFICATE-----"))
    throw new EnvError("GRAFANA_CA_FILE", "use the path of a file with certificates in PEM form");
  return [...rootCertificates, own];
}

/**
 * What carries calls to Grafana: a pool of kept connections, bounded, through the proxy that its address asks for.
 *
 * @throws EnvError where the file of certificates cannot be used
 */
export function grafanaTransport({ caFile, proxies }: GrafanaConnection): Dispatcher {
  const tls = caFile ? { ca: authorities(caFile) } : {};
  const options = {
    connections: MOST_CONNECTIONS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: CONNECT_TIMEOUT_MS, ...tls },
  };
  if ((!proxies?.http && !proxies?.https) || proxies.no?.trim() === "*") return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    requestTls: { timeout: CONNECT_TIMEOUT_MS, ...tls },
    proxyTls: { timeout: CONNECT_TIMEOUT_MS, ...tls },
    // Many proxies open tunnels to port 443 only: an unencrypted Grafana is asked for by its whole address.
    proxyTunnel: false,
    // Empty, so that what this process was started with is not read a second time.
    httpProxy: proxies.http ?? "",
    httpsProxy: proxies.https ?? "",
    noProxy: [proxies.no, LOOPBACK].filter(Boolean).join(","),
  });
}
