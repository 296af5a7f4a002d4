import en from "@/messages/en/auth.json";
import zhTW from "@/messages/zh-TW/auth.json";

export type SandboxTexts = (typeof en)["sandbox"] & { language: string };

interface Reader {
  acceptLanguage: string | undefined;
  cookie: string | undefined;
}

function preferredTag({ acceptLanguage = "", cookie = "" }: Reader): string {
  const chosen = /(?:^|;\s*)locale=([\w-]+)/.exec(cookie)?.[1];
  if (chosen) return chosen.toLowerCase();
  const wanted = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", quality = "1"] = part.trim().toLowerCase().split(";q=");
      return { tag, quality: Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ tag, quality }) => quality > 0 && /^(zh|en)(-|$)/.test(tag))?.tag ?? "en";
}

/** The page's words in the language that was chosen in the app, else in the first of the browser's that we speak. */
export function sandboxTexts(reader: Reader): SandboxTexts {
  return preferredTag(reader).startsWith("zh")
    ? { ...zhTW.sandbox, language: "zh-TW" }
    : { ...en.sandbox, language: "en" };
}
