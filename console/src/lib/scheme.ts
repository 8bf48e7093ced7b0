import { useEffect, useState } from 'react';

const STORAGE_KEY = 'wide-angle.scheme';

/** Light or dark: what was chosen here before, else what the system prefers. */
export function useDarkMode(storage: Storage): [isDark: boolean, toggle: () => void] {
  const [isDark, setDark] = useState(() => {
    const chosen = storage.getItem(STORAGE_KEY);
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  });
  useEffect(() => {
    document.documentElement.dataset.scheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  const toggle = () => {
    storage.setItem(STORAGE_KEY, isDark ? 'light' : 'dark');
    setDark(!isDark);
  };
  return [isDark, toggle];
}
