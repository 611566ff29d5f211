declare const __VERSION__: string | undefined;

/** The version of this app, from the project's package.json when it was built. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'unbuilt';
