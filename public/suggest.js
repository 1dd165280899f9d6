// Suggestions under a search box (WAI-ARIA 1.2, combobox with a list). Nothing is taken over: Enter searches unless a line
// was chosen with the arrow keys. A field with data-suggest asks there; a line without a place goes into the field.
const WAIT = 180;
const LEAST = 2;

const box = (input) => {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", autocomplete: "off" }))
    input.setAttribute(name, value);
  return list;
};

export const suggest = (input) => {
  const list = box(input);
  const from = input.dataset.suggest ?? "/search/suggest";
  const take = (line) => {
    if (line.dataset.href) return location.assign(line.dataset.href);
    input.value = line.dataset.text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    show(false);
  };
  let chosen = -1;
  let timer;
  let asked;

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (at) => {
    chosen = at;
    for (const [n, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(n === at));
    const option = list.children[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const option = (one, n) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${n}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = one.href;
    item.dataset.text = one.text;
    const text = document.createElement("span");
    text.textContent = one.text;
    if (one.lang) text.lang = one.lang;
    const kind = document.createElement("span");
    kind.className = "meta";
    kind.textContent = one.label;
    item.append(text, " ", kind);
    return item;
  };
  const ask = async () => {
    asked?.abort();
    const typed = input.value.trim();
    if (typed.length < LEAST) return show(false);
    asked = new AbortController();
    try {
      const answer = await fetch(`${from}?q=${encodeURIComponent(typed)}`, { signal: asked.signal, headers: { accept: "application/json" } });
      if (!answer.ok) return show(false);
      list.replaceChildren(...(await answer.json()).map(option));
      choose(-1);
      show(list.children.length > 0 && document.activeElement === input);
    } catch {
      // The next letter has asked anew, or the network is away: the box works as it is.
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if (!list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen + step >= count ? -1 : chosen + step < -1 ? count - 1 : chosen + step);
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const line = event.target.closest("[role=option]");
    if (line) take(line);
  });
  input.addEventListener("blur", () => show(false));
};
