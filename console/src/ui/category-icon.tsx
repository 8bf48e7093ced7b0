import { CATEGORY_DRAWINGS } from './category-drawings.ts';

/** A category's line icon in the colour of the text around it; silent, since its name stands beside it. */
export function CategoryIcon({ icon, size = 20 }: { icon: string; size?: number }) {
  const drawing = CATEGORY_DRAWINGS[icon] ?? CATEGORY_DRAWINGS.other ?? '';
  return (
    <svg
      className="category-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      // Constants of this build, never what somebody typed.
      dangerouslySetInnerHTML={{ __html: drawing }}
    />
  );
}
