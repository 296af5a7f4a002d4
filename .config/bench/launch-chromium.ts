import { type Browser, chromium } from "@playwright/test";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
/** A tool without types. */
const CHROMIUM: string = "../test/find-chromium.mjs";

/** The Chromium of the tests, without what it would do in the background. */
export async function launchChromium(): Promise<Browser> {
  const { findChromium } = (await import(CHROMIUM)) as { findChromium(): Promise<string> };
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}
