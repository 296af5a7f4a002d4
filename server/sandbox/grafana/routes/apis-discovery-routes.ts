import type { GrafanaProfile } from "../grafana-profile";
import { json, type Reply } from "../http/reply";
import { type Route, route } from "../http/route";

const unknown = (): Reply => ({ status: 404, text: "404 page not found\n" });

/** `/apis`: which groups there are, and in which versions. */
export function apisDiscoveryRoutes({ apis }: GrafanaProfile): Route[] {
  const group = (name: string) => {
    const versions = (apis[name] ?? []).map((version) => ({ groupVersion: `${name}/${version}`, version }));
    return { name, versions, preferredVersion: versions[0] };
  };
  const names = Object.keys(apis);
  return [
    route("GET", "/apis", () => {
      if (names.length === 0) return unknown();
      return json({ kind: "APIGroupList", groups: names.map(group) });
    }),
    route("GET", "/apis/:group", ({ parameters: [name = ""] }) =>
      name in apis ? json({ kind: "APIGroup", apiVersion: "v1", ...group(name) }) : unknown(),
    ),
    route("ANY", "/apis/*", unknown),
  ];
}
