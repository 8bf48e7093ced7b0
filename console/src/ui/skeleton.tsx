/** Grey bars in the place of words that are still on their way. */
export function Bar({ width }: { width: string | number }) {
  return <span className="skeleton-bar" style={{ width }} />;
}

/** A card whose content is loading: `lines` bars of falling length. */
export function CardSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="card skeleton-card" aria-busy="true" aria-label="正在加载">
      {Array.from({ length: lines }, (_, line) => (
        <Bar key={line} width={`${92 - ((line * 23) % 50)}%`} />
      ))}
    </div>
  );
}
