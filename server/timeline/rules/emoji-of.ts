/** As a string: the compiler knows the flag `v` of newer targets only. */
const ONE_EMOJI = new RegExp("^\\p{RGI_Emoji}$", "v");
const STYLE = /[\ufe0e\ufe0f]/gu;
const TEXT_BY_DEFAULT = /(?!\p{Emoji_Presentation})\p{Extended_Pictographic}|[#*0-9]/gu;

/**
 * The one emoji that a text is, in the spelling that all share; null when it is anything else. Emoji of Unicode's
 * recommended set (UTS #51), with or without the selectors of their style.
 */
export function emojiOf(text: string): string | null {
  if (text.length > 64) return null;
  const plain = text.replace(STYLE, "");
  const styled = plain.replace(TEXT_BY_DEFAULT, "$&\ufe0f");
  return [text, plain, styled].find((spelling) => ONE_EMOJI.test(spelling)) ?? null;
}
