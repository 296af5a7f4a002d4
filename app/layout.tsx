import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { THEME_COOKIE, themeOf } from "@/app/_lib/theme/theme";
import { Providers } from "@/app/providers";
import { SandboxLine } from "@/app/_ui/sandbox-line";
import { services } from "@/server/services";
import "@/app/globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` } };
}

export const viewport: Viewport = {
  themeColor: [{ color: "#111217" }],
};

/**
 * Zod tries whether it may compile code, and the page's policy would report that: it is told before it reads anything.
 * A chunk may have run before this line: then its settings are there already, and are added to.
 */
const ZOD_WITHOUT_EVAL = "(globalThis.__zod_globalConfig??={}).jitless=true";

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, sent] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = themeOf(jar.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <script
          nonce={sent.get("x-nonce") ?? undefined}
          suppressHydrationWarning
          // oxlint-disable-next-line react/no-danger -- a constant of ours
          dangerouslySetInnerHTML={{ __html: ZOD_WITHOUT_EVAL }}
        />
      </head>
      <body className="flex h-dvh flex-col overflow-hidden bg-canvas text-primary antialiased">
        <NextIntlClientProvider>
          <Providers theme={theme}>
            <SandboxLine embedded={services().embedded} />
            <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">{children}</div>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
