"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuChecks } from "@/app/_ui/menu-checks";

export interface FilterMenuProps<Value extends string> {
  label: string;
  values: readonly Value[];
  choices: readonly { value: Value; content: ReactNode }[];
  onChange: (values: Value[]) => void;
}

export function FilterMenu<Value extends string>({ label, values, choices, onChange }: FilterMenuProps<Value>) {
  return (
    <Menu
      trigger={
        <Button variant="secondary">
          {label}
          {values.length > 0 && <Badge tone="info">{values.length}</Badge>}
          <ChevronDown aria-hidden size={14} className="text-secondary" />
        </Button>
      }
    >
      <MenuChecks values={values} choices={choices} onChange={onChange} />
    </Menu>
  );
}
