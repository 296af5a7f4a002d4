import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/server/identity/auth-options";
import { services } from "@/server/services";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const within = services();
  // next-auth learns its own address from here and from nowhere else; the Host header must not decide it.
  process.env.NEXTAUTH_URL = within.env.APP_URL;
  return (await NextAuth(request, context, authOptions(within))) as Response;
}

export { handle as GET, handle as POST };
