import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  randomUUID,
  sign,
  verify,
} from "node:crypto";
import { promisify } from "node:util";

export interface SigningKeys {
  keys: JsonWebKey[];
}

/** One RS256 key as a private JWKS; the caller keeps it so that tokens outlive a restart. */
export async function generateSigningKeys(): Promise<SigningKeys> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" }] };
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Signs and reads compact RS256 JWTs with the first key of the set. */
export function jwtCodec({ keys }: SigningKeys) {
  const [key] = keys;
  if (!key) throw new Error("The identity sandbox needs one signing key");
  const privateKey = createPrivateKey({ key, format: "jwk" });
  const publicKey = createPublicKey(privateKey);
  return {
    sign(payload: object): string {
      const input = `${encode({ alg: "RS256", typ: "JWT", kid: key.kid })}.${encode(payload)}`;
      return `${input}.${sign("RSA-SHA256", Buffer.from(input), privateKey).toString("base64url")}`;
    },
    /** The payload, or null when the signature is not ours. Expiry is for the caller. */
    read(token: string): Record<string, unknown> | null {
      const [header, payload, signature, ...rest] = token.split(".");
      if (!header || !payload || !signature || rest.length > 0) return null;
      const signed = Buffer.from(`${header}.${payload}`);
      if (!verify("RSA-SHA256", signed, publicKey, Buffer.from(signature, "base64url"))) return null;
      return JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    },
  };
}

export type JwtCodec = ReturnType<typeof jwtCodec>;
