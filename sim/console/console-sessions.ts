import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Tabs that stay open at the same time; the oldest is asked for a new link. */
const MAX_SESSIONS = 20;

/**
 * Who may use the console. A link carries a code in its fragment, which no browser sends and no server logs; the page
 * gives the code for a key, once. So a link that others of this machine read later, in a list of processes say, opens
 * nothing. The key goes in a header: a cookie would reach every port of this host, and so other people's servers.
 */
export class ConsoleSessions {
  private code = newSecret();
  private keys: string[] = [];

  /** @param onLinkUsed called when a link was used, and another one is there */
  constructor(private readonly onLinkUsed: () => void = () => undefined) {}

  /** Of the link that has not been used yet. */
  get linkCode(): string {
    return this.code;
  }

  /** A key for the code of the unused link, which then is used; undefined for any other. */
  open(code: string): string | undefined {
    if (!isSame(code, this.code)) return undefined;
    const key = newSecret();
    this.keys = [...this.keys, key].slice(-MAX_SESSIONS);
    this.code = newSecret();
    this.onLinkUsed();
    return key;
  }

  /** Whether a request has the key of a session. */
  admits(key: unknown): boolean {
    return typeof key === "string" && this.keys.some((known) => isSame(known, key));
  }
}

function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** In a time that tells nothing of where the two differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
