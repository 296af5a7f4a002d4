/** What can be checked without any service, fastest first. */
export const checks = [
  ["Formatting", "oxfmt", ["--config", ".config/oxfmtrc.json", "--check", "."]],
  ["Lint", "oxlint", ["--config", ".config/oxlintrc.json", "--type-aware", "--deny-warnings"]],
  [
    "Import rules",
    "depcruise",
    ["--config", ".config/dependency-cruiser.cjs", "app", "server", "playwright", "prisma"],
  ],
  ["Dead code", "knip", ["--config", ".config/knip.json"]],
  ["Route types", "next", ["typegen"]],
  ["Types", "tsc", ["--noEmit", "-p", "tsconfig.json"]],
];
