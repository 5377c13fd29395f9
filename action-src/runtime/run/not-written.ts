/**
 * Stands in for a handler that nobody has written yet, so that its action can be compiled, previewed and compared with
 * what a platform has. A deployment refuses an action whose index.ts imports this module.
 *
 * @param name of the action
 * @returns a handler that fails every execution, and says why
 */
export function notWritten(name: string): () => Promise<never> {
  return () =>
    Promise.reject(
      new Error(
        `The handler of ${name} is not written yet: action-src/${name}/index.ts has a stand-in for it.`,
      ),
    );
}
