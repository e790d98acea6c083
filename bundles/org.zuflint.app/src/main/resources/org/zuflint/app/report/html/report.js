(function () {
  const form = document.getElementById('filters');
  if (!form) {
    return;
  }
  const cards = Array.from(document.querySelectorAll('.card'));
  const shown = form.querySelector('output');
  function show() {
    const text = form.elements.text.value.toLowerCase();
    let count = 0;
    for (const card of cards) {
      const wanted = ['rule', 'severity', 'standing'].every(
        (name) => !form.elements[name].value || card.dataset[name] === form.elements[name].value);
      card.hidden = !wanted || !card.textContent.toLowerCase().includes(text);
      count += card.hidden ? 0 : 1;
    }
    shown.textContent = count + ' of ' + cards.length + ' shown';
  }
  function step(by) {
    const seen = cards.filter((card) => !card.hidden);
    const at = seen.indexOf(document.activeElement && document.activeElement.closest('.card'));
    const next = seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : at + by];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: 'start' });
    }
  }
  // A link to a finding must find it, filtered or not.
  function reveal() {
    const card = location.hash.startsWith('#f-') && document.getElementById(location.hash.slice(1));
    if (card) {
      if (card.hidden) {
        form.reset();
        show();
      }
      card.focus();
      card.scrollIntoView();
    }
  }
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('hashchange', reveal);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select')) {
      return;
    }
    if (event.key === '/') {
      form.elements.text.focus();
      event.preventDefault();
    } else if (event.key === 'j') {
      step(1);
    } else if (event.key === 'k') {
      step(-1);
    }
  });
  // Paper has no way to open what is folded.
  const folded = () => Array.from(document.querySelectorAll('details:not([open])'));
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = folded();
    opened.forEach((one) => { one.open = true; });
  });
  window.addEventListener('afterprint', () => opened.forEach((one) => { one.open = false; }));
  show();
  reveal();
})();
