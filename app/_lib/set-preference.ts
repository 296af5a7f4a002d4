"use server";

import { cookies } from "next/headers";
import { LOCALE_COOKIE, LOCALES } from "@/app/_lib/i18n/locale";
import { THEME_COOKIE, THEMES } from "@/app/_lib/theme/theme";

const YEAR_S = 365 * 24 * 3_600;
const ALLOWED: Record<string, readonly string[]> = { [LOCALE_COOKIE]: LOCALES, [THEME_COOKIE]: THEMES };

/** Remembers a language or a theme in this browser; anything else is ignored. */
export async function setPreference(name: "locale" | "theme", value: string): Promise<void> {
  if (!ALLOWED[name]?.includes(value)) return;
  (await cookies()).set(name, value, { path: "/", maxAge: YEAR_S, sameSite: "lax" });
}
