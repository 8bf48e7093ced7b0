/** WeChat's scroll-view brings an element into sight by its own property; browsers need centre-in-line.h5.ts. */
export function centreInLine(_id: string, _line: string): void {}
