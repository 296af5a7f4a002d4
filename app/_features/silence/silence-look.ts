import { BellOff, BellRing, CircleX, Clock, type LucideIcon, Send } from "lucide-react";
import type { Tone } from "@/app/_ui/badge";
import type { SilenceState } from "@/server/silence/contract";

/** `writing`: it was sent, and the answer is not here yet. */
export type ShownState = SilenceState | "writing";

/** Shape and colour of each state; its words are `silences.state.<state>`. */
export const SILENCE_LOOK: Readonly<Record<ShownState, { tone: Tone; Icon: LucideIcon }>> = {
  writing: { tone: "neutral", Icon: Send },
  waiting: { tone: "warning", Icon: Clock },
  pending: { tone: "info", Icon: Clock },
  active: { tone: "info", Icon: BellOff },
  ending: { tone: "warning", Icon: Clock },
  ended: { tone: "neutral", Icon: BellRing },
  refused: { tone: "error", Icon: CircleX },
};
