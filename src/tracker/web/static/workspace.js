// What the workspace does beyond plain forms: it keeps the focus in sight, and sends a form again when the line comes back.
(() => {
  "use strict";
  const PAUSE = 15000; // milliseconds between two tries to send
  let waiting = null, timer = 0;

  const notice = (shown) => {
    const line = document.getElementById("no-line");
    if (line) line.hidden = !shown;
  };

  const again = () => {
    clearTimeout(timer);
    const form = waiting;
    waiting = null;
    if (form && form.isConnected) form.requestSubmit(form.sender);
  };

  // A form that could not be sent stays as it is, with the id of its command: sent twice, it is recorded once.
  document.addEventListener("submit", (event) => { event.target.sender = event.submitter; }, true);
  document.addEventListener("htmx:error", (event) => {
    const form = event.target.closest("form[method=post]");
    if (!form || !event.target.matches("form")) return;
    if (event.detail.ctx.response) return form.submit(); // it arrived: what came back could not be shown in place
    notice(true);
    waiting = form;
    clearTimeout(timer);
    timer = setTimeout(again, PAUSE);
  });
  window.addEventListener("online", again);
  document.addEventListener("htmx:before:response", () => notice(false));

  document.addEventListener("htmx:after:swap", () => {
    const complaints = document.getElementById("errors");
    if (complaints) complaints.focus();
    else if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  });

  // A page that the browser brings back from memory is asked for again: what it shows may be somebody else's by now.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // Leaving in a hurry leaves no page to come back to.
  document.addEventListener("click", (event) => {
    const way = event.target.closest("a.exit");
    if (!way) return;
    event.preventDefault();
    location.replace(way.href);
  });
})();
