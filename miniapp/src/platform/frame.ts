/** WeChat brings title bar and height itself; the browser's frame is in frame.h5.ts. */
export {};
