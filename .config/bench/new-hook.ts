import type { Api } from "../../playwright/api";

/** Where a webhook goes, and what it proves itself with. */
export interface Hook {
  path: string;
  authorization: string;
}

/** A source of alerts like Alertmanager's, and a rule that opens an incident for each group that meets a condition. */
export async function newHook(api: Api, rule: { condition: string; groupBy: string[] }): Promise<Hook> {
  const { condition, groupBy } = rule;
  await api.mutate("alert.createRule", { name: "Bench", condition, action: "open", settings: { groupBy } });
  const { source, secret } = await api.mutate<{ source: { url: string }; secret: string }>("intake.create", {
    kind: "alertmanager",
    name: "Bench",
    verification: "bearer",
  });
  return { path: new URL(source.url).pathname, authorization: `Bearer ${secret}` };
}
