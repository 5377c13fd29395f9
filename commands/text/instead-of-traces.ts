/** What somebody does whose platform keeps no traces, as a whole sentence. */
export function insteadOfTraces(action: string): string {
  return (
    `Execute it with the same inputs on this machine, which shows its trace: npm run dev -- --run ${action} ` +
    "--inputs FILE. errorDetails and the smoke test's error say why it failed."
  );
}
