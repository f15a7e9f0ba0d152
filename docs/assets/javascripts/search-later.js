// The index of the search weighs as much as a page. It is asked for when the
// page is opened; here that waits until somebody turns to the search.
const { open, send } = XMLHttpRequest.prototype;
const found = new URLSearchParams(location.search);
let isWanted = found.has("q") || found.has("h");
const waiting = [];

XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  this.isIndex = String(address).endsWith("search/search_index.json");
  return open.call(this, method, address, ...rest);
};

XMLHttpRequest.prototype.send = function (body) {
  if (this.isIndex && !isWanted) waiting.push(() => send.call(this, body));
  else send.call(this, body);
};

function want(event) {
  if (!event.target.closest?.('.md-search, [for="__search"]')) return;
  isWanted = true;
  for (const go of waiting.splice(0)) go();
}

for (const turn of ["focusin", "pointerover", "pointerdown"])
  document.addEventListener(turn, want);
