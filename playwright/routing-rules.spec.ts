import type { Api } from "./api";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { LabelSender } from "./label-sender";
import { RoutingPage } from "./pages/routing-page";

interface Rule {
  id: string;
  name: string;
  condition: string;
  action: string;
  updatedAt: string;
}
interface Listed {
  items: { number: number; title: string; status: string; severity: string }[];
}

const SLOWLY = { timeout: 30_000 };

async function ruleNamed(api: Api, name: string): Promise<Rule> {
  const found = (await api.query<Rule[]>("alert.rules")).find((rule) => rule.name === name);
  if (!found) throw new Error(`There is no rule ${name}`);
  return found;
}

test("a rule is written by keyboard, tried on last week's alerts, and opens the next incident", async ({
  apiOf,
  signedIn,
  url,
}) => {
  const api = await apiOf("admin");
  const sender = await LabelSender.connect(api, url);
  const alert = (pod: string, cluster?: string) => ({
    labels: { alertname: "QueueGrows", severity: "none", pod, ...(cluster && { cluster }) },
    annotations: { summary: `Queue of ${sender.run}` },
    from: 30,
    to: 20,
  });
  await sender.tell(alert("a", "eu"), alert("b", "eu"), alert("c", "us"), alert("d"));
  const name = `Queues ${sender.run}`;

  const routing = new RoutingPage(await (await signedIn("admin")).newPage());
  await routing.open();
  await expectAccessible(routing.page);
  await routing.page.getByRole("button", { name: "Add a rule" }).focus();
  await routing.page.keyboard.press("Enter");
  await expect(routing.drawer.getByRole("textbox", { name: "Name" })).toBeFocused(SLOWLY);
  await routing.page.keyboard.type(name);
  await routing.page.keyboard.press("Tab");
  await expect(routing.drawer.getByRole("button", { name: "Build from an alert" })).toBeFocused();
  await routing.page.keyboard.press("Tab");
  await expect(routing.condition).toBeFocused();

  await routing.page.keyboard.type("labels.run = ");
  await expect(routing.drawer.getByText("Line 1, column 12:")).toBeVisible();
  await expect(routing.dryRun).toContainText("As soon as the condition can be read");
  // Alerts of other tests have no such label.
  await routing.writeCondition(`has(labels.run) && labels.run == "${sender.run}" && labels.cluster == "eu"`);
  const headline = routing.dryRun.getByRole("status");
  await expect(headline).toHaveText(
    "This rule would have opened 1 incident from 2 firings in the last 7 days.",
    SLOWLY,
  );
  await expect(routing.dryRun.getByText("Takes 2 firings away from “All the rest”")).toBeVisible();
  await expect(routing.dryRun.getByRole("row", { name }).getByText("labels.cluster was missing once")).toBeVisible();
  await expectAccessible(routing.page);

  await routing.drawer.getByRole("combobox", { name: "Group by" }).fill("pod");
  await routing.page.keyboard.press("Enter");
  await expect(headline).toContainText("2 incidents from 2 firings", SLOWLY);
  await routing.drawer.getByRole("combobox", { name: "Severity", exact: true }).selectOption("sev1");
  await routing.page.keyboard.press("Control+Enter");
  await expect(routing.drawer).toBeHidden();
  await expect(routing.row(name)).toContainText("opens an incident · SEV1 · grouped by pod · resolves at the end");
  await expect(routing.row(name)).toContainText("2 firings", SLOWLY);

  await sender.tell({
    labels: { alertname: "QueueGrows", severity: "none", pod: "e", cluster: "eu" },
    annotations: { summary: `Queue of ${sender.run} grows` },
    from: 1,
  });
  await expect
    .poll(async () => (await api.query<Listed>("incident.list", { text: `${sender.run} grows` })).items, SLOWLY)
    .toMatchObject([{ title: `Queue of ${sender.run} grows`, status: "investigating", severity: "sev1" }]);
});

