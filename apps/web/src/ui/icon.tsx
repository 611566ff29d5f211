/** Drawn on a 24 grid with one pen, so that they sit well beside text. */
const drawings = {
  today: 'M4 6.500h16v13.500H4zM4 10.500h16M8 3.500v4M16 3.500v4M9 15l2 2 4-4',
  orders: 'M6 3.500h12v17l-3-2-3 2-3-2-3 2zM9 8.500h6M9 12.500h6',
  stations: 'M4 11 12 4.5 20 11v9H4zM10 20v-5.500h4V20',
  products: 'M4 7.5 12 3.500l8 4v9l-8 4-8-4zM4 7.500l8 4 8-4M12 11.500v9',
  villagers: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  people:
    'M9 11.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.500c.5-3.5 2.7-5.2 6-5.200s5.5 1.7 6 5.200M15.5 4.800a3.5 3.5 0 0 1 0 6.400M17.5 14.600c2 .7 3.2 2.3 3.5 4.9',
  ledger: 'M5 4h11.500A2.5 2.5 0 0 1 19 6.500V20H7.500A2.5 2.5 0 0 1 5 17.500zM5 17.500A2.5 2.5 0 0 1 7.5 15H19M9 8h6',
  journal: 'M12 20.500a8.5 8.5 0 1 0-8.5-8.500c0 1.6.4 3 1.1 4.200M12 7.500V12l3 2M3.5 18.500l1.1-2.3 2.4.8',
  bars: 'M4 20.500h16M7 17v-4.500M12 17V5.500M17 17V9.500',
  basket: 'M3.5 9.500h17l-1.8 10H5.300zM8 9.500l3-5.500M16 9.500l-3-5.500M9.5 13v3.500M14.5 13v3.5',
  scales:
    'M12 4.5v15.500M8 20h8M5 7.500h14M5 7.500l-2.500 6.500a2.500 2.500 0 0 0 5 0zM19 7.500l-2.500 6.500a2.500 2.500 0 0 0 5 0z',
  parcel: 'M4 8h16v12H4zM4 8l2-4h12l2 4M12 4v4M9 12.500h6',
  earnings:
    'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.8 7.5 12 11.500l3.2-4M12 11.500v5.500M9 12h6M9 14.700h6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20.5 20.5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M5.5 14.5 12 8l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'M4.5 12.5 10 18 19.5 7',
  camera:
    'M4 8h3.500l1.500-2.500h6L16.500 8H20v11.500H4zM12 16.500a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600z',
  clock: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.500V12l3.2 2',
  truck: 'M3 6.500h11v10H3zM14 10h4l3 3.500v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  undo: 'M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H8',
  ban: 'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12',
  alert: 'M12 4 21 19.500H3zM12 10v4.500M12 17v.2',
  offline:
    'M4 4l16 16M8.5 15.500a5 5 0 0 1 7 0M5.5 12.300a9.3 9.3 0 0 1 4-2.400M12.5 9.500a9.3 9.3 0 0 1 6 2.800M12 19v.2',
  online: 'M8.5 15.500a5 5 0 0 1 7 0M5.3 12.300a9.5 9.5 0 0 1 13.4 0M12 19v.2',
  menu: 'M4 7h16M4 12h16M4 17h16',
  account:
    'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 12.500a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600zM6.8 18.200c.9-2.3 2.7-3.4 5.2-3.400s4.3 1.1 5.2 3.4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  print: 'M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.500h10v6.500H7z',
  speak: 'M4 9.500h3.500L12 5.500v13L7.5 14.500H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M4.5 20h15',
  upload: 'M12 15.500v-11M7.5 9 12 4.5 16.500 9M4.5 20h15',
  edit: 'M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.5',
  erase: 'M5 7h14M10 7V4.500h4V7M7 7l.8 13h8.400L17 7M10.5 11v5.500M13.5 11v5.5',
  type: 'M3.5 19 8.5 6l5 13M5 15h7M15.5 19l2.8-7.5 2.7 7.500M16.3 17h4',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  language:
    'M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.500c2.3 2.4 3.5 5.2 3.5 8.500s-1.2 6.1-3.5 8.500c-2.3-2.4-3.5-5.2-3.5-8.500S9.7 5.9 12 3.500z',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15zM10 20.500a2 2 0 0 0 4 0M12 5V3.500',
  star: 'M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700L12 17l-5.100 2.700 1-5.700-4.100-4 5.700-.8z',
  leave: 'M14 4.500H5v15h9M10 12h10.500M17 8.500l3.5 3.5-3.5 3.5',
} as const;

export type IconName = keyof typeof drawings;

/** A picture beside a word; never instead of one, so it is silent to screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}

/** The house mark: four geese on their way home. */
export function Geese({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--teal)" />
      <g fill="none" stroke="#faf8f4" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">
        <path d="M12 11.500q2.2-2.6 4-.2 1.8-2.4 4 .2M5.5 18q1.9-2.3 3.5-.2 1.6-2.1 3.5.2M19.5 18q1.9-2.3 3.5-.2 1.6-2.1 3.5.2M12.6 24q1.9-2.3 3.4-.2 1.5-2.1 3.4.2" />
      </g>
    </svg>
  );
}
