/**
 * How far tickets from before the index of words have been entered into it: the id of the last one, `FILLED` at the end.
 * A database that began with the index has no such setting.
 */
export const FILLED_SETTING = 'tickets.words-filled-to';
export const FILLED = 'all';
