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

if (me && document.querySelector("leptos-island")) {
  idle(async () => {
    const module = await import(me.dataset.js);
    await module.default({ module_or_path: me.dataset.wasm });
    module.hydrate();
    await waken(document.body, module, []);
    document.documentElement.dataset.ready = "";
  });
}
