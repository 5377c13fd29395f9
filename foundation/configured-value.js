/**
 * What a configuration key holds, by one rule for the program, the provider and the commands: the stack's value, or
 * else the environment's, without the blanks around it (a pasted line end, for example). An empty variable counts as
 * absent, for CI systems set one for a secret that does not exist; an empty value of the stack was set by somebody, and
 * stays empty. Plain JavaScript, because infra/stack-providers.js runs before TypeScript is compiled.
 *
 * @param {string | undefined} fromStack
 * @param {string | undefined} [fromEnvironment]
 * @returns {string | undefined}
 */
function configuredValue(fromStack, fromEnvironment) {
  return fromStack?.trim() ?? (fromEnvironment?.trim() || undefined);
}

module.exports = { configuredValue };