test("rules are moved by keys, told apart from what others did meanwhile, and nothing written is lost", async ({
  apiOf,
  signedIn,
  problems,
}) => {
  problems.expect(/409 \(Conflict\)/);
  const api = await apiOf("admin");
  const run = crypto.randomUUID();
  const [one, two] = [`One ${run}`, `Two ${run}`];
  for (const name of [one, two])
    await api.mutate("alert.createRule", { name, condition: `labels.run == "${run}"`, action: "drop" });
  const routing = new RoutingPage(await (await signedIn("admin")).newPage());
  await routing.open();

  await routing.rule(two).focus();
  await routing.page.keyboard.press("Alt+ArrowUp");
  await expect(routing.page.getByRole("status").filter({ hasText: `“${two}” is now` })).toBeAttached();
  expect(await routing.order(one, two)).toEqual([two, one]);
  await expect(routing.rule(two)).toBeFocused();
  await expect(routing.page.getByText(`“${two}” moved to`)).toBeVisible();
  await routing.page.keyboard.press("Control+z");
  await expect.poll(() => routing.order(one, two)).toEqual([one, two]);
  const stored = async () => (await api.query<Rule[]>("alert.rules")).map(({ name }) => name);
  await expect.poll(async () => (await stored()).filter((name) => name.endsWith(run))).toEqual([one, two]);

  const ids = (await api.query<Rule[]>("alert.rules")).map(({ id }) => id);
  await api.mutate("alert.orderRules", { ids: ids.toReversed(), seen: ids });
  await routing.rule(two).focus();
  await routing.page.keyboard.press("Alt+ArrowUp");
  await expect(routing.page.getByText("Somebody else changed the rules or their order")).toBeVisible();
  await expect.poll(() => routing.order(one, two)).toEqual([two, one]);
  await routing.page.getByRole("button", { name: "Dismiss" }).click();

  await routing.rule(one).click();
  await expect(routing.condition).toBeVisible(SLOWLY);
  await routing.writeCondition(`labels.run == "${run}" && true`);
  const theirs = await ruleNamed(api, one);
  await api.mutate("alert.updateRule", {
    id: theirs.id,
    seenAt: theirs.updatedAt,
    name: `${one}, theirs`,
    condition: theirs.condition,
    action: "drop",
  });
  await routing.drawer.getByRole("button", { name: "Save", exact: true }).click();
  const notice = routing.drawer.getByRole("alert").filter({ hasText: "changed this rule while you were writing" });
  await expect(notice).toBeVisible();
  await expect(routing.drawer.getByText(`${one}, theirs`)).toBeVisible();
  await expect(routing.condition).toHaveText(`labels.run == "${run}" && true`);
  // What is offered to complete the condition is closed first.
  await expect(async () => {
    await routing.page.keyboard.press("Escape");
    await expect(routing.drawer.getByText("There are changes that are not saved.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await routing.drawer.getByRole("button", { name: "Go on writing" }).click();
  await routing.drawer.getByRole("button", { name: "Keep mine" }).click();
  await routing.drawer.getByRole("button", { name: "Save", exact: true }).click();
  await expect(routing.drawer).toBeHidden();
  expect(await ruleNamed(api, one)).toMatchObject({ condition: `labels.run == "${run}" && true` });
});

test("what was begun is offered again after the page was left, also on a phone", async ({ signedIn }) => {
  const context = await signedIn("admin", { viewport: { width: 360, height: 780 } });
  const routing = new RoutingPage(await context.newPage());
  await routing.open();
  await expectNoSidewaysScroll(routing.page);
  await routing.page.getByRole("button", { name: "Add a rule" }).click();
  await routing.drawer.getByRole("textbox", { name: "Name" }).fill("Begun", SLOWLY);
  await routing.writeCondition("labels.team");
  await expectNoSidewaysScroll(routing.page);
  await routing.page.goBack();
  await expect(routing.drawer.getByText("There are changes that are not saved.")).toBeVisible();
  routing.page.on("dialog", (dialog) => void dialog.accept());
  await routing.page.reload();
  await expect(routing.drawer.getByRole("textbox", { name: "Name" })).toHaveValue("Begun", SLOWLY);
  await expect(routing.condition).toHaveText("labels.team");
});

test("rules are for administrators", async ({ signedIn, apiOf }) => {
  const page = await (await signedIn("commander")).newPage();
  await page.goto("/settings/routing");
  await expect(page.getByRole("heading", { name: "Rules are for administrators" })).toBeVisible();
  const refusal = await (
    await apiOf("commander")
  ).refusal("alert.createRule", {
    name: "Theirs",
    condition: "true",
    action: "drop",
  });
  expect(refusal).toMatchObject({ status: 403, code: "FORBIDDEN" });
});
