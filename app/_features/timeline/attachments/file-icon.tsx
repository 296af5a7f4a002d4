import { File, FileArchive, FileCode, FileImage, FileText } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";

const ICONS = [
  [/^image\//, FileImage],
  [/zip|gzip|tar|compressed/, FileArchive],
  [/json|html|xml|javascript/, FileCode],
  [/^text\/|pdf/, FileText],
] as const;

/** What kind of file it is, at a glance. */
export function FileIcon({ mediaType, className }: { mediaType: string; className?: string }) {
  const Icon = ICONS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File;
  return (
    <span
      aria-hidden
      className={classNames("flex shrink-0 items-center justify-center rounded-sm bg-canvas text-secondary", className)}
    >
      <Icon size={16} />
    </span>
  );
}
