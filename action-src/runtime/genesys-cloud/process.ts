/**
 * What an action's bundle for Genesys Cloud gets for the module `process` of Node.js: the `process` of its execution,
 * which is a parameter of the function around the action's code.
 */
export = process;
