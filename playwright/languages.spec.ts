import { expect, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";

test("the browser's language is spoken from the first page on", async ({ newContext }) => {
  const page = await (await newContext({ locale: "zh-TW" })).newPage();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-TW");
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  expect(heading).toMatch(/\p{Script=Han}/u);
  await new SignInPage(page).signIn("responder");
  await expect(page.getByRole("heading", { level: 1, name: "事件" })).toBeVisible();
});

test("one switches the language, and the room speaks it", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Bilingual");
  const room = await openRoom("responder", number);
  await expect(room.timeline.event("declared Bilingual")).toBeVisible();
  await room.page.getByRole("button", { name: /account, language, theme/ }).click();
  await room.page.getByRole("menuitemradio", { name: "繁體中文" }).click();
  await expect(room.page.locator("html")).toHaveAttribute("lang", "zh-TW");
  await expect(room.timeline.event("宣告了事件 Bilingual")).toBeVisible();
  await expect(room.timeline.composer).toHaveAttribute("placeholder", /寫給這起事件/);
  await room.page.reload();
  await expect(room.page.locator("html")).toHaveAttribute("lang", "zh-TW");
});
