import { matches, parseMatcher } from "../alerting/matchers";
import { type Silence, type SilenceRefusal, silenceState, type Silences } from "../alerting/silences";
import { allOf, anyOf, lacking } from "../http/permissions";
import { coded, json, message, type Reply } from "../http/reply";
import type { Identity } from "../http/service-account-tokens";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";

const PATH = "/api/alertmanager/grafana/api/v2";
const READ = anyOf("alert.instances:read", "alert.silences:read");
const CREATE = anyOf(
  "alert.instances:create",
  "alert.instances:write",
  "alert.silences:create",
  "alert.silences:write",
);
const WRITE = anyOf("alert.instances:write", "alert.silences:write");

const NAME = "alerting.notifications.silences";
const unknown = (id: string): Reply => coded(404, `${NAME}.notFound`, `[${NAME}.notFound] silence ${id} not found`);

function refusal({ reason, message: why }: SilenceRefusal, id: string): Reply {
  if (reason === "unknown") return unknown(id);
  const lists = "validation failure list:\n";
  if (reason === "malformed") return message(400, `silence failed validation: ${lists}${lists}${why}`);
  const text = `[${NAME}.badRequest] invalid silence: ${why}: unable to create silence`;
  return coded(400, `${NAME}.badRequest`, text);
}

const time = (at: number): string => new Date(at).toISOString();

const onTheWire = (silence: Silence, now: number): Record<string, unknown> => ({
  comment: silence.comment,
  createdBy: silence.createdBy,
  endsAt: time(silence.endsAt),
  id: silence.id,
  matchers: silence.matchers.map(({ name, value, isRegex, isEqual }) => ({ isEqual, isRegex, name, value })),
  startsAt: time(silence.startsAt),
  status: { state: silenceState(silence, now) },
  updatedAt: time(silence.updatedAt),
});

const access = (identity: Identity) => ({
  create: lacking(identity, CREATE) === undefined,
  read: true,
  write: lacking(identity, WRITE) === undefined,
});

/** Whether a silence has the matchers that a filter names. */
function wanted(silence: Silence, filters: readonly string[]): boolean | undefined {
  const labels = Object.fromEntries(silence.matchers.map(({ name, value }) => [name, value]));
  for (const filter of filters) {
    const matcher = parseMatcher(filter);
    if (!matcher) return undefined;
    if (!matches(matcher, labels)) return false;
  }
  return true;
}

/** Silences. `createdBy` is whatever the caller says; Grafana does not check it. */
export function silenceRoutes(silences: Silences, now: () => number): Route[] {
  const withSilence =
    (handle: (silence: Silence) => Reply) =>
    ({ parameters: [id = ""] }: Call): Reply => {
      const found = silences.get(id);
      return found ? handle(found) : unknown(id);
    };
  return [
    guardedRoute("GET", `${PATH}/silences`, READ, ({ url, identity }) => {
      const filters = url.searchParams.getAll("filter");
      const bad = filters.find((filter) => !parseMatcher(filter));
      if (bad !== undefined) return message(400, `bad matcher format: ${bad}: unable to retrieve silences`);
      const more = url.searchParams.get("accesscontrol") === "true" ? { accessControl: access(identity) } : {};
      const found = silences.list().filter((silence) => wanted(silence, filters));
      return json(found.map((silence) => ({ ...more, ...onTheWire(silence, now()) })));
    }),
    writingRoute("POST", `${PATH}/silences`, allOf(READ, CREATE), (_call, body) => {
      const made = silences.upsert(body);
      return "reason" in made ? refusal(made, String(body.id)) : json({ silenceID: made.id }, 202);
    }),
    guardedRoute(
      "GET",
      `${PATH}/silence/:id`,
      READ,
      withSilence((silence) => json(onTheWire(silence, now()))),
    ),
    guardedRoute(
      "DELETE",
      `${PATH}/silence/:id`,
      allOf(READ, WRITE),
      withSilence(({ id }) => {
        silences.expire(id);
        return json({ message: "silence deleted" });
      }),
    ),
  ];
}
