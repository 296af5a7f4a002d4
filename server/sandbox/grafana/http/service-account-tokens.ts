import { crc32 } from "node:zlib";
import { hashUnit } from "../../shop/hash-unit";

export type Role = "Viewer" | "Editor" | "Admin";

/** The service account behind a token. */
export interface Identity {
  role: Role;
  uid: string;
  login: string;
  name: string;
  /** Why the token opens nothing any more. */
  refused?: "expired" | "revoked" | "disabled";
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Checksum at the end of a token: CRC-32 of what stands before it, least significant byte first. */
function checksum(body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(body) >>> 0);
  return bytes.toString("hex");
}

/** A token in the form Grafana gives service accounts, `glsa_<32 letters and digits>_<checksum>`. */
export function createServiceAccountToken(seed: number, number: number): string {
  const secret = Array.from(
    { length: 32 },
    (_, i) => ALPHABET[Math.floor(hashUnit(seed, number, i, 91) * ALPHABET.length)],
  ).join("");
  return `glsa_${secret}_${checksum(`glsa_${secret}`)}`;
}

/** Whether a text is a well-formed token with the right checksum. It says nothing about whether it is known. */
export function isServiceAccountToken(token: string): boolean {
  const match = /^(glsa_[A-Za-z0-9]{32})_([0-9a-f]{8})$/.exec(token);
  return match !== null && checksum(match[1] ?? "") === match[2];
}
