import type { CodeEntry } from "../../foundation/code-entry";
import { CodedError } from "../../foundation/coded-error";

/** Stable codes of what can go wrong with stored bundles and releases. */
export const artifactErrorCodes = {
  ARTIFACT_MISSING: {
    meaning: "The artifact store has no object of this name.",
    cause: "It was pruned, or the store is not the one that it was written to.",
    remedy: "Check `artifactsUrl`, restore the object from a backup, or deploy from the source instead.",
  },
  ARTIFACT_CORRUPT: {
    meaning: "An object of the artifact store does not have the content that its name says.",
    cause: "It was damaged or written over. Nothing of it was used.",
    remedy:
      "Delete the object and restore it from a backup, or deploy from the source, which stores it anew.",
  },
  ARTIFACT_KEY_INVALID: {
    meaning: "Something was to be stored or read under a name that is not the sha256 of its content.",
    cause: "A release was named by another text than its whole hash.",
    remedy: "Give the release's whole id. Where you named none, report it.",
  },
  ARTIFACT_STORE_FAILED: {
    meaning: "The artifact store could not be reached, or refused.",
    cause:
      "The network, credentials that may not read, write, list and delete in it, or a store that does not answer.",
    remedy: "Put that right, then run the command again.",
  },
  ARTIFACTS_URL_REQUIRED: {
    meaning: "The artifact store cannot be derived from the backend of the state.",
    cause: "The state is in Pulumi Cloud, Azure or GCS, which cannot keep releases beside it.",
    remedy:
      "Set `artifactsUrl` to a folder, a bucket or a database that everybody who deploys the stack can reach.",
  },
  ARTIFACTS_URL_INVALID: {
    meaning: "The URL of the artifact store is not one that can be used.",
    cause:
      "It is none of `file:///FOLDER`, `s3://BUCKET/PREFIX` and `postgres://HOST/DATABASE`, or lacks a part.",
    remedy:
      "Set `artifactsUrl`; with a password in it: `npm run pulumi -- config set --secret artifactsUrl`.",
  },
  RELEASE_UNREADABLE: {
    meaning: "A stored release is of a format that this version does not know.",
    cause: "A newer version of this project wrote it.",
    remedy: "Use a checkout that is at least as new as the one that deployed it.",
  },
} as const satisfies Record<string, CodeEntry>;

export type ArtifactErrorCode = keyof typeof artifactErrorCodes;

/** Something about stored bundles and releases. It carries no cause: a client's error may hold a request's signature. */
export class ArtifactError extends CodedError<ArtifactErrorCode> {
  override readonly name = "ArtifactError";
}
