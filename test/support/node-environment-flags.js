// In jest's copy of `process` Node.js builds this set anew at each look, and axios looks at each request.
Object.defineProperty(process, "allowedNodeEnvironmentFlags", { value: process.allowedNodeEnvironmentFlags });
