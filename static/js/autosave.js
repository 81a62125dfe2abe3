/* Keeps what is typed on the server: 10 seconds after the last key and on leaving a field. Never sends the form itself. */
(function () {
  "use strict";
  var WAIT = 10000;

  function watch(form) {
    var note = form.querySelector("[data-draft-note]");
    var timer = 0;
    var saved = fingerprint(form);
    var busy = false;

    function say(text) {
      if (note) note.textContent = text;
    }

    function save() {
      window.clearTimeout(timer);
      var now = fingerprint(form);
      if (busy || now === saved) return;
      busy = true;
      var body = typed(form);
      body.append("_draft", "1");
      fetch(form.getAttribute("action") || window.location.href, {
        method: "POST", body: body, credentials: "same-origin", keepalive: now.length < 60000, headers: { "X-Requested-With": "fetch" },
      }).then(function (answer) {
        if (answer.status !== 204) throw new Error("not saved");
        saved = now;
        form.dispatchEvent(new CustomEvent("draft-saved", { bubbles: true }));
        say("Opgeslagen om " + new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }));
      }).catch(function () {
        say("Automatisch opslaan lukt nu niet. Wat u typt, staat nog op uw scherm.");
      }).finally(function () {
        busy = false;
        if (fingerprint(form) !== saved) timer = window.setTimeout(save, WAIT);
      });
    }

    form.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, WAIT);
    });
    form.addEventListener("focusout", save);
    form.addEventListener("submit", function () { window.clearTimeout(timer); busy = true; });
  }

  // Files are not part of a draft.
  function typed(form) {
    var body = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") body.append(name, value);
    });
    return body;
  }

  function fingerprint(form) {
    return typed(form).toString();
  }

  document.querySelectorAll("form[data-autosave]").forEach(watch);
})();
