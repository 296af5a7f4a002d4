import type { z } from "zod";
import type { MappingPreview, previewMappingInput } from "@/server/intake/contract";
import { readMapped } from "@/server/intake/rules/read-mapped";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

const OUTPUT_MAX_CHARACTERS = 20_000;
const NOTHING = { alerts: [], refused: [], output: null };

/** What a mapping would make of a sample; nothing is stored. @throws AppError FORBIDDEN */
export async function previewMapping(
  { viewer, services }: SignedIn,
  { expression, sample }: z.infer<typeof previewMappingInput>,
): Promise<MappingPreview> {
  authorize(viewer, "settings:update");
  let input: unknown;
  try {
    input = JSON.parse(sample);
  } catch (error) {
    return { ...NOTHING, error: { reason: "sample", detail: (error as Error).message } };
  }
  const mapped = await services.mapper.map(expression, input);
  if ("failure" in mapped) return { ...NOTHING, error: mapped.failure };
  const { alerts, refused } = readMapped(mapped.value, services.clock.now().toISOString());
  const output = mapped.value === undefined ? null : JSON.stringify(mapped.value, null, 2);
  return { alerts, refused, output: output?.slice(0, OUTPUT_MAX_CHARACTERS) ?? null, error: null };
}
