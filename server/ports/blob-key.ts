const KEY = /^[a-z\d][a-z\d._-]*(\/[a-z\d][a-z\d._-]*)*$/;
const LENGTH_MAX = 200;

/**
 * The key as it is, when it is one: words of lower-case letters, digits, `.`, `_` and `-` that begin with a letter or
 * digit, joined by `/`. So none leads out of a folder.
 * @throws RangeError
 */
export function blobKey(key: string): string {
  if (key.length > LENGTH_MAX || !KEY.test(key)) throw new RangeError("This is no key of a blob");
  return key;
}
