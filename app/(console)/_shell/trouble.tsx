"use client";

import { useState } from "react";
import { ErrorNotice, type ErrorNoticeProps } from "@/app/_ui/error-notice";

/** One trouble, since it was first seen: mounted anew for another one. */
export function Trouble(props: ErrorNoticeProps) {
  const [since] = useState(() => new Date().toISOString());
  return <ErrorNotice tone="warning" since={since} {...props} />;
}
