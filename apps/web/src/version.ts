declare const __VERSION__: string | undefined;

/** This build of the web app, as the desk sees it in a device's report: the project's version and the commit. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'unbuilt';
