// Keys for whoever decides a lot. Every key presses a button or follows a link that is on the page anyway.
// Behind the last question there is no box to put them off, and what was answered can still be taken back.
const keys = document.querySelector("details.keys");
const box = document.getElementById("use-keys");
const stored = "onrecord-keys";

function isOn() {
  try { return localStorage.getItem(stored) !== "off"; } catch { return true; }
}

if (keys && box) {
  keys.hidden = false;
  box.checked = isOn();
  box.addEventListener("change", () => {
    try { localStorage.setItem(stored, box.checked ? "on" : "off"); } catch { /* it holds for this page */ }
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
  if (event.target.closest("input, select, textarea, [contenteditable]") && event.target !== box) return;
  if (event.key === "?" && keys) {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
    event.preventDefault();
    return;
  }
  if (!(box ? box.checked : isOn())) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (pressed) {
    event.preventDefault();
    pressed.click();
  }
});
