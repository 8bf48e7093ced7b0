/** True in builds for end-to-end walks (config/index.ts). */
declare const __E2E__: boolean;
/** Origin of the server, without a slash at the end; empty on H5, which calls its own origin. */
declare const __API_ORIGIN__: string;

declare module '*.scss';
