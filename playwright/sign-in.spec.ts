import { Api, refusalOf } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";

const ROLES = ["admin", "commander", "responder", "viewer"] as const;

for (const role of ROLES) {
  test(`${role} signs in, is known by name and role, and signs out`, async ({ newContext, url }) => {
    const context = await newContext();
    const page = await context.newPage();
    await new SignInPage(page).signIn(role);
    const me = await new Api(context.request, url).query<{ username: string; role: string }>("viewer.me");
    expect(me).toMatchObject({ username: role, role });

    await page.getByRole("button", { name: /account, language, theme/ }).click();
    await expect(page.getByText(`${role} ·`)).toBeVisible();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await expect(page.getByText("You are signed out", { exact: true })).toBeVisible();
    await page.goto("/incidents");
    await page.waitForURL(/\/sign-in/);
  });
}

test("a wrong password is refused in words, and the next try works", async ({ newContext, problems }) => {
  problems.expect(/status of 4\d\d/);
  const page = await (await newContext()).newPage();
  const signIn = new SignInPage(page);
  await page.goto("/incidents");
  await expectAccessible(page);
  await signIn.continue.click();
  await signIn.username.fill("responder");
  await signIn.password.fill("wrong");
  await signIn.password.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await signIn.username.fill("responder");
  await signIn.password.fill("warroom");
  await signIn.password.press("Enter");
  await page.waitForURL(/\/incidents/);
});

test("one comes back to the page that one asked for", async ({ newContext, apiOf }) => {
  const { number } = await (await apiOf("responder")).declare("Deep link");
  const page = await (await newContext()).newPage();
  const signIn = new SignInPage(page);
  await page.goto(`/incidents/${number}`);
  await page.waitForURL(/\/sign-in/);
  await signIn.continue.click();
  await signIn.username.fill("viewer");
  await signIn.password.fill("warroom");
  await signIn.password.press("Enter");
  await page.waitForURL(new RegExp(`/incidents/${number}$`));
});

test("a session that was ended opens nothing, wherever its cookie is kept", async ({ newContext, url }) => {
  const context = await newContext();
  const page = await context.newPage();
  await new SignInPage(page).signIn("responder");
  const kept = await context.storageState();
  await page.getByRole("button", { name: /account, language, theme/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);

  const stale = await newContext({ storageState: kept });
  const answer = await new Api(stale.request, url).get("viewer.me");
  expect(await refusalOf(answer)).toMatchObject({ status: 401 });
  const stalePage = await stale.newPage();
  await stalePage.goto("/incidents");
  await stalePage.waitForURL(/\/sign-in/);
});

test("an altered session cookie is no session", async ({ signedIn, newContext, url }) => {
  const state = await (await signedIn("admin")).storageState();
  const cookies = state.cookies.map((cookie) =>
    cookie.name.includes("session-token") ? { ...cookie, value: `${cookie.value.slice(0, -4)}AAAA` } : cookie,
  );
  const context = await newContext({ storageState: { ...state, cookies } });
  const answer = await new Api(context.request, url).get("viewer.me");
  expect(await refusalOf(answer)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
});
