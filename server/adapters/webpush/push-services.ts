/** Where the makers of browsers receive messages: Chrome and its kin, Firefox, Edge, Safari. */
const KNOWN = [
  "fcm.googleapis.com",
  "jmt17.google.com",
  "*.push.services.mozilla.com",
  "*.notify.windows.com",
  "*.push.apple.com",
];

/** Which push services messages may go to. */
export interface PushServices {
  /** `exact`: the operator named this very host, so it may also be a private one. */
  judge(endpoint: string): "known" | "exact" | null;
}

const ENDPOINT_MAX = 2_000;
const isLoopback = (host: string) => host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * The services that are known, and those that `own` names: hosts, `*.` before one for everything below it. An endpoint
 * comes from a browser, so anything else is refused: it would make this server call whatever somebody likes.
 */
export function pushServices(own: readonly string[] = []): PushServices {
  const exact = new Set(own.filter((host) => !host.startsWith("*.")).map((host) => host.toLowerCase()));
  const allowed = [...KNOWN, ...own].map((host) => host.toLowerCase());
  return {
    judge(endpoint) {
      if (endpoint.length > ENDPOINT_MAX || !URL.canParse(endpoint)) return null;
      const { protocol, hostname, host, username, password, port } = new URL(endpoint);
      if (username || password) return null;
      const isExact = exact.has(hostname) || exact.has(host);
      if (protocol !== "https:" && !(protocol === "http:" && isExact && isLoopback(hostname))) return null;
      if (isExact) return "exact";
      const isAllowed = allowed.some((name) =>
        name.startsWith("*.") ? hostname.endsWith(name.slice(1)) : hostname === name,
      );
      return isAllowed && port === "" ? "known" : null;
    },
  };
}
