import type { DataFrame } from "@grafana/data";
import { type FrozenPanel, frozenPanels } from "@/app/_lib/frozen-panels";
import type { PanelQueryInput } from "@/server/dashboard/contract";
import type { EvidenceContent } from "@/server/evidence/contract";
import { roomApi } from "../data/room-api";
import { evidenceFrames } from "../evidence/evidence-frames";
import { clipFrame } from "./clip-frame";

/** Documents are large, and who moves through the past asks for the same ones again and again. */
const MOST_KEPT = 12;
const kept = new Map<string, Promise<EvidenceContent>>();

function contentOf(room: string, id: string): Promise<EvidenceContent> {
  const key = `${room} ${id}`;
  const known = kept.get(key);
  const content = known ?? roomApi.evidence(room, id);
  kept.delete(key);
  kept.set(key, content);
  content.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return content;
}

const textOf = (values: PanelQueryInput["variables"]): string =>
  JSON.stringify(Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b)));

async function framesOf(room: string, panel: FrozenPanel, input: PanelQueryInput): Promise<DataFrame[] | null> {
  const content = await contentOf(room, panel.evidenceId);
  if (textOf(content.variables) !== textOf(input.variables)) return null;
  const { series, marks } = evidenceFrames(content.results, content);
  const frames = [...series, ...marks].map((frame) => clipFrame(frame, input.range));
  // What has no times may tell of a later one.
  if (frames.length === 0 || frames.includes(null)) return null;
  return (frames as DataFrame[]).map((frame, index) =>
    index > 0
      ? frame
      : {
          ...frame,
          meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), { severity: "info", text: panel.words }] },
        },
  );
}

/** What was captured of a panel for the span that is asked for; null where nothing was, and while nobody looks at the past. */
export async function frozenFrames(room: string, input: PanelQueryInput, inNeed: boolean): Promise<DataFrame[] | null> {
  for (const panel of frozenPanels.of(input, inNeed)) {
    const frames = await framesOf(room, panel, input).catch(() => null);
    if (frames) return frames;
  }
  return null;
}
