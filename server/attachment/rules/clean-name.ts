const LENGTH_MAX = 120;
const EXTENSION_MAX = 12;
const NAMELESS = "file";

/** Controls, and what is invisible or turns the direction of writing: `gpj.exe` must not look like `exe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/** A file's name as it may be shown and saved: without folders, controls and tricks, at most 120 characters. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().normalize("NFC").replace(UNSEEN, "").split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  if (!name) return NAMELESS;
  const characters = [...name];
  if (characters.length <= LENGTH_MAX) return name;
  const extension = [...(/\.[^. ]+$/.exec(name)?.[0] ?? "")].slice(0, EXTENSION_MAX);
  return [...characters.slice(0, LENGTH_MAX - extension.length), ...extension].join("");
}
