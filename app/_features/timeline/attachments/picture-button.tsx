import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolated } from "../isolated";
import { attachmentAddress } from "./attachment-address";
import type { Picture } from "./attachment-view";
import { thumbnailBox } from "./thumbnail-box";

export interface PictureButtonProps {
  incidentNumber: number;
  picture: Picture;
  onOpen: () => void;
}

/** A picture in small. Its place is there before it has loaded, and stays when it cannot be loaded. */
export function PictureButton({ incidentNumber, picture, onOpen }: PictureButtonProps) {
  const t = useTranslations("attachments");
  const [failed, setFailed] = useState(false);
  const { width, height } = thumbnailBox(picture);
  const name = isolated(picture.name);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t("open", { name })}
      title={name}
      style={{ width, aspectRatio: `${width} / ${height}` }}
      className="block max-w-full cursor-zoom-in overflow-hidden rounded-md border border-weak bg-secondary"
    >
      {failed ? (
        <span className="flex size-full flex-col items-center justify-center gap-1 p-1 text-xs text-secondary">
          <ImageOff aria-hidden size={16} />
          {t("notLoaded")}
        </span>
      ) : (
        <img
          src={attachmentAddress(incidentNumber, picture.id, true)}
          alt=""
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          onError={() => setFailed(true)}
          className="size-full object-cover"
        />
      )}
    </button>
  );
}
