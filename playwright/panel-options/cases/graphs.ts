import type { PanelCase } from "../panel-case";
import { SPAN } from "../probe-data";

export const flameGraphCase: PanelCase = {
  type: "flamegraph",
  needs: "a profile: columns `level`, `value`, `self` and `label`, depth first (Pyroscope, Parca, TestData)",
  csv: ["level,value,self,label\n0,100,10,main\n1,60,20,handle\n2,40,40,query\n1,30,30,write"],
  probes: [],
  notProbed: { "override unit": "shows under the pointer and in the table" },
};

const spans = [
  ["a", "", "GET /checkout", "web", 0, 400],
  ["b", "a", "POST /cart", "cart", 20, 180],
  ["c", "a", "POST /pay", "payment", 220, 150],
  ["d", "c", "charge", "payment", 240, 90],
] as const;

export const tracesCase: PanelCase = {
  type: "traces",
  needs: "one trace, a span a row, as Tempo, Jaeger and Zipkin send it",
  csv: [
    [
      "traceID,spanID,parentSpanID,operationName,serviceName,startTime,duration",
      ...spans.map(([id, parent, name, service, start, length]) =>
        ["4bf92f35", id, parent, name, service, SPAN.from + start, length].join(","),
      ),
    ].join("\n"),
  ],
  probes: [["options.spanFilters", { serviceName: "cart", serviceNameOperator: "=", criticalPathOnly: false }]],
};

export const nodeGraphCase: PanelCase = {
  type: "nodeGraph",
  schema: "nodegraph",
  needs: "a frame of nodes and a frame of edges, or edges alone (Tempo's service graph, TestData)",
  csv: [
    [
      "id,title,subTitle,mainStat,secondaryStat,arc__ok,arc__failed",
      ...["web", "api", "cart", "db"].map((id, at) => `${id},${id},svc,${10 + at},${at + 0.5},0.75,0.25`),
    ].join("\n"),
    "id,source,target,mainStat,secondaryStat,thickness\n1,web,api,5,1,1\n2,api,cart,6,2,3\n3,api,db,7,3,2\n4,cart,db,8,4,1",
  ],
  overridden: "arc__failed",
  probes: [
    ["options.nodes.mainStatUnit", "ms"],
    ["options.nodes.secondaryStatUnit", "ms"],
    ["options.nodes.arcs", [{ field: "arc__ok", color: "purple" }]],
    ["options.edges.mainStatUnit", "ms"],
    ["options.edges.secondaryStatUnit", "ms"],
    ["options.layoutAlgorithm", "grid"],
    ["options.layoutAlgorithm", "force"],
    ["override color", { mode: "fixed", fixedColor: "#ff00ff" }],
    ["field.unit", "ms"],
  ],
  notProbed: { "options.zoomMode": "is about the wheel" },
};
