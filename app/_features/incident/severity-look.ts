import type { Severity } from "@/server/incident/contract";

/** Colour of each severity; a bar that gets shorter says the same without colour. */
export const SEVERITY_LOOK: Record<Severity, { bar: string; text: string; height: string }> = {
  sev1: { bar: "bg-sev1", text: "text-sev1", height: "h-4" },
  sev2: { bar: "bg-sev2", text: "text-sev2", height: "h-3.25" },
  sev3: { bar: "bg-sev3", text: "text-sev3", height: "h-2.5" },
  sev4: { bar: "bg-sev4", text: "text-sev4", height: "h-1.75" },
  sev5: { bar: "bg-sev5", text: "text-sev5", height: "h-1" },
};
