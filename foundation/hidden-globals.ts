/**
 * What axios looks at while it is loaded, for its adapter on `fetch` and for multipart bodies, of which nothing here makes any
 * use. A look makes Node.js load its whole client for `fetch`, which takes longer than axios itself. Measured: a quarter of
 * the time in which a handler's bundle is loaded, on Node.js 18 and 20.
 */
const NAMES = ["FormData", "Request", "Response"];

const own = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
for (const [name, descriptor] of own)
  if (descriptor?.configurable === true)
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });

/** Ends what the import of this module began; to be called before anything else can run. */
export function showGlobals(): void {
  for (const [name, descriptor] of own)
    if (descriptor?.configurable === true) Object.defineProperty(globalThis, name, descriptor);
}
