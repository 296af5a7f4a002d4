import { LRUCache } from "lru-cache";
import type { Room } from "@/server/dashboard/room-access";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { EvidenceContent } from "./contract";
import { packContent } from "./seal-content";
import { storedEvidence } from "./stored-evidence";

/** A document as it travels. */
export interface OpenedEvidence {
  etag: string;
  /** JSON, packed with Brotli. */
  packed: Uint8Array;
  plain: Uint8Array;
}

/** Documents without their queries, by hash: those who may not see these read the same few again and again. */
const withoutQueries = new LRUCache<string, Promise<{ packed: Uint8Array; plain: Uint8Array }>>({ max: 50 });

async function redacted(plain: Uint8Array): Promise<{ packed: Uint8Array; plain: Uint8Array }> {
  const { queries: _, ...shown } = JSON.parse(Buffer.from(plain).toString()) as EvidenceContent;
  const rest = Buffer.from(JSON.stringify(shown));
  return { plain: rest, packed: await packContent(rest) };
}

/**
 * A document of the room: as it is kept for those who may see queries, without them for others. Nobody reads it through a
 * shared link.
 *
 * @throws AppError NOT_FOUND, EVIDENCE_TAMPERED
 */
export async function openEvidence({ db }: Services, room: Room, id: string): Promise<OpenedEvidence> {
  if (room.shareLinkId) throw new AppError("NOT_FOUND");
  const { sha256, packed, plain } = await storedEvidence(db, room, id);
  if (room.mayAsk) return { etag: `"${sha256}"`, packed, plain };
  const known = withoutQueries.get(sha256) ?? redacted(plain);
  withoutQueries.set(sha256, known);
  return { etag: `"${sha256}-shown"`, ...(await known) };
}
