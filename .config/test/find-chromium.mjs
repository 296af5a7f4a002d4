import { existsSync } from "node:fs";
import { need, step } from "../steps.mjs";
import { installFromDebian } from "./debian-packages.mjs";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** An installed Chromium, else Playwright's, else Debian's package. @returns {Promise<string>} its path */
export async function findChromium() {
  // Loaded here, because the packages may just have been installed.
  const { chromium } = await import("@playwright/test");
  const given = [process.env.CHROMIUM_PATH, ...INSTALLED].find((path) => path && existsSync(path));
  if (given) return given;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (await installFromDebian(["chromium"])) return "/usr/bin/chromium";
  await need("Installing Playwright's Chromium", "playwright", ["install", "chromium"]);
  await step("Installing what Chromium needs", "playwright", ["install-deps", "chromium"]);
  return chromium.executablePath();
}
