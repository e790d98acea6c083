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
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  show();
})();
