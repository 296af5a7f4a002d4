/** The import map of the repository. README.md draws it; this file enforces it. */
const tests = "(\\.(test|db\\.test|contract\\.test|suite)\\.tsx?|/testing/.*)$";
const slice = "^server/(?!platform/|ports/|adapters/|testing/|sandbox/)[^/]+/";
/** Slices form a tree, not a knot: each may use those that stand before it, and only the ones it names. */
const TREE = [
  ["timeline", []],
  ["identity", []],
  ["service", []],
  ["incident", ["timeline", "service"]],
  ["share", ["incident", "timeline"]],
  ["dashboard", ["incident", "share"]],
  ["connection", ["dashboard"]],
  ["glance", ["dashboard"]],
  ["explore", ["dashboard"]],
  ["attachment", ["timeline"]],
  ["task", ["timeline", "incident"]],
  ["record", ["timeline", "incident"]],
  ["search", ["timeline"]],
  ["annotation", ["timeline", "incident", "dashboard"]],
  ["notification", ["timeline", "identity"]],
  ["evidence", ["timeline", "incident", "dashboard", "explore"]],
  ["handover", ["timeline", "incident", "task"]],
  [
    "command",
    ["timeline", "incident", "service", "dashboard", "explore", "evidence", "task", "share", "handover", "annotation"],
  ],
  ["system", ["identity"]],
];
const slicesFormATree = [
  ...TREE.map(([name, uses]) => ({
    name: `${name}-uses-${uses.join("-") || "no-slice"}`,
    severity: "error",
    comment: "Slices form a tree: see TREE.",
    from: { path: `^server/${name}/`, pathNot: tests },
    to: { path: slice, pathNot: `^server/(${[name, ...uses].join("|")})/` },
  })),
  {
    name: "every-slice-has-its-place",
    severity: "error",
    comment: "Add a new slice to TREE.",
    from: { path: slice, pathNot: `^server/(${TREE.map(([name]) => name).join("|")})/` },
    to: { path: "^server/" },
  },
];
const contract = "^server/[^/]+/contract(\\.ts$|/)";
const rules = "^server/[^/]+/rules(\\.ts$|/)";
const only = (name, packages, where, why) => ({
  name,
  severity: "error",
  comment: why,
  from: { path: "^(app|server|playwright)/", pathNot: [where, tests] },
  to: { path: `(^|node_modules/)(${packages})` },
});
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "A cycle means two files are one file.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...slicesFormATree,
    { name: "server-never-imports-app", severity: "error", from: { path: "^server/" }, to: { path: "^app/" } },
    {
      name: "contract-is-only-schemas",
      severity: "error",
      comment: "contract.ts ships to the browser.",
      from: { path: contract },
      to: { path: ".", pathNot: [contract, "node_modules/zod"] },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      comment: "No clock, no database, no port: pass values in.",
      from: { path: rules, pathNot: tests },
      to: {
        path: ".",
        pathNot: [contract, rules, "node_modules/(@prometheus-io|@grafana|@lezer)/(lezer-|common)", "node_modules/zod"],
      },
    },
    {
      name: "slices-see-ports-not-adapters",
      severity: "error",
      from: { path: slice, pathNot: tests },
      to: { path: "^server/adapters/" },
    },
    {
      name: "only-the-composition-root-picks-adapters",
      severity: "error",
      from: { path: "^(server|app)/", pathNot: ["^server/(main|services)\\.ts$", "^server/adapters/", tests] },
      to: { path: "^server/adapters/" },
    },
    {
      name: "adapters-do-not-know-each-other",
      severity: "error",
      from: { path: "^server/adapters/([^/]+)/", pathNot: tests },
      to: { path: "^server/adapters/", pathNot: "^server/adapters/$1/" },
    },
    {
      name: "ports-are-types",
      severity: "error",
      from: { path: "^server/ports/", pathNot: tests },
      to: { path: ".", pathNot: [contract, "^server/ports/"] },
    },
    {
      name: "platform-knows-no-slice",
      severity: "error",
      from: { path: "^server/platform/" },
      to: { path: slice, pathNot: contract },
    },
    {
      name: "browser-sees-contracts-and-rules",
      severity: "error",
      comment: "Everything under app/_* may reach the browser.",
      from: { path: "^app/_", pathNot: tests },
      to: { path: "^server/", pathNot: [contract, rules], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-meet-in-routes",
      severity: "error",
      comment: "Compose features in a page, pass slots as props.",
      from: { path: "^app/_features/([^/]+)/" },
      to: { path: "^app/_features/", pathNot: "^app/_features/$1/" },
    },
    {
      name: "ui-is-domain-free",
      severity: "error",
      from: { path: "^app/_ui/" },
      to: { path: "^(server|app/_features|app/_lib)/" },
    },
    { name: "lib-knows-no-feature", severity: "error", from: { path: "^app/_lib/" }, to: { path: "^app/_features/" } },
    { name: "private-folders-know-no-route", severity: "error", from: { path: "^app/_" }, to: { path: "^app/(?!_)" } },
    {
      name: "e2e-sees-the-product-from-outside",
      severity: "error",
      from: { path: "^playwright/" },
      to: { path: "^(app|server)/", pathNot: contract },
    },
    {
      name: "tests-are-leaves",
      severity: "error",
      from: { path: "^(app|server|prisma)/", pathNot: tests },
      to: { path: tests },
    },
    only("kubernetes-stays-in-its-adapter", "@kubernetes/", "^server/adapters/kubernetes/", "One blast radius."),
    only(
      "socketio-stays-in-its-adapter",
      "socket\\.io/",
      "^server/(adapters/socketio/|main\\.ts)",
      "The wire is a detail.",
    ),
    only(
      "grafana-stays-in-panels",
      "@grafana/(?!lezer-)",
      "^app/_features/dashboard/",
      "Scenes is heavy and browser-only.",
    ),
    only(
      "yjs-stays-in-documents",
      "(yjs|y-protocols|@hocuspocus)/",
      "^(server/adapters/hocuspocus|app/_features/postmortem)/",
      "CRDTs leak.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
