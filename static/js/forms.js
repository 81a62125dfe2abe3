/* What helps in forms and is not needed for them: focus on the error summary, counting, a calendar beside a date. */
(function () {
  "use strict";

  function focusErrors() {
    var summary = document.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  function count(note) {
    var field = document.getElementById(note.id.replace(/_counter$/, ""));
    if (!field) return;
    var most = Number(note.dataset.counter);
    function show() {
      // The server counts a line end as one character and skips blanks around the text; so do we.
      var left = most - Array.from(field.value.trim()).length;
      var words = Math.abs(left).toLocaleString("nl-NL");
      note.textContent = left < 0 ? words + " tekens te veel" : "Nog " + words + " tekens";
      note.classList.toggle("counter-over", left < 0);
    }
    field.addEventListener("input", show);
    show();
  }

  function addCalendar(field) {
    var source = document.createElement("input");
    if (typeof source.showPicker !== "function") return;
    source.type = "date";
    source.className = "calendar-source";
    source.tabIndex = -1;
    source.setAttribute("aria-hidden", "true");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "calendar-button";
    button.innerHTML = document.getElementById("calendar-icon").innerHTML;
    button.setAttribute("aria-label", "Kies een datum uit de kalender");
    var box = document.createElement("div");
    box.className = "date-with-calendar";
    field.before(box);
    box.append(field, button, source);
    button.addEventListener("click", function () {
      var found = field.value.trim().match(/^(\d{1,2})[-\/. ](\d{1,2})[-\/. ](\d{4})$/);
      source.value = found ? found[3] + "-" + found[2].padStart(2, "0") + "-" + found[1].padStart(2, "0") : "";
      source.showPicker();
    });
    source.addEventListener("change", function () {
      if (!source.value) return;
      field.value = source.value.split("-").map(Number).reverse().join("-");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  }

  document.querySelectorAll("[data-counter]").forEach(count);
  document.querySelectorAll("input[data-date]").forEach(addCalendar);
  focusErrors();
})();
