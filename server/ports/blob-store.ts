/** Bytes as they come, piece by piece. */
export type Bytes = AsyncIterable<Uint8Array>;

export interface FoundBlob {
  /** Length of the whole, also where only a part was asked for. */
  bytes: number;
  /** To be read to its end or left: leaving it frees what it holds. */
  content: Bytes;
}

/** First and last byte that are wanted, both counted from 0 and both included; `end` lies within the blob. */
export interface BlobRange {
  start: number;
  end: number;
}

/**
 * Keeps files under keys (see `blobKey`), outside of the database.
 *
 * What was stored reads back byte for byte until it is removed or replaced, by every process that has the same store. A
 * blob is there whole or not at all: who reads while it is replaced gets the old one or the new one. Every member
 * rejects with an AppError STORAGE_UNAVAILABLE when the store fails, and with a RangeError for a key that is none.
 */
export interface BlobStore {
  /**
   * Resolves when the blob is durable. Replaces what was there. `bytes` is the length of `content`, at most 32 MiB:
   * when another number of them comes, or `content` fails, nothing is stored and the promise rejects with a RangeError
   * or that failure.
   */
  put(key: string, content: Bytes, bytes: number): Promise<void>;
  /** Null where there is none. A failure in the middle comes out of `content`. */
  get(key: string, range?: BlobRange): Promise<FoundBlob | null>;
  /** Length in bytes; null where there is none. */
  size(key: string): Promise<number | null>;
  /** Resolves also where there was none. */
  remove(key: string): Promise<void>;
}
