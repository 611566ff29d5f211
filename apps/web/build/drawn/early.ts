/**
 * Runs on the page that the server drew, before the program is there: keeps what is pressed until it can be done. It is small,
 * so that it comes at once; what it knows of the device it reads by the names under which the program stores it.
 */
const drawn = document.getElementById('drawn');

/** Whether the program will draw another screen: people are known here by their PIN, or another language was chosen. */
function isAnother(screen: HTMLElement): boolean {
  const chosen = localStorage.getItem('yangui.language');
  return localStorage.getItem('yangui.device') !== null || (chosen !== null && chosen !== screen.dataset['language']);
}

/** The program cannot be fetched: what was pressed is let go, and the next press asks the server for the page again. */
function noteFailure(screen: HTMLElement): void {
  const letGo = () => {
    delete screen.dataset['keeps'];
    delete screen.dataset['pressed'];
    for (const busy of screen.querySelectorAll('[aria-busy]')) busy.removeAttribute('aria-busy');
  };
  window.addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && letGo(), true);
  // What it fetches itself and does without an answer to.
  window.addEventListener('unhandledrejection', ({ reason }) => reason instanceof TypeError && letGo());
}

function keepPresses(screen: HTMLElement): void {
  if (localStorage.getItem('yangui.type') === 'large') document.documentElement.dataset['type'] = 'large';
  screen.querySelector<HTMLElement>('[autocomplete=username]')?.focus();
  screen.dataset['keeps'] = '';
  screen.addEventListener('submit', (event) => {
    event.preventDefault();
    const empty = [...screen.querySelectorAll('input')].find(({ value }) => value.trim() === '');
    if (empty !== undefined) {
      empty.focus();
      return;
    }
    if (screen.dataset['keeps'] === undefined) return location.reload();
    screen.dataset['pressed'] = '';
    screen.querySelector('[type=submit]')?.setAttribute('aria-busy', 'true');
  });
  screen.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || screen.dataset['keeps'] === undefined || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    // The program begins where the address leads.
    history.pushState(null, '', link.href);
    for (const other of screen.querySelectorAll('a')) other.removeAttribute('aria-busy');
    link.setAttribute('aria-busy', 'true');
  });
}

if (drawn !== null) {
  if (isAnother(drawn)) drawn.remove();
  else {
    keepPresses(drawn);
    noteFailure(drawn);
  }
}
