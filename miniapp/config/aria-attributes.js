const everywhere = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '' };
const states = { 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '', 'aria-live': '' };

/** Component → ARIA attribute → default ('' = taken from the element). Short, because each is repeated per level. */
const ariaAttributes = {
  View: { ...everywhere, ...states },
  Text: everywhere,
  Image: everywhere,
  Button: { ...everywhere, ...states },
  Input: { 'aria-role': '', 'aria-label': '' },
  Textarea: { 'aria-role': '', 'aria-label': '' },
};

module.exports = { ariaAttributes };
