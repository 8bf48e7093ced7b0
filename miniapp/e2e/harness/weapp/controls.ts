import type { NativeSurface } from './native-surface';
import type { OpenPage } from './page-instance';
import { fire, type Dispatching } from './events';
import { attributeOf } from './selector';
import { descendants, lineage, plain, type WxNode } from './tree';

/** The page and system around a control. */
export interface ControlWorld {
  page: OpenPage;
  app: Dispatching;
  surface: NativeSurface;
  navigate(openType: string, url: string): void;
  /** Code for a phone-number button. */
  phoneCode(): string;
}

const truthy = (value: unknown): boolean =>
  value !== undefined && value !== false && value !== 'false' && value !== '';

/** `disabled` as WeChat reads it; `aria-disabled` is how the kit says it. */
export const isDisabled = (one: WxNode): boolean =>
  truthy(one.attrs['disabled']) || truthy(attributeOf(one, 'aria-disabled'));

/** The value a control shows: what was typed, until the data say otherwise. */
export function valueOf(one: WxNode, page: OpenPage): unknown {
  const name =
    one.tag === 'switch' || one.tag === 'checkbox' || one.tag === 'radio' ? 'checked' : 'value';
  const given = one.attrs[name];
  const typed = page.typed.get(one.key);
  return typed && Object.is(typed.given, given) ? typed.value : given;
}

function keep(one: WxNode, value: unknown, world: ControlWorld): void {
  const given = one.tag === 'switch' ? one.attrs['checked'] : one.attrs['value'];
  world.page.typed.set(one.key, { value, given });
}

/** Types into an input or textarea: focus, the new value, blur. Cuts at `maxlength`; refuses a disabled one. */
export function type(one: WxNode, text: string, world: ControlWorld): void {
  if (isDisabled(one)) throw new Error(`The <${one.tag}> is disabled`);
  const limit = Number(one.attrs['maxlength'] ?? 140);
  const value = limit >= 0 ? text.slice(0, limit) : text;
  fire(one, 'focus', { value: valueOf(one, world.page) ?? '', height: 0 }, world.app);
  keep(one, value, world);
  fire(one, 'input', { value, cursor: value.length, keyCode: 0 }, world.app);
  fire(one, 'blur', { value, cursor: value.length }, world.app);
}

/** Presses a switch. */
export function toggleSwitch(one: WxNode, world: ControlWorld): void {
  if (isDisabled(one)) return;
  const value = !truthy(valueOf(one, world.page));
  keep(one, value, world);
  fire(one, 'change', { value }, world.app);
}

function formValues(form: WxNode, page: OpenPage): Record<string, unknown> {
  const fields = descendants(form).filter((one) => {
    const name = one.attrs['name'];
    return typeof name === 'string' && name !== '' && one.tag !== 'button';
  });
  return Object.fromEntries(
    fields.map((one) => [String(one.attrs['name']), valueOf(one, page) ?? '']),
  );
}

function pressButton(button: WxNode, world: ControlWorld): void {
  const formType = attributeOf(button, 'form-type');
  const form = lineage(button).find((one) => one.tag === 'form');
  if (form && (formType === 'submit' || formType === 'reset')) {
    const detail = formType === 'submit' ? { value: formValues(form, world.page), formId: '' } : {};
    fire(form, formType, detail, world.app);
  }
  const openType = plain(attributeOf(button, 'open-type'));
  if (/^getPhoneNumber/i.test(openType)) {
    fire(
      button,
      'getphonenumber',
      { code: world.phoneCode(), errMsg: 'getPhoneNumber:ok' },
      world.app,
    );
  }
  if (/agreePrivacyAuthorization/i.test(openType)) {
    fire(
      button,
      'agreeprivacyauthorization',
      { errMsg: 'agreePrivacyAuthorization:ok' },
      world.app,
    );
  }
}

function pickerLabels(picker: WxNode): string[] {
  const range = attributeOf(picker, 'range');
  const key = attributeOf(picker, 'range-key');
  if (!Array.isArray(range)) return [];
  return range.map((item: unknown) =>
    item !== null && typeof item === 'object'
      ? String((item as Record<string, unknown>)[String(key)])
      : String(item),
  );
}

async function openPicker(picker: WxNode, world: ControlWorld): Promise<void> {
  const mode = plain(picker.attrs['mode']) || 'selector';
  // Dates and times have wheels that no spec could turn: use `element.trigger('change', {value})` for them.
  if (isDisabled(picker) || mode !== 'selector') return;
  const index = await world.surface.picker(pickerLabels(picker));
  if (index === undefined) fire(picker, 'cancel', {}, world.app);
  else {
    keep(picker, index, world);
    fire(picker, 'change', { value: String(index) }, world.app);
  }
}

function choose(one: WxNode, world: ControlWorld): void {
  const group = lineage(one).find((up) => up.tag === `${one.tag}-group`);
  if (!group || isDisabled(one)) return;
  const members = descendants(group).filter((member) => member.tag === one.tag);
  const single = one.tag === 'radio';
  const next = single || !truthy(valueOf(one, world.page));
  for (const member of members) {
    const checked = member === one ? next : single ? false : truthy(valueOf(member, world.page));
    world.page.typed.set(member.key, { value: checked, given: member.attrs['checked'] });
  }
  const values = members
    .filter((member) => truthy(valueOf(member, world.page)))
    .map((member) => member.attrs['value']);
  fire(group, 'change', { value: single ? (values[0] ?? '') : values }, world.app);
}

const presses: Record<string, (one: WxNode, world: ControlWorld) => void> = {
  button: pressButton,
  switch: toggleSwitch,
  checkbox: choose,
  radio: choose,
  picker: (one, world) => void openPicker(one, world),
  navigator: (one, world) =>
    world.navigate(plain(attributeOf(one, 'open-type')) || 'navigate', plain(one.attrs['url'])),
};

/** A finger on `target`: touch events, `tap`, and what the control under it does by itself. */
export function tap(target: WxNode, world: ControlWorld): void {
  const line = lineage(target);
  if (target.onNativeTap) return target.onNativeTap();
  const blocked = line.find(isDisabled);
  if (blocked) throw new Error(`The <${blocked.tag}> is disabled`);
  fire(target, 'touchstart', {}, world.app);
  fire(target, 'touchend', {}, world.app);
  fire(target, 'tap', { x: 1, y: 1 }, world.app);
  const control = line.find((one) => presses[one.tag] !== undefined);
  if (control) presses[control.tag]?.(control, world);
}
