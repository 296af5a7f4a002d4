"use client";

import { createContext, useContext } from "react";
import type { Theme } from "@/app/_lib/theme/theme";
import { useMediaQuery } from "@/app/_lib/use-media-query";

/** What the person chose. */
export const ChosenTheme = createContext<Theme>("dark");

/** What is shown: "system" follows the browser. */
export function useResolvedTheme(): "dark" | "light" {
  const chosen = useContext(ChosenTheme);
  const light = useMediaQuery("(prefers-color-scheme: light)");
  if (chosen === "system") return light ? "light" : "dark";
  return chosen;
}
