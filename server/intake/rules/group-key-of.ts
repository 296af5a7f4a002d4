import { plainText } from "@/server/intake/rules/plain-text";
import { labelFingerprint } from "@/server/intake/rules/label-fingerprint";

const LONGEST = 500;

/** A group's key as it is stored: one too long for an index keeps its beginning and gets a hash of the whole. */
export function groupKeyOf(key: string): string {
  const text = plainText(key, LONGEST);
  return key.length <= LONGEST ? text : `${text}#${labelFingerprint({ key: key.toWellFormed() })}`;
}
