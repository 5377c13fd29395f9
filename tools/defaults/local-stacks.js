/**
 * The stacks that `npm start` deploys to its simulators, one for each platform. They are in nobody's backend but the
 * checkout's own, and .gitignore has their configuration.
 */
const LOCAL_STACKS = /** @type {const} */ ({ cxone: "local", "genesys-cloud": "local-genesys-cloud" });

module.exports = { LOCAL_STACKS };
