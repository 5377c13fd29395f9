/**
 * What makes a refresh (`--refresh`) run the program first: CXone is then called with the address and credentials that
 * the configuration has now. Without it the engine takes those of the last update, which may be wrong or gone.
 */
export const BY_CONFIGURATION = "--run-program";
