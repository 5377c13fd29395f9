import type { Output } from "@pulumi/pulumi/output";
import type { DataAction } from "../../providers/data-action/data-action";

/** An action as the program has declared it to the engine. */
export interface DeclaredAction {
  readonly name: string;
  readonly resource: DataAction;
  /** Of its smoke test, masked; undefined where there is none. */
  readonly answer: Output<unknown> | undefined;
}
