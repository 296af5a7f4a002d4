import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";

/** Lets the app be put on a home screen; iOS gives Web Push to such apps only. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("common")]);
  const icon = (name: string, size: number, purpose: "any" | "maskable" = "any") => ({
    src: `/icons/${name}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  return {
    id: "/",
    name: t("product"),
    short_name: t("product"),
    lang: locale,
    start_url: "/",
    display: "standalone",
    background_color: "#111217",
    theme_color: "#111217",
    icons: [icon("192", 192), icon("512", 512), icon("maskable-512", 512, "maskable")],
  };
}
