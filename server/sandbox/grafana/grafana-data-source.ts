import type { SandboxDataSource } from "./data-source";
import { numberField, type QueryAnswer, stringField } from "./frames/data-frame";
import { randomWalkFrames } from "./testdata/random-walk-frames";

const listing: QueryAnswer = {
  status: 200,
  frames: [
    {
      meta: { type: "directory-listing", typeVersion: [0, 0], custom: { HasMore: false } },
      fields: [
        stringField("name", []),
        stringField("mediaType", []),
        numberField("size", [], { goType: "int64", config: { unit: "bytes" } }),
      ],
    },
  ],
};

/** `-- Grafana --`. It is built in: queries name it by the uid `grafana`, and no list has it. */
export function createGrafanaDataSource(): SandboxDataSource {
  return {
    id: -1,
    uid: "grafana",
    name: "-- Grafana --",
    type: "datasource",
    typeName: "-- Grafana --",
    url: "",
    isDefault: false,
    jsonData: {},
    health: async () => ({ status: "OK", message: "OK" }),
    async query(query, context) {
      if (query.queryType === "randomWalk") return { status: 200, frames: randomWalkFrames(query, context) };
      if (query.queryType === "list") return listing;
      return { status: 500, error: "unknown query type", errorSource: "plugin", frames: [] };
    },
    resource: async () => ({ status: 404, body: { message: "Not found" } }),
  };
}
