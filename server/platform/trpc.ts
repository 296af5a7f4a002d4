import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { type Context, signedIn } from "@/server/platform/context";
import { AppError, type ErrorCode, toAppError } from "@/server/platform/errors";

const TRPC_CODE: Partial<Record<ErrorCode, TRPCError["code"]>> = {
  BAD_INPUT: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  SESSION_EXPIRED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  PANEL_NOT_IN_ROOM: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  EVENT_DELETED: "CONFLICT",
  TOO_MANY_REACTIONS: "CONFLICT",
  TOO_MANY_EDITS: "CONFLICT",
  TOO_MANY_PINS: "CONFLICT",
  INCIDENT_CHANGED: "CONFLICT",
  TASK_CHANGED: "CONFLICT",
  COMMAND_NOT_YET: "CONFLICT",
  STATUS_NOT_ALLOWED: "CONFLICT",
  MERGE_NOT_ALLOWED: "CONFLICT",
  MERGED_PRIVATE: "CONFLICT",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  EVIDENCE_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  EVIDENCE_TAMPERED: "CONFLICT",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  TOO_MANY_PENDING: "TOO_MANY_REQUESTS",
  STORAGE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  DATABASE_UNAVAILABLE: "SERVICE_UNAVAILABLE",
  INTERNAL: "INTERNAL_SERVER_ERROR",
};

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const refusal = refusalOf(error);
    return {
      code: shape.code,
      message: refusal.message,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        refusal: refusal.code,
        details: refusal.details,
        requestId: ctx?.requestId,
      },
    };
  },
});

/** The closed code behind a tRPC error; schema issues name their fields and never echo the input. */
function refusalOf(error: TRPCError): AppError {
  if (error.cause instanceof ZodError) {
    const own = error.cause.issues.find(
      (issue) => issue.code === "custom" && typeof issue.params?.refusal === "string",
    );
    const fields = error.cause.issues.slice(0, 10).map((issue) => ({ path: issue.path.join("."), code: issue.code }));
    const code = (own?.code === "custom" ? own.params?.refusal : undefined) ?? "BAD_INPUT";
    return new AppError(code as ErrorCode, "The input cannot be used", { fields });
  }
  if (error.cause instanceof AppError) return error.cause;
  if (error.code === "NOT_FOUND") return new AppError("NOT_FOUND");
  if (error.code === "BAD_REQUEST" || error.code === "PARSE_ERROR")
    return new AppError("BAD_INPUT", "The input cannot be used");
  if (error.code === "PAYLOAD_TOO_LARGE") return new AppError("TOO_LARGE");
  return toAppError(error.cause);
}

const translateErrors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok || result.error.cause instanceof ZodError) return result;
  const refusal = refusalOf(result.error);
  if (refusal.code === "INTERNAL") {
    ctx.services.log.error(
      { err: result.error.cause ?? result.error, path, requestId: ctx.requestId },
      "procedure failed",
    );
  }
  throw new TRPCError({ code: TRPC_CODE[refusal.code] ?? "BAD_REQUEST", message: refusal.message, cause: refusal });
});

const requireViewer = t.middleware(({ next, ctx }) => next({ ctx: signedIn(ctx) }));

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
/** Open to everybody: share links only. */
export const publicProcedure = t.procedure.use(translateErrors);
/** For somebody who is signed in; what they may do is decided in the verb. */
export const protectedProcedure = publicProcedure.use(requireViewer);
