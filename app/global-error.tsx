"use client";

import { useSyncExternalStore } from "react";
import { buttonClass } from "@/app/_ui/button";
import { STAND_ALONE_WORDS } from "@/app/_ui/stand-alone-words";
import "@/app/globals.css";

const never = () => () => undefined;

function browserLocale(): keyof typeof STAND_ALONE_WORDS {
  const chosen = /(?:^|; )locale=([\w-]+)/.exec(document.cookie)?.[1] ?? navigator.language;
  return chosen.startsWith("zh") ? "zh-TW" : "en";
}

/** Replaces the root layout when that has failed: it leans on nothing but the browser. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = useSyncExternalStore(never, browserLocale, () => "en" as const);
  const words = STAND_ALONE_WORDS[locale];
  return (
    <html lang={locale} data-theme="system">
      <body>
        <title>{words.title}</title>
        <main className="mx-auto grid max-w-xl gap-4 px-4 py-16">
          <h1 className="text-xl font-medium">{words.title}</h1>
          <p className="text-secondary">{words.hint}</p>
          <button type="button" className={`${buttonClass("primary")} justify-self-start`} onClick={() => retry()}>
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
