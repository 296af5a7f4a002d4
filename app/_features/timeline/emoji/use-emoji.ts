import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { type EmojiRecord, emojiChoices } from "./emoji-search";

const LANGUAGES: Record<string, (() => Promise<{ default: unknown }>)[]> = {
  en: [() => import("emojibase-data/en/compact.json")],
  "zh-TW": [() => import("emojibase-data/zh-hant/compact.json"), () => import("emojibase-data/en/compact.json")],
};

/** All emoji in the reader's language; read when somebody looks for one. */
export function useEmoji() {
  const locale = useLocale();
  return useQuery({
    queryKey: ["emoji", locale],
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
    queryFn: async () => {
      const modules = await Promise.all((LANGUAGES[locale] ?? LANGUAGES.en ?? []).map((load) => load()));
      return emojiChoices(modules.map((module) => module.default as EmojiRecord[]));
    },
  });
}
