import type { ResourceMethods } from "../../../providers/resource-methods";
import type { Properties } from "../../../providers/properties";

/** What the engine keeps of a resource. */
export interface RecordedResource {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/**
 * A stack of one resource: calls the provider in the order the engine does and keeps what the engine keeps, an
 * unfinished resource included. The real engine is exercised by the end-to-end tests.
 */
export class OneResourceStack {
  state: RecordedResource | undefined;

  constructor(public provider: ResourceMethods) {}

  /** One `pulumi up`. Answers what it did; a failing check throws its reasons. */
  async up(given: Properties): Promise<"created" | "updated" | "same"> {
    const { inputs, failures } = await this.provider.check(this.state?.inputs ?? {}, given);
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    if (!this.state) {
      const { id, outs } = await this.keepUnfinished(inputs, () => this.provider.create(inputs));
      this.record(id, inputs, outs);
      return "created";
    }
    const { id, outputs } = this.state;
    const { changes } = await this.provider.diff(id, outputs, inputs);
    if (!changes) {
      this.record(id, inputs, outputs);
      return "same";
    }
    const { outs } = await this.keepUnfinished(inputs, () => this.provider.update(id, outputs, inputs));
    this.record(id, inputs, outs);
    return "updated";
  }

  /** One `pulumi refresh`. Answers whether the preview of it would show a change. */
  async refresh(): Promise<"same" | "drifted" | "gone"> {
    if (!this.state) return "same";
    const before = this.state;
    const { id, props, inputs } = await this.provider.read(before.id, before.outputs);
    if (id === "") {
      this.state = undefined;
      return "gone";
    }
    this.record(id, inputs ?? before.inputs, props);
    return (await this.provider.diff(id, props, before.inputs)).changes ? "drifted" : "same";
  }

  /** One `pulumi destroy`. */
  async destroy(): Promise<void> {
    if (this.state) await this.provider.delete(this.state.id, this.state.outputs);
    this.state = undefined;
  }

  private record(id: string, inputs: Properties, outputs: Properties): void {
    // What crosses the wire to the engine is JSON.
    this.state = JSON.parse(JSON.stringify({ id, inputs, outputs })) as RecordedResource;
  }

  private async keepUnfinished<T>(inputs: Properties, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const { id, properties } = error as { id?: string; properties?: Properties };
      if (id !== undefined && properties) this.record(id, inputs, properties);
      throw error;
    }
  }
}
