/**
 * Taro's components for unit tests: plain HTML with Taro's events. What a component draws and what a tap or a key
 * does can be tested with Testing Library; how it looks cannot.
 */
import { createElement, type ChangeEvent, type ReactNode } from 'react';

interface Props {
  children?: ReactNode;
  className?: string;
  onClick?: unknown;
  onInput?: (event: { detail: { value: string } }) => void;
  [name: string]: unknown;
}

/** Props that browsers know; Taro's own (hoverClass, catchMove …) would only make React complain. */
function plain(props: Props): Record<string, unknown> {
  const kept = Object.entries(props).filter(([name]) =>
    /^(aria-|data-|role$|id$|style$|className$|onClick$|children$)/.test(name),
  );
  const all = Object.fromEntries(kept);
  // Taro takes a style as text too.
  if (typeof all.style === 'string') all.style = undefined;
  return all;
}

const box = (tag: string) =>
  function Box(props: Props) {
    return createElement(tag, plain(props));
  };

const typed = (tag: 'input' | 'textarea') =>
  function Typed(props: Props) {
    return createElement(tag, {
      ...plain(props),
      value: props.value ?? '',
      placeholder: props.placeholder,
      maxLength: props.maxlength,
      onChange: (event: ChangeEvent<HTMLInputElement>) =>
        props.onInput?.({ detail: { value: event.target.value } }),
    });
  };

export const View = box('div');
export const Text = box('span');
export const ScrollView = box('div');
export const Form = box('form');
export const Button = box('button');
export const Input = typed('input');
export const Textarea = typed('textarea');

export function Image(props: Props) {
  return createElement('img', { ...plain(props), src: props.src, alt: '' });
}

export function Video(props: Props) {
  return createElement('video', { ...plain(props), src: props.src });
}
