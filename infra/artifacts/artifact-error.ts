import { CodedError } from "../../foundation/coded-error";

/** Stable codes of what can go wrong with stored bundles and releases. */
export const artifactErrorCodes = {
  ARTIFACT_MISSING: "The artifact store has no object of this name.",
  ARTIFACT_CORRUPT: "An object of the artifact store does not have the content that its name says.",
  ARTIFACT_KEY_INVALID:
    "Something was to be stored or read under a name that is not the sha256 of its content.",
  ARTIFACT_STORE_FAILED: "The artifact store could not be reached, or refused.",
  ARTIFACTS_URL_REQUIRED: "The artifact store cannot be derived from the backend of the state.",
  ARTIFACTS_URL_INVALID: "The URL of the artifact store is not one that can be used.",
  RELEASE_UNREADABLE: "A stored release is of a format that this version does not know.",
} as const;

export type ArtifactErrorCode = keyof typeof artifactErrorCodes;

/** Something about stored bundles and releases. It carries no cause: a client's error may hold a request's signature. */
export class ArtifactError extends CodedError<ArtifactErrorCode> {
  override readonly name = "ArtifactError";
}
