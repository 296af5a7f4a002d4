import { startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { answerWith } from "./child";
import type { GrafanaQuestion } from "./viewers-protocol";

const sandbox = await startGrafanaSandbox({ seed: 42, incidents: "manual" });
let counted = 0;

answerWith(async ({ ask }: GrafanaQuestion) => {
  if (ask === "address") return { url: sandbox.url, token: sandbox.token };
  const calls = sandbox.traffic.requests - counted;
  counted = sandbox.traffic.requests;
  return { calls };
});
