// The search of a static site. No program answers it: scripts hand over what is found by words that begin alike.
// Scripts, since a page that is opened as a file may load no data.
{
  const box = document.querySelector("[data-lookup]");
  const root = new URL("..", document.currentScript.src);
  const found = new Map();
  const most = 40;
  let beginnings;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const nameOf = (beginning) =>
    /^[\x00-\x7f]*$/.test(beginning) ? beginning : [...beginning].map((sign) => sign.codePointAt(0).toString(16)).join("-");

  const load = (name) => {
    const script = document.createElement("script");
    script.src = new URL(`search/${box.dataset.lookup}/${name}.js`, root);
    document.head.append(script);
  };

  const line = ([title, detail, file]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(file, root);
    link.textContent = title;
    item.append(link);
    if (detail) {
      const small = document.createElement("small");
      small.textContent = detail;
      item.append(" ", small);
    }
    return item;
  };

  const show = () => {
    const words = fold(box.querySelector("input").value);
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), "");
    const list = box.querySelector(".found");
    const told = box.querySelector(".told");
    if (longest.length < 2) {
      list.replaceChildren();
      told.textContent = "";
      return;
    }
    if (!beginnings) return;
    const beginning = [...longest].slice(0, 2).join("");
    if (beginnings.has(beginning) && !found.has(beginning)) {
      found.set(beginning, null);
      load(nameOf(beginning));
    }
    const rows = beginnings.has(beginning) ? found.get(beginning) : [];
    if (rows === null) return;
    const fits = rows.filter(([, , , text]) => {
      const own = text.split(" ");
      return words.every((word) => own.some((one) => one.startsWith(word)));
    });
    list.replaceChildren(...fits.slice(0, most).map(line));
    told.textContent = fits.length === 0 ? box.dataset.none : fits.length > most ? box.dataset.more : "";
  };

  globalThis.onrecordBeginnings = (told) => {
    beginnings = new Set(told);
    show();
  };
  globalThis.onrecordFound = ([beginning, rows]) => {
    found.set(beginning, rows);
    show();
  };

  if (box) {
    box.hidden = false;
    box.addEventListener("input", show);
    load("beginnings");
  }
}
