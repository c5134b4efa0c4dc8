// All script of our own: theme, popovers, replay, live updates. Everything works without it.
const root = document.documentElement;
const keep = (name, value) => { document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax`; };

// A popover closes when something else is clicked, and with Esc, which gives the focus back.
document.addEventListener('click', event => {
  for (const open of document.querySelectorAll('details.pop[open]')) if (!open.contains(event.target)) open.open = false;
});
document.addEventListener('keydown', event => {
  const open = event.key === 'Escape' && document.querySelector('details.pop[open]');
  if (open) { open.open = false; open.firstElementChild.focus(); }
});

// The theme changes at once; the form that does it without script is not sent.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-theme-set]');
  if (!button) return;
  event.preventDefault();
  root.dataset.theme = button.dataset.themeSet;
  keep('theme', button.dataset.themeSet);
  for (const other of button.form.elements) if (other.dataset.themeSet) other.setAttribute('aria-pressed', other === button);
});

// Live updates: the server says that something is new, the part of the page fetches itself. Not while
// somebody reads or uses a table in it: then a button offers the news.
let stream, lost, waiting;
const part = () => document.querySelector('[data-part]');
const paused = () => document.querySelector('[data-live]')?.getAttribute('aria-pressed') === 'true';
const inUse = () => part()?.querySelector('table:hover, :focus, details[open]') !== null;
const offer = shown => { const button = document.querySelector('[data-news]'); if (button) button.hidden = !shown; };
const refresh = () => { offer(false); const here = part(); if (here) htmx.trigger(here, 'refresh'); };
const state = text => { const button = document.querySelector('[data-live]'); if (button) button.textContent = text; };

function listen() {
  const button = document.querySelector('[data-live]');
  stream?.close(); stream = undefined; clearTimeout(lost); lost = undefined;
  if (!button) return;
  button.hidden = false;
  if (paused() || !part()) return;
  stream = new EventSource(button.dataset.live);
  stream.addEventListener('open', () => { clearTimeout(lost); lost = undefined; state(button.dataset.pause); });
  stream.addEventListener('error', () => { lost ??= setTimeout(() => state(button.dataset.stopped), 30000); });
  stream.addEventListener('position', () => { if (document.hidden) waiting = true; else if (inUse()) offer(true); else refresh(); });
}
document.addEventListener('visibilitychange', () => { if (!document.hidden && waiting) { waiting = false; if (inUse()) offer(true); else refresh(); } });
document.addEventListener('click', event => {
  const live = event.target.closest('[data-live]');
  if (live) {
    live.setAttribute('aria-pressed', !paused());
    keep('live', paused() ? 'off' : 'on');
    listen();
    if (!paused()) refresh();
  }
  if (event.target.closest('[data-news]')) refresh();
});
document.addEventListener('htmx:afterSettle', () => { const button = document.querySelector('[data-live]'); if (button) button.hidden = false; });

// A part that could not be fetched says so in its place; the rest of the page stays.
document.addEventListener('htmx:responseError', event => failed(event.detail.target));
document.addEventListener('htmx:sendError', event => failed(event.detail.target));
function failed(target) {
  if (!target?.matches('[data-part]') || target.querySelector(':scope > .notice.bad')) return;
  const template = document.getElementById('failed');
  if (template) target.prepend(template.content.cloneNode(true));
}

if (!matchMedia('(prefers-reduced-motion: reduce)').matches) addEventListener('load', listen);
else { const button = document.querySelector('[data-live]'); if (button) { button.setAttribute('aria-pressed', 'true'); button.hidden = false; } }
document.querySelector('.errors')?.focus();
