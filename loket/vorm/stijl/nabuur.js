// What the counter does more when there is script. Nothing here is needed: every
// form and link works without it.
import 'htmx.org';

// The menu is open in the page; on a narrow screen it starts closed.
function menu() {
  const lijst = document.querySelector('[data-nb-menu]');
  if (!lijst) return;
  const breed = matchMedia('(min-width: 64rem)');
  const zet = () => { lijst.open = breed.matches; };
  breed.addEventListener('change', zet);
  zet();
}

const dag = 86400000;
const voluit = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

// The slider and the date field of a form follow each other; letting go of the
// slider sends the form.
function peildatum(formulier) {
  const veld = formulier.querySelector('input[type=date]');
  const schuif = formulier.querySelector('input[type=range]');
  if (!veld || !schuif || !veld.min) return;
  const eerste = Date.parse(veld.min);
  schuif.parentElement.hidden = false;
  schuif.addEventListener('input', () => {
    const op = new Date(eerste + schuif.valueAsNumber * dag);
    veld.value = op.toISOString().slice(0, 10);
    schuif.setAttribute('aria-valuetext', voluit.format(op));
  });
  schuif.addEventListener('change', () => formulier.requestSubmit());
  veld.addEventListener('change', () => {
    if (veld.value) schuif.value = Math.round((Date.parse(veld.value) - eerste) / dag);
  });
}

// The bar below a list says how many rows are chosen.
function kiezen(formulier) {
  const stand = formulier.querySelector('[data-nb-gekozen]');
  const eerst = stand.textContent;
  formulier.addEventListener('change', () => {
    const aantal = formulier.querySelectorAll('.nb-tabel__kies input:checked').length;
    stand.textContent = aantal === 0 ? eerst : aantal === 1 ? '1 rij gekozen' : `${aantal} rijen gekozen`;
  });
}

// start prepares what stands in deel: the page, or a part that was renewed.
function start(deel) {
  deel.querySelectorAll('[data-nb-afdrukken][hidden]').forEach((knop) => {
    knop.hidden = false;
    knop.addEventListener('click', () => print());
  });
  deel.querySelectorAll('[data-nb-peildatum]:not([data-nb-klaar])').forEach((formulier) => {
    formulier.dataset.nbKlaar = '';
    peildatum(formulier);
  });
  deel.querySelectorAll('.nb-kiezen:not([data-nb-klaar])').forEach((formulier) => {
    formulier.dataset.nbKlaar = '';
    kiezen(formulier);
  });
}

menu();
start(document);
document.addEventListener('htmx:after:swap', () => start(document));
