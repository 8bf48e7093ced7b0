import {
  type ActionBodies,
  type Category,
  type Instant,
  type TicketAction,
  type TicketView,
} from '@wide-angle/shared';

/** What a person has filled in so far, by name of the field. Media are kept apart: they upload while one writes. */
export type FormValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a form may look at while it asks. */
export interface FormContext {
  ticket: TicketView;
  values: FormValues;
  /** The ticket's category, once it is loaded. */
  category: Category | null;
  now: Instant;
}

type Answer<T> = T | ((context: FormContext) => T);

/** The plain value of something that may depend on the form. */
export function answerOf<T extends string | boolean | number | undefined>(
  answer: Answer<T>,
  context: FormContext,
): T {
  return typeof answer === 'function' ? answer(context) : answer;
}

interface FieldBase<N extends string> {
  /** Name in the request's body. */
  name: N;
  label: string;
  help?: string;
  optional?: Answer<boolean>;
  /** Asked for only while it is true. */
  when?: (context: FormContext) => boolean;
}

export interface TextFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'text';
  max: number;
  placeholder?: string;
  /** Words that a tap fills in. */
  quick?: readonly string[];
}
export interface MediaFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'media';
}
export interface YesNoFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'yesNo';
  yes: string;
  no: string;
  /** What follows from a no; shown when it is chosen. */
  noHelp?: Answer<string>;
  /** An action that most people mean by a no; offered beside the help where the ticket has it. */
  noLeadsTo?: TicketAction;
}
export interface RatingFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'rating';
}
export interface ChoiceOption {
  value: string;
  label: string;
  note?: string;
}
export interface ChoiceFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'choice';
  options: (context: FormContext) => readonly ChoiceOption[];
}
/** Somebody or something to pick out of a list that the server gives. */
export interface PickerFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'handler' | 'organization' | 'category' | 'mainTicket';
}
/** So many working days or hours, up to the category's cap. */
export interface AmountFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'amount';
}
/** A day ahead; goes out as the end of office hours of that day, ISO 8601. */
export interface DayFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'day';
  /** Days ahead to choose from at once, and the farthest. */
  quick: readonly number[];
  max: number;
}
/** Until when an order has to be answered; goes out as the end of office hours of a day, ISO 8601. */
export interface LimitFieldSpec<N extends string = string> extends FieldBase<N> {
  kind: 'limit';
}

export type FieldSpec<N extends string = string> =
  | TextFieldSpec<N>
  | MediaFieldSpec<N>
  | YesNoFieldSpec<N>
  | RatingFieldSpec<N>
  | ChoiceFieldSpec<N>
  | PickerFieldSpec<N>
  | AmountFieldSpec<N>
  | DayFieldSpec<N>
  | LimitFieldSpec<N>;

type NameOf<A extends TicketAction> = Exclude<
  { [B in TicketAction]: keyof ActionBodies[B] & string }[A],
  'version'
>;

/** How one action is offered and asked for: everything a screen needs to know of it. */
export interface ActionForm<A extends TicketAction = TicketAction> {
  /** On the button that opens the form; the verb of the vocabulary where left out. */
  label?: string;
  /** What happens when it is done, in a sentence. */
  explain: string;
  /** On the button that sends; the label where left out. */
  verb?: string;
  /** Said when it is done. */
  done: string;
  danger?: boolean;
  fields: readonly FieldSpec<NameOf<A>>[];
  initial?: (context: Omit<FormContext, 'values'>) => FormValues;
  /** Sent along without being asked for. */
  fixed?: (context: Omit<FormContext, 'values'>) => FormValues;
}

export type ActionForms = { readonly [A in TicketAction]: ActionForm<A> };
