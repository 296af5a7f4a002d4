const MARK = /\s*\[war-room-id:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\]\s*$/;

/** A silence has no field for a key of ours, so the end of its comment holds one. */
export const markedComment = {
  write: (comment: string, id: string): string => `${comment} [war-room-id:${id}]`,
  read: (written: string): { comment: string; id: string | null } => {
    const found = MARK.exec(written);
    return { comment: found ? written.slice(0, found.index) : written, id: found?.[1] ?? null };
  },
};
