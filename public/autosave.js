// Saves the draft of a form in the background while somebody writes, and says so in words. Without it the form's own button saves.
// The form carries a lock: whoever was slower than a co-author is told, and the button shows both.
const PAUSE = 2500;

export const autosave = (form) => {
  const state = form.querySelector("[data-autosave-state]");
  const words = form.dataset;
  let timer;
  let saving = null;
  let dirty = false;
  let stopped = false;

  const clock = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
  const say = (text) => {
    state.textContent = text;
  };
  // What is still missing before it can be published, as it is now.
  const renew = async () => {
    // After a refusal the address is that of the form, which nobody can read.
    const answer = await fetch(`/library/${form.elements.material.value}/edit`, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [old, now] = [document.querySelector("#publish"), page.querySelector("#publish")];
    if (old && now && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(now));
  };
  const told = async (answer) => {
    if (answer.ok) {
      form.elements.lock.value = await answer.json();
      say(words.saved.replace("%", clock()));
      renew().catch(() => {});
      // Nothing is lost by leaving now: the composer in the form need not ask.
      if (!dirty) dispatchEvent(new Event("submit"));
    } else if (answer.status === 409) {
      stopped = true;
      say(words.conflict);
    } else {
      dirty = true;
      say(answer.status === 422 ? words.wrong : words.failed);
    }
  };
  const send = async () => {
    dirty = false;
    try {
      const body = new URLSearchParams(new FormData(form));
      await told(await fetch(words.autosave, { method: "POST", headers: { accept: "application/json" }, body }));
    } catch {
      dirty = true;
      say(words.failed);
    }
  };
  const save = () => {
    clearTimeout(timer);
    saving ??= send().finally(() => {
      saving = null;
    });
    return saving;
  };
  const plan = () => {
    dirty = true;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => (saving ? plan() : save()), PAUSE);
  };

  // Who was faster than this script has written already.
  const changed = ({ type, options, checked, defaultChecked, value, defaultValue }) => {
    if (options) return options.selectedIndex !== Math.max(0, [...options].findIndex((one) => one.defaultSelected));
    return type === "checkbox" || type === "radio" ? checked !== defaultChecked : defaultValue !== undefined && value !== defaultValue;
  };
  const hidden = ({ type }) => type === "hidden" || type === "file";
  if ([...form.elements].some((one) => !hidden(one) && changed(one))) plan();
  form.addEventListener("input", plan);
  form.addEventListener("change", plan);
  // A form of the page waits for what is under way, and what is done with the draft for what was just written.
  document.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    const own = event.target === form;
    clearTimeout(timer);
    if (!saving && (own || !dirty || stopped)) return;
    event.preventDefault();
    await (saving ?? save());
    stopped ||= own;
    dirty = false;
    event.target.requestSubmit(event.submitter);
  });
};
