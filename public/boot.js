// Brings the islands of a page to life, once the browser is idle. A page without islands loads nothing.
const me = document.querySelector("script[data-js]");
const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));

// Depth first; an island's children may hold islands of their own, which wait for the outer one.
const waken = async (node, module, outer) => {
  let own = outer;
  if (node.tagName === "LEPTOS-ISLAND") {
    outer.at(-1)?.();
    const island = module[node.dataset.component];
    if (island) await island(node);
  } else if (node.tagName === "LEPTOS-CHILDREN") {
    own = [...outer, node.$$on_hydrate];
  }
  for (const child of node.children) await waken(child, module, own);
};

// Times are shown as clocks go where this device is, from the next page on. Who has told in their profile where they are is not asked.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const secure = location.protocol === "https:";
const place = `${secure ? "__Host-zone" : "zone"}=${zone}`;
if (/^[\w+/-]+$/.test(zone) && !document.cookie.split("; ").includes(place)) document.cookie = `${place}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;

// Conversations fold at the button under a post and at the line beside its answers. The list is flat: what belongs to a
// post is what follows it and stands deeper.
const depth = (branch) => Number(branch?.dataset.depth ?? 0);
const below = (branch) => {
  const all = [];
  for (let next = branch.nextElementSibling; depth(next) > depth(branch); next = next.nextElementSibling) all.push(next);
  return all;
};
const fold = (button, closed) => {
  button.setAttribute("aria-expanded", String(!closed));
  for (const branch of below(button.closest(".branch"))) {
    branch.hidden = closed;
    branch.querySelector("[data-fold]")?.setAttribute("aria-expanded", "true");
  }
};
const above = (branch) => {
  let parent = branch.previousElementSibling;
  while (depth(parent) >= depth(branch)) parent = parent.previousElementSibling;
  return parent;
};
for (const button of document.querySelectorAll("[data-fold]")) button.hidden = below(button.closest(".branch")).length === 0;
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-fold]");
  if (button) fold(button, button.getAttribute("aria-expanded") === "true");
  // The line is the branch's own edge: what stands in it is never the target there.
  else if (target.matches(".branch") && depth(target) > 1) {
    const owner = above(target)?.querySelector("[data-fold]");
    if (owner) fold(owner, true);
    owner?.focus();
  }
});
addEventListener("hashchange", () => {
  if (document.querySelector(".branch[hidden] :target")) for (const button of document.querySelectorAll("[aria-expanded=false]")) fold(button, false);
});

// Suggestions come when somebody begins to search.
document.addEventListener("focusin", async ({ target }) => {
  if (!target.matches("input[type=search][name=q], input[data-suggest]") || target.dataset.suggests) return;
  target.dataset.suggests = "yes";
  (await import("/suggest.js")).suggest(target);
});

// Files go up by themselves, one form a page.
const upload = document.querySelector("form[data-upload]");
if (upload) import("/upload.js").then((module) => module.enhance(upload));
// Drafts are saved while somebody writes.
for (const form of document.querySelectorAll("form[data-autosave]")) idle(async () => (await import("/autosave.js")).autosave(form));

if (me && document.querySelector("leptos-island")) {
  idle(async () => {
    const module = await import(me.dataset.js);
    await module.default({ module_or_path: me.dataset.wasm });
    module.hydrate();
    await waken(document.body, module, []);
    document.documentElement.dataset.ready = "";
  });
}
