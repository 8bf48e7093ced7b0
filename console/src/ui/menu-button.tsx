import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

export interface MenuItem {
  key: string;
  label: string;
  onChoose: () => void;
}

interface MenuButtonProps {
  className: string;
  label: ReactNode;
  items: readonly MenuItem[];
}

/** A button that unfolds a short list of things to do. Escape and a click elsewhere fold it again. */
export function MenuButton({ className, label, items }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  return (
    <div
      ref={root}
      className="menu"
      onKeyDown={(event) => event.key === 'Escape' && isOpen && close()}
    >
      <button
        type="button"
        className={className}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      <ul id={id} className="menu-items" hidden={!isOpen}>
        {items.map(({ key, label: words, onChoose }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => {
                close();
                onChoose();
              }}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
