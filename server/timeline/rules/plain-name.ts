/** Format and control characters, line breaks among them: in a name they only hide, join or turn things around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/gu;
const SPACES = /\p{Zs}+/gu;
const MOST_CHARACTERS = 200;

/** The name of a person, a team or a file as it may stand in a line among other words. */
export function plainName(name: string): string {
  const plain = name.normalize("NFC").replace(UNSEEN, "").replace(SPACES, " ").trim();
  return plain.slice(0, MOST_CHARACTERS).toWellFormed();
}
