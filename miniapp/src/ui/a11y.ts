/** What a screen reader is told about an element. `hidden` takes decoration out of the reading. */
export interface Accessibility {
  role?: 'button' | 'radio' | 'checkbox' | 'tab' | 'dialog' | 'alert' | 'img' | 'link' | 'list';
  label?: string;
  hidden?: boolean;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  live?: 'polite' | 'assertive';
}

/**
 * Props for any Taro element. WeChat says `aria-role`, browsers say `role`; the rest is alike. On weapp only the
 * attributes of config/aria-attributes.js reach the template.
 */
export function a11y(facts: Accessibility): Record<string, string | boolean | undefined> {
  const role = process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role';
  const all = {
    [role]: facts.role,
    'aria-label': facts.label,
    'aria-hidden': facts.hidden,
    'aria-checked': facts.checked,
    'aria-selected': facts.selected,
    'aria-disabled': facts.disabled,
    'aria-live': facts.live,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
