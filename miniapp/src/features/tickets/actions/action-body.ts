import { type TicketAction } from '@wide-angle/shared';
import { answerOf, type FieldSpec, type FormContext } from './form-spec';
import { formOf } from './forms';

/** Actions that mean the same whatever else happened to the ticket; the server wants no version with them. */
const UNVERSIONED: ReadonlySet<TicketAction> = new Set(['claim', 'nudge', 'join', 'note']);

/** Photos and videos of a form: what has arrived, and what stands in the way of sending. */
export interface FormMedia {
  ids: readonly string[];
  uploading: boolean;
  failed: boolean;
}

/** The fields that are asked for now. */
export function fieldsOf(action: TicketAction, context: FormContext): readonly FieldSpec[] {
  return formOf(action).fields.filter((field) => field.when?.(context) ?? true);
}

/** The first thing that keeps the form from being sent, as a sentence; null where it can go. */
export function flawOf(
  action: TicketAction,
  context: FormContext,
  media: FormMedia,
): string | null {
  const fields = fieldsOf(action, context);
  for (const field of fields) {
    const flaw = fieldFlaw(field, context, media);
    if (flaw) return flaw;
  }
  return nothingSaid(action, fields, context, media);
}

function fieldFlaw(field: FieldSpec, context: FormContext, media: FormMedia): string | null {
  const optional = answerOf(field.optional ?? false, context);
  if (field.kind === 'media') {
    if (media.uploading) return '照片还在上传，请稍等';
    if (media.failed) return '有照片没传上，请点它重试或删除';
    return optional || media.ids.length > 0 ? null : `请添加${field.label}`;
  }
  return optional || isGiven(context.values[field.name]) ? null : askFor(field);
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}

function askFor(field: FieldSpec): string {
  if (field.kind === 'text') return `请填写“${field.label}”`;
  return field.kind === 'rating' ? `请给“${field.label}”打分` : `请选择“${field.label}”`;
}

/** Where words and pictures are both optional, one of them has to be there. */
function nothingSaid(
  action: TicketAction,
  fields: readonly FieldSpec[],
  { values }: FormContext,
  media: FormMedia,
): string | null {
  if (action !== 'note' && action !== 'supply') return null;
  const hasWords = fields.some((field) => field.kind === 'text' && isGiven(values[field.name]));
  return hasWords || media.ids.length > 0 ? null : '请写几句话，或添加一张照片';
}

/** The request's body: what was asked for and given, nothing of fields that are hidden now. */
export function bodyOf(
  action: TicketAction,
  context: FormContext,
  media: FormMedia,
): Record<string, unknown> {
  const entries = fieldsOf(action, context).flatMap((field): [string, unknown][] => {
    if (field.kind === 'media') return media.ids.length > 0 ? [[field.name, media.ids]] : [];
    const value = context.values[field.name];
    if (!isGiven(value)) return [];
    return [[field.name, typeof value === 'string' ? value.trim() : value]];
  });
  const seen = UNVERSIONED.has(action) ? {} : { version: context.ticket.version };
  return { ...Object.fromEntries(entries), ...formOf(action).fixed?.(context), ...seen };
}
