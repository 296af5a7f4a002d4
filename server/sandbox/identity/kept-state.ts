import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { generateSigningKeys, type SigningKeys } from "@/server/sandbox/identity/signing-keys";

interface Entry {
  payload: AdapterPayload;
  expiresAt: number | null;
}

interface Snapshot {
  signingKeys: SigningKeys;
  entries: [string, Entry][];
}

/** Kinds that a restart must not lose: without them everybody would be signed out. */
const KEPT = /^(Session|Grant|RefreshToken):/;
const MAX_ENTRIES = 20_000;

function readSnapshot(file: string): Partial<Snapshot> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Snapshot;
  } catch {
    return {};
  }
}

export interface KeptState {
  signingKeys: SigningKeys;
  adapter(kind: string): Adapter;
}

/** The provider's memory, mirrored into one file (readable by its owner only) when a path is given. */
export async function openKeptState(file?: string, givenKeys?: SigningKeys): Promise<KeptState> {
  const snapshot = file ? readSnapshot(file) : {};
  const signingKeys = givenKeys ?? snapshot.signingKeys ?? (await generateSigningKeys());
  const entries = new Map<string, Entry>(snapshot.entries ?? []);

  const isOver = (entry: Entry) => entry.expiresAt !== null && entry.expiresAt <= Date.now();
  const sweep = () => {
    for (const [key, entry] of entries) {
      if (isOver(entry) || entries.size > MAX_ENTRIES) entries.delete(key);
    }
  };
  const keep = () => {
    sweep();
    if (!file) return;
    const kept = [...entries].filter(([key]) => KEPT.test(key));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.next`, JSON.stringify({ signingKeys, entries: kept } satisfies Snapshot), { mode: 0o600 });
    renameSync(`${file}.next`, file);
  };
  const removeWhere = (match: (key: string, payload: AdapterPayload) => boolean) => {
    for (const [key, { payload }] of entries) if (match(key, payload)) entries.delete(key);
  };

  keep();
  return {
    signingKeys,
    adapter(kind) {
      const live = (key: string) => {
        const entry = entries.get(key);
        return entry && !isOver(entry) ? entry.payload : undefined;
      };
      return {
        async upsert(id, payload, expiresIn) {
          entries.set(`${kind}:${id}`, { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : null });
          if (KEPT.test(`${kind}:`)) keep();
        },
        async find(id) {
          return live(`${kind}:${id}`);
        },
        async findByUid(uid) {
          for (const [key, { payload }] of entries) {
            if (key.startsWith(`${kind}:`) && payload.uid === uid) return live(key);
          }
        },
        async findByUserCode() {},
        async consume(id) {
          const payload = live(`${kind}:${id}`);
          if (payload) payload.consumed = Math.floor(Date.now() / 1000);
          keep();
        },
        async destroy(id) {
          entries.delete(`${kind}:${id}`);
          keep();
        },
        async revokeByGrantId(grantId) {
          removeWhere((key, payload) => key.startsWith(`${kind}:`) && payload.grantId === grantId);
          keep();
        },
      };
    },
  };
}
