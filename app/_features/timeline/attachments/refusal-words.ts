import type { useTranslations } from "next-intl";
import type { UploadRefusal } from "./upload-attachment";

const OWN = [
  "TOO_LARGE",
  "FORBIDDEN",
  "CONFLICT",
  "RATE_LIMITED",
  "ATTACHMENT_NOT_ALLOWED",
  "ATTACHMENT_NOT_READABLE",
] as const;

/** Why a file was refused: in words about files where there are any, else in those that every refusal has. */
export function refusalWords(
  code: UploadRefusal["code"],
  t: ReturnType<typeof useTranslations<"attachments">>,
  errors: ReturnType<typeof useTranslations<"errors">>,
): string {
  const own = OWN.find((each) => each === code);
  return own ? t(`refusal.${own}`) : errors(code);
}
