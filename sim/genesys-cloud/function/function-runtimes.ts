/** A Node.js that functions run on (`FunctionRuntime` of the official SDK). */
export interface FunctionRuntime {
  readonly name: string;
  readonly description: string;
  readonly status: "Available" | "Deprecated" | "Unavailable";
  /** ISO 8601. */
  readonly dateEndOfLife?: string;
}

/** What the platform offers. ASSUMED: which of them is deprecated; ask the runtimes call of an organisation. */
export const FUNCTION_RUNTIMES: readonly FunctionRuntime[] = [
  {
    name: "nodejs18.x",
    description: "Node.js 18",
    status: "Unavailable",
    dateEndOfLife: "2025-09-01T00:00:00.000Z",
  },
  {
    name: "nodejs20.x",
    description: "Node.js 20",
    status: "Deprecated",
    dateEndOfLife: "2026-04-30T00:00:00.000Z",
  },
  { name: "nodejs22.x", description: "Node.js 22", status: "Available" },
  { name: "nodejs24.x", description: "Node.js 24", status: "Available" },
];
