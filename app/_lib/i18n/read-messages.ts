import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "@/app/_lib/i18n/locale";

const cache = new Map<Locale, Promise<AbstractIntlMessages>>();

async function read(locale: Locale): Promise<AbstractIntlMessages> {
  const folder = join(process.cwd(), "messages", locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  const entries = files.map(async (file) => {
    const namespace = file.slice(0, -".json".length);
    return [namespace, JSON.parse(await readFile(join(folder, file), "utf8"))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** All messages of a language; the name of a file is its namespace. Read once in production. */
export function readMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const known = process.env.NODE_ENV === "production" ? cache.get(locale) : undefined;
  if (known) return known;
  const messages = read(locale);
  cache.set(locale, messages);
  return messages;
}
