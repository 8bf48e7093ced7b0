/** The product's mark: an eye of a lens over a roof. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M4 14.5 16 5l12 9.5"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="19" r="7.6" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="16" cy="19" r="3" fill="currentColor" />
    </svg>
  );
}

/** An empty tray, in lines of one weight. */
export function EmptyPicture() {
  return (
    <svg width="88" height="64" viewBox="0 0 88 64" fill="none" aria-hidden="true">
      <rect x="18" y="8" width="52" height="40" rx="6" fill="var(--brand-tint)" />
      <path
        d="M12 36h18l5 8h18l5-8h18v14a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V36Z"
        fill="var(--card)"
        stroke="var(--brand)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M30 18h28M30 26h18" stroke="var(--brand)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
