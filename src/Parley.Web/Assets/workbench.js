// Hover and keys; every page works without it.
'use strict';
(() => {
  const rows = [...document.querySelectorAll('[data-row]')];
  let at = -1;

  const go = (step) => {
    if (rows.length === 0) return;
    rows[at]?.classList.remove('at');
    at = Math.min(rows.length - 1, Math.max(0, at + step));
    rows[at].classList.add('at');
    rows[at].scrollIntoView({ block: 'nearest' });
  };

  // In the queue a key decides about the row at hand; undo is the page's.
  const queue = document.querySelector('.queued');
  const press = (key) => {
    const where = key === 'u' || !queue ? document : rows[at];
    where?.querySelector(`[data-key="${key}"]`)?.click();
  };
  if (queue) {
    go(1 + Math.min(rows.length - 1, Number(sessionStorage.getItem('parley-queue') ?? 0)));
    window.addEventListener('pagehide', () => sessionStorage.setItem('parley-queue', Math.max(0, at)));
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea')) return;
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector('header input[type=search]').focus();
    } else if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
    else if ('arexu'.includes(event.key)) press(event.key);
    else if (event.key === 'Enter' && at >= 0 && event.target === document.body) rows[at].querySelector('a')?.click();
    else if (event.key === 'Escape') document.querySelector('.legend a')?.click();
  });

  // The map: two clicks go closer to where they fall, + - and the arrows take the links above it.
  const map = document.querySelector('svg.map');
  map?.addEventListener('dblclick', (event) => {
    const [west, south, east, north] = map.dataset.window.split(',').map(Number), box = map.getBoundingClientRect();
    const x = west + (east - west) * (event.clientX - box.left) / box.width, y = north - (north - south) * (event.clientY - box.top) / box.height;
    const [w, h] = [(east - west) / 4, (north - south) / 4], to = new URL(location.href);
    to.searchParams.delete('region');
    to.searchParams.set('bbox', [Math.max(-180, x - w), Math.max(-90, y - h), Math.min(180, x + w), Math.min(90, y + h)].map((n) => n.toFixed(2)).join());
    to.hash = 'map';
    location.assign(to);
  });
  map?.parentElement.addEventListener('keydown', (event) => document.querySelector(`[data-zoom="${CSS.escape(event.key)}"]`)?.click());

  // The words of an item and its line in the record light up together.
  const light = (ids, on) => {
    for (const run of document.querySelectorAll('[data-items]')) {
      if (run.dataset.items.split(' ').some((id) => ids.includes(id))) run.classList.toggle('hot', on);
    }
    for (const id of ids) document.querySelector(`[data-item="${id}"]`)?.classList.toggle('hot', on);
  };
  for (const thing of document.querySelectorAll('[data-item], [data-items]')) {
    const ids = (thing.dataset.item ?? thing.dataset.items).split(' ');
    thing.addEventListener('mouseenter', () => light(ids, true));
    thing.addEventListener('mouseleave', () => light(ids, false));
  }
  document.querySelector('.run.lit')?.scrollIntoView({ block: 'center' });

  // Words selected in the text of a story become the evidence of what is added.
  const source = document.querySelector('[data-select]'), words = document.querySelector('[data-words]');
  source?.addEventListener('mouseup', () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !source.contains(chosen.anchorNode) || !source.contains(chosen.focusNode)) return;
    const before = chosen.getRangeAt(0).cloneRange();
    before.setStart(source, 0);
    before.setEnd(chosen.getRangeAt(0).startContainer, chosen.getRangeAt(0).startOffset);
    words.value = chosen.toString().trim();
    words.form.elements.near.value = before.toString().length;
  });

  // A condition left empty stays out of the address.
  for (const form of document.querySelectorAll('form:not([method=post])')) {
    form.addEventListener('submit', () => {
      for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
    });
  }
  window.addEventListener('pageshow', () => {
    for (const field of document.querySelectorAll('form :disabled')) field.disabled = false;
  });
})();
