import { useEffect, useState } from "react";
import { FileIcon } from "./file-icon";

/** A picture that is still on this device. */
export function FilePreview({ file }: { file: File }) {
  const [address, setAddress] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (failed) return <FileIcon mediaType={file.type} className="size-8" />;
  if (address === undefined) return <span className="size-8 shrink-0 rounded-sm bg-canvas" />;
  return (
    <img
      src={address}
      alt=""
      onError={() => setFailed(true)}
      className="size-8 shrink-0 rounded-sm bg-canvas object-cover"
    />
  );
}
