export const THEMES = ["dark", "light", "system"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "theme";

export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "dark";
}
