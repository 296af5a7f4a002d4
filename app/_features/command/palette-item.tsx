import { Command } from "cmdk";
import type { PaletteEntry } from "./palette-entry";

export function PaletteItem({ entry, onSelect }: { entry: PaletteEntry; onSelect: () => void }) {
  const { id, label, icon, hint, act } = entry;
  return (
    <Command.Item
      value={id}
      disabled={!act}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-sm text-primary select-none data-[disabled=true]:cursor-not-allowed data-[disabled=true]:text-secondary data-[selected=true]:bg-hover coarse:min-h-11"
    >
      {icon && <span className="shrink-0 text-secondary">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint && <span className="shrink-0 text-xs text-secondary">{hint}</span>}
    </Command.Item>
  );
}
