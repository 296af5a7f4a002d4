import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useByteSize } from "@/app/_ui/use-byte-size";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { isolated } from "../isolated";
import { attachmentAddress } from "./attachment-address";
import { FileIcon } from "./file-icon";

/** What is no picture: opens in a tab of its own where a browser can show it as a text, else it is saved. */
export function FileRow({ incidentNumber, file }: { incidentNumber: number; file: AttachmentRef }) {
  const t = useTranslations("attachments");
  const size = useByteSize();
  const name = isolated(file.name) || t("unnamed");
  return (
    <a
      href={attachmentAddress(incidentNumber, file.id)}
      target="_blank"
      rel="noreferrer"
      aria-label={t("file", { name, size: size(file.bytes) })}
      className="flex w-72 max-w-full items-center gap-2 rounded-md border border-weak bg-secondary p-1.5 text-xs hover:bg-hover coarse:min-h-11"
    >
      <FileIcon mediaType={file.mediaType} className="size-8" />
      <span className="min-w-0 flex-1">
        <span dir="auto" title={name} className="block truncate text-primary">
          {name}
        </span>
        <span className="tabular text-secondary">{size(file.bytes)}</span>
      </span>
      <Download aria-hidden size={14} className="mr-1 shrink-0 text-secondary" />
    </a>
  );
}
