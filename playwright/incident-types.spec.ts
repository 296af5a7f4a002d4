import { randomUUID } from "node:crypto";
import type { Api } from "./api";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";

interface Type {
  id: string;
  name: string;
  description: string;
  severity: string | null;
  visibility: "private" | null;
  summary: string;
  tasks: { id: string; title: string }[];
  archivedAt: string | null;
  version: number;
}

const typesOf = (api: Api) => api.query<Type[]>("incidentType.list");
async function archive(api: Api, types: readonly Type[]): Promise<void> {
  for (const { id, version } of types) await api.mutate("incidentType.archive", { id, version });
}
/** Names are kept apart for ever: what a test made gives its name free. */
async function putAway(api: Api, isMade: (type: Type) => boolean): Promise<void> {
  for (const { id, version } of (await typesOf(api)).filter(isMade)) {
    await api.mutate("incidentType.update", { id, version, name: `Gone ${randomUUID()}` });
  }
  await archive(
    api,
    (await typesOf(api)).filter(({ name, archivedAt }) => name.startsWith("Gone ") && archivedAt === null),
  );
}

test("types begin with one click, are changed and ordered by keyboard, put away and brought back", async ({
  apiOf,
  signedIn,
  url,
  problems,
}) => {
  problems.expect(/409 \(Conflict\)/);
  const api = await apiOf("admin");
  const before = (await typesOf(api)).filter(({ archivedAt }) => archivedAt === null);
  const kept = new Set(before.map(({ id }) => id));
  await archive(api, before);
  const context = await signedIn("admin");
  await context.addCookies([{ name: "locale", value: "zh-TW", url }]);
  const page = await context.newPage();
  try {
    await page.goto("/settings/incidents/types");
    await expectAccessible(page);
    await page.getByRole("button", { name: "三個都新增" }).click();
    const list = page.getByRole("list", { name: "類型，依提供的順序排列" });
    await expect(list.getByRole("listitem")).toHaveCount(3);
    await context.addCookies([{ name: "locale", value: "en", url }]);
    await page.reload();
    const rows = page.getByRole("list", { name: "Types, in the order in which they are offered" });
    await expect(rows.getByRole("listitem").first()).toContainText("服務中斷");
    await expectAccessible(page);

    await rows.getByRole("button", { name: "Edit 資安" }).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(rows.getByRole("listitem").first()).toContainText("資安");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
    await page.keyboard.type("與隱私");
    await dialog.getByRole("textbox", { name: "Task 4" }).press("Enter");
    await page.keyboard.type("通知客服");
    await page.keyboard.press("Alt+ArrowUp");
    await expectAccessible(page);
    // Somebody else is faster: nothing is overwritten unasked.
    const security = (await typesOf(api)).find(({ name }) => name === "資安");
    if (!security) throw new Error("The type is not there");
    const { id, version } = security;
    await api.mutate("incidentType.update", { id, version, name: security.name, tasks: security.tasks });
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toContainText(`it is at version ${version + 1} now, you began from version ${version}.`);
    await dialog.getByRole("button", { name: "Save mine over it" }).click();
    await expect(dialog).toBeHidden();
    const saved = (await typesOf(api)).find((type) => type.id === id);
    expect(saved?.name).toBe("資安與隱私");
    expect(saved?.tasks.map(({ title }) => title).slice(3)).toEqual(["通知客服", "詢問法務是否需要通報"]);

    await rows.getByRole("button", { name: "Archive “資安與隱私”" }).click();
    await expect(rows.getByRole("listitem")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(rows.getByRole("listitem")).toHaveCount(3);
    await rows.getByRole("button", { name: "Archive “資安與隱私”" }).click();
    await page.getByRole("button", { name: "Bring back 資安與隱私" }).click();
    await expect(rows.getByRole("listitem")).toHaveCount(3);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(page);

    const reader = await (await signedIn("viewer")).newPage();
    await reader.goto("/settings/incidents/types");
    await expect(reader.getByText("An administrator sets these.")).toBeVisible();
    await expect(reader.getByRole("button", { name: /^Archive/ })).toHaveCount(0);
  } finally {
    await putAway(api, (type) => !kept.has(type.id) && /[\u4e00-\u9fff]/.test(type.name));
    for (const { id, version } of await typesOf(api))
      if (kept.has(id)) await api.mutate("incidentType.restore", { id, version });
  }
});

test("a type fills in what nobody wrote, brings its tasks, and can be another one later", async ({
  apiOf,
  signedIn,
}) => {
  const api = await apiOf("admin");
  const run = randomUUID().slice(0, 8);
  const [outage, security] = [`Outage ${run}`, `Break-in ${run}`];
  const tasks = (...titles: string[]) => titles.map((title) => ({ id: randomUUID(), title }));
  await api.mutate("incidentType.create", {
    name: outage,
    description: "Something is down",
    severity: "sev2",
    summary: "Who is affected?",
    tasks: tasks("Tell support"),
  });
  await api.mutate("incidentType.create", {
    name: security,
    visibility: "private",
    tasks: tasks("Tell support", "Keep the logs"),
  });
  try {
    const board = new BoardPage(await (await signedIn("responder")).newPage());
    const { page, dialog } = board;
    await board.open();
    await board.declareButton.click();
    const type = dialog.getByRole("combobox", { name: "Type" });
    const summary = dialog.getByRole("textbox", { name: /What do you know/ });
    const isPrivate = dialog.getByRole("switch", { name: /^Private/ });
    await type.selectOption(outage);
    await expect(dialog.getByRole("radio", { name: /SEV2/ })).toBeChecked();
    await expect(summary).toHaveValue("Who is affected?");
    await expect(dialog.getByRole("status")).toContainText("This task is added when you declare:");
    await expect(dialog.getByRole("status")).toContainText("Tell support");
    await expectAccessible(page);
    await type.selectOption(security);
    await expect(dialog.getByRole("radio", { name: /SEV2/ })).not.toBeChecked();
    await expect(summary).toHaveValue("");
    await expect(isPrivate).toBeChecked();
    await isPrivate.click();
    await dialog.getByRole("radio", { name: /SEV4/ }).check();
    await summary.fill("We know nothing yet");
    await type.selectOption({ label: "None" });
    await type.selectOption(outage);
    await expect(dialog.getByRole("radio", { name: /SEV4/ })).toBeChecked();
    await expect(summary).toHaveValue("We know nothing yet");
    await expect(isPrivate).not.toBeChecked();
    await dialog.getByRole("textbox", { name: /What is broken/ }).fill(`Typed ${run}`);
    await dialog.getByRole("button", { name: "Declare" }).click();
    await page.waitForURL(/\/incidents\/\d+/);

    const change = page.getByRole("button", { name: `Change the type: ${outage}` });
    await expect(change).toBeVisible();
    await expect(page.getByText(/added the task Tell support/)).toBeVisible();
    await change.click();
    await dialog.getByRole("radio", { name: new RegExp(security) }).check();
    await dialog.getByRole("switch", { name: /Add its 2 first tasks/ }).click();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`changed the type: ${outage} → ${security}`)).toBeVisible();
    await expect(page.getByText(/added the task Keep the logs/)).toBeVisible();
    await expect(page.getByText(/added the task Tell support/)).toHaveCount(1);

    await board.open();
    await page.getByRole("button", { name: "Type" }).click();
    await page.getByRole("menuitemcheckbox", { name: security }).click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/[?&]type=/);
    await expect(board.row(`Typed ${run}`)).toContainText(security);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(page);
  } finally {
    await putAway(api, ({ name }) => name.endsWith(run));
  }
});
