import { useTranslations } from "next-intl";
import { useState } from "react";
import { isPicture } from "@/server/attachment/rules/is-picture";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { FileRow } from "./file-row";
import { Lightbox } from "./lightbox";
import { PictureButton } from "./picture-button";

export interface AttachmentViewProps {
  incidentNumber: number;
  attachments: readonly AttachmentRef[];
}

/** A file that has a size in pixels, and so can be shown. */
export type Picture = AttachmentRef & { width: number; height: number };

function hasPicture(ref: AttachmentRef): ref is Picture {
  return Boolean(ref.width && ref.height) && isPicture(ref.mediaType);
}

/** The files of a message: pictures in small, which open large, and everything else by name. */
export function AttachmentView({ incidentNumber, attachments }: AttachmentViewProps) {
  const t = useTranslations("attachments");
  const [shown, setShown] = useState<number | null>(null);
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(hasPicture);
  const files = attachments.filter((ref) => !hasPicture(ref));
  return (
    <div className="grid gap-1.5 py-1">
      {pictures.length > 0 && (
        <ul aria-label={t("pictures")} className="flex flex-wrap gap-1.5">
          {pictures.map((picture, at) => (
            <li key={picture.id} className="max-w-full">
              <PictureButton incidentNumber={incidentNumber} picture={picture} onOpen={() => setShown(at)} />
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul aria-label={t("files")} className="grid justify-items-start gap-1">
          {files.map((file) => (
            <li key={file.id} className="max-w-full">
              <FileRow incidentNumber={incidentNumber} file={file} />
            </li>
          ))}
        </ul>
      )}
      <Lightbox incidentNumber={incidentNumber} pictures={pictures} shown={shown} onShow={setShown} />
    </div>
  );
}
