import type { DataFrame, QueryResultMetaNotice } from "@grafana/data";
import type { SayFailure } from "./room-context";

/** What the server left out of a frame: `meta.custom.capped`. */
interface Capped {
  what: "series" | "rows";
  kept: number;
  of: number;
}

/** Frames that were cut say so in the panel's header, in the reader's language. */
export function cappedNotices(frames: readonly DataFrame[], say: SayFailure): DataFrame[] {
  return frames.map((frame) => {
    const capped = frame.meta?.custom?.capped as Capped | undefined;
    if (!capped) return frame;
    const code = capped.what === "series" ? "CAPPED_SERIES" : "CAPPED_ROWS";
    const text = say(code, { subject: `${capped.kept.toLocaleString()} / ${capped.of.toLocaleString()}` });
    const notice: QueryResultMetaNotice = { severity: "warning", text };
    return { ...frame, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), notice] } };
  });
}
