import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { LabelSender } from "./label-sender";
import { BoardPage } from "./pages/board-page";

const SLOWLY = { timeout: 30_000 };

test("what waits in triage stands apart, is accepted by key, and comes back when that is taken back", async ({
  apiOf,
  signedIn,
  url,
}) => {
  const api = await apiOf("admin");
  const sender = await LabelSender.connect(api, url);
  const title = `Certificate of ${sender.run}`;
  const rule = `Warnings ${sender.run}`;
  await api.mutate("alert.createRule", { name: rule, condition: `labels.run == "${sender.run}"`, action: "triage" });
  const labels = { alertname: "CertificateExpires", severity: "warning" };
  await sender.tell({ labels, annotations: { summary: title }, from: 1 });

  const board = new BoardPage(await (await signedIn("responder")).newPage());
  const { page } = board;
  await board.open();
  const triage = page.getByRole("region", { name: /^Triage/ });
  const waiting = triage.getByRole("listitem").filter({ hasText: title });
  await expect(waiting).toContainText(`by rule “${rule}” · CertificateExpires · fires`, SLOWLY);
  await expect(board.row(title)).toBeHidden();
  await expectAccessible(page);

  await waiting.getByRole("link", { name: title }).focus();
  await page.keyboard.press("y");
  await expect(waiting).toBeHidden();
  await expect(board.row(title)).toContainText("Investigating");
  await page.keyboard.press("Control+z");
  await expect(waiting).toBeVisible();
  await expect(board.row(title)).toBeHidden();

  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
  await waiting.getByRole("button", { name: "Merge into…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await waiting.getByRole("button", { name: "Decline" }).click();
  await page
    .getByRole("dialog")
    .getByRole("textbox", { name: "Why is it no incident?" })
    .fill("It is renewed on Monday");
  await page.keyboard.press("Control+Enter");
  await expect(waiting).toBeHidden();
});

test("a room in triage says why it is there, and lets people decide", async ({ apiOf, signedIn, openRoom, url }) => {
  const api = await apiOf("admin");
  const sender = await LabelSender.connect(api, url);
  const title = `Disk of ${sender.run}`;
  const labels = { alertname: "DiskSlow", severity: "warning", run: sender.run };
  await api.mutate("alert.createRule", {
    name: `Disks ${sender.run}`,
    condition: `labels.run == "${sender.run}"`,
    action: "triage",
  });
  await sender.tell({ labels, annotations: { summary: title }, from: 1 });
  const search = () => api.query<{ items: { number: number }[] }>("incident.list", { text: title });
  await expect.poll(async () => (await search()).items.length, SLOWLY).toBe(1);
  const [{ number } = { number: 0 }] = (await search()).items;

  const { page } = await openRoom("responder", number);
  const bar = page.getByRole("region", { name: "Triage" });
  await expect(bar).toContainText("Opened from alerts", SLOWLY);
  await expect(bar).toContainText(`by rule “Disks ${sender.run}”`);
  await page.keyboard.press("n");
  await page.getByRole("dialog").getByRole("textbox", { name: "Why is it no incident?" }).fill("It is being replaced");
  await page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(bar).toContainText("“It is being replaced”");
  await expect(page.getByText("It is being replaced").last()).toBeVisible();

  const watching = await (await signedIn("viewer")).newPage();
  await watching.goto(`/incidents/${number}`);
  await expect(watching.getByRole("region", { name: "Triage" })).toContainText("Declined by");
  await expect(watching.getByRole("button", { name: "Back to triage" })).toBeHidden();

  await bar.getByRole("button", { name: "Back to triage" }).click();
  await expect(bar).toContainText("Opened from alerts");
  await page.keyboard.press("y");
  await expect(bar).toBeHidden();
  await expect(page.getByRole("button", { name: "Status: Investigating. Change" })).toBeVisible();
});
