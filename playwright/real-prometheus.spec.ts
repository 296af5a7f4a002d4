import { expect, test } from "./fixtures";

const PROMETHEUS = process.env.SANDBOX_PROMETHEUS_URL;

interface PrometheusAnswer {
  data: { result: { value: [number, string] }[] };
}

async function ask(expression: string): Promise<number> {
  const response = await fetch(`${PROMETHEUS}/api/v1/query?query=${encodeURIComponent(expression)}`);
  const { data } = (await response.json()) as PrometheusAnswer;
  return Number(data.result[0]?.value[1]);
}

test("the room of a real Prometheus shows this machine, with the values that Prometheus answers", async ({
  apiOf,
  openRoom,
}) => {
  expect(PROMETHEUS, "SANDBOX_PROMETHEUS_URL is set by the test script").toBeTruthy();
  const dashboards = [{ uid: "node-exporter", title: "Node exporter" }];
  const { number } = await (await apiOf("responder")).declare("This machine", { dashboards });
  const room = await openRoom("viewer", number);

  const processors = room.panel("Processors");
  await processors.show();
  const count = await ask("count(count by (cpu) (node_cpu_seconds_total))");
  await expect(processors.frame).toHaveText(`Processors${count}`);

  const memory = room.panel("Memory installed");
  const gib = (await ask("node_memory_MemTotal_bytes")) / 1024 ** 3;
  await memory.show();
  await expect(memory.frame).toContainText("GiB");
  const shown = Number(/([\d.]+)\s*GiB/.exec(await memory.frame.innerText())?.[1]);
  expect(shown).toBeCloseTo(gib, 0);

  await room.panel("Processor by mode").expectDrawn();
  await room.panel("Memory").expectDrawn();
});
