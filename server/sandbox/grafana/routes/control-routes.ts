import type { Shop } from "../../shop/create-shop";
import type { AlertBook } from "../alerting/alert-book";
import type { Fault, FaultMode, Faults } from "../http/faults";
import type { SandboxTraffic } from "../http/handle-request";
import { type JsonObject, objects, text } from "../http/json-fields";
import { json, message, type Reply } from "../http/reply";
import type { SandboxAccounts } from "../http/sandbox-accounts";
import { type Route, writingRoute, guardedRoute } from "../http/route";

const PATH = "/api/sandbox";
/** Only Admin has it, as only Admin could change a real server. */
const NEEDED = "orgs:write";

const MODES = new Set<string>([
  "ok",
  "down",
  "error500",
  "slow",
  "hang",
  "html502",
  "redirect-login",
  "truncated",
  "rate-limited",
  "revoked",
  "oversized",
  "not-a-number",
  "only-nulls",
  "many-series",
  "many-points",
] satisfies FaultMode[]);

const count = (value: unknown): number | undefined => (typeof value === "number" && value >= 0 ? value : undefined);

function readFault(given: JsonObject): Fault | undefined {
  const mode = text(given.mode);
  if (!MODES.has(mode)) return undefined;
  const [remaining, seconds, megabytes] = [count(given.count), count(given.retryAfterSeconds), count(given.megabytes)];
  return {
    mode: mode as FaultMode,
    only: text(given.path) ? new RegExp(text(given.path)) : null,
    delayMs: count(given.delayMs) ?? 1_000,
    ...(remaining === undefined ? {} : { remaining }),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    ...(megabytes === undefined ? {} : { megabytes }),
  };
}

interface Controlled {
  faults: Faults;
  traffic: SandboxTraffic;
  accounts: SandboxAccounts;
  book: AlertBook;
  shop: Shop;
}

/** What a test in another process needs to make the sandbox misbehave. It is no part of Grafana's API. */
export function controlRoutes({ faults, traffic, accounts, book, shop }: Controlled): Route[] {
  return [
    /** `{"rules":[{"mode":"html502","path":"^/api/ds/query","count":3}]}` replaces what was set before. */
    writingRoute("PUT", `${PATH}/faults`, NEEDED, (_call, body): Reply => {
      try {
        const rules = objects(body.rules).map(readFault);
        if (rules.some((rule) => rule === undefined)) return message(400, "unknown mode");
        faults.rules = rules.flatMap((rule) => rule ?? []);
      } catch {
        return message(400, "path is no regular expression");
      }
      return json({ rules: faults.rules.length });
    }),
    guardedRoute("GET", `${PATH}/traffic`, NEEDED, () => json(traffic)),
    guardedRoute("GET", `${PATH}/notifications`, NEEDED, () => json(book.notifications)),
    /** `{"token":"glsa_…","refused":"revoked"}`; without `refused` the token works again. */
    writingRoute("PUT", `${PATH}/token`, NEEDED, (_call, body) => {
      const why = text(body.refused);
      const refused = why === "expired" || why === "revoked" || why === "disabled" ? why : undefined;
      accounts.refuse(text(body.token), refused);
      return json({ message: "done" });
    }),
    /** `{"release":"deploy"}` breaks the shop, `{"release":"rollback"}` heals it. */
    writingRoute("PUT", `${PATH}/shop`, NEEDED, (_call, body) =>
      json({ changed: body.release === "deploy" ? shop.deploy() : shop.rollback() }),
    ),
  ];
}
