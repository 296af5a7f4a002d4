import { useEffect } from "react";
import { moments } from "@/app/_lib/moments";

/** Goes to what is picked on the charts; `jump` must stay the same function. Its time is RFC 3339. */
export function usePickedMoments(jump: (target: { time: string }) => void): void {
  useEffect(() => moments.takePicks((at) => jump({ time: new Date(at).toISOString() })), [jump]);
}
