const paths = {
  play: 'M7 5v14l12-7z',
  pause: 'M8 5v14M16 5v14',
  'step-back': 'M17 5 8 12l9 7zM6 5v14',
  'step-forward': 'm7 5 9 7-9 7zM18 5v14',
  close: 'm6 6 12 12M18 6 6 18',
  fold: 'm6 15 6-6 6 6',
  unfold: 'm6 9 6 6 6-6',
  info: 'M12 11v5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  open: 'M3 8V6a1 1 0 0 1 1-1h5l2 2h8a1 1 0 0 1 1 1v1M3 8l2.5 11h14L21 9H5.5',
  layers: 'm12 3 9 5-9 5-9-5zM3 13l9 5 9-5',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  north: 'M12 3v18M12 3 7 10M12 3l5 7',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  language: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  download: 'M12 4v11M7 10l5 5 5-5M5 20h14',
  print: 'M7 9V4h10v5M7 18H4V9h16v9h-3M7 14h10v6H7z',
  warning: 'M12 4 2.5 20h19zM12 10v4M12 17v.01',
  error: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.01',
  chart: 'M4 4v16h16M8 16l4-6 3 3 5-7',
  check: 'm5 12 5 5 9-10',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  undo: 'M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 12h-2',
  block: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM5.6 5.6l12.8 12.8',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
} as const;

export type IconName = keyof typeof paths;

/** A line icon on a 24 unit square. It carries no meaning of its own: words stand beside it or name its button. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
