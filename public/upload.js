// Several files at once, with progress, over connections that break: tus 1.0 (see server/src/uploads.rs). The form works without it.
const AT_ONCE = 2;
const LONGEST_WAIT = 30_000;
const TRIES = 12;

const base64 = (text) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
const pause = (ms) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  addEventListener("online", () => (clearTimeout(timer), done()), { once: true });
});

// The same file, chosen again tomorrow or after the tab was closed, goes on.
const memory = (key) => ({
  get: () => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (value) => { try { if (value) localStorage.setItem(key, value); else localStorage.removeItem(key); } catch { /* It begins anew then. */ } },
});

// One request; fetch cannot tell how much of a body is sent.
const request = (method, url, headers, body, { signal, progress } = {}) => new Promise((done, failed) => {
  const call = new XMLHttpRequest();
  call.open(method, url);
  for (const [name, value] of Object.entries({ "Tus-Resumable": "1.0.0", ...headers })) call.setRequestHeader(name, value);
  if (progress) call.upload.onprogress = (event) => progress(event.loaded);
  call.onload = () => done({ status: call.status, header: (name) => call.getResponseHeader(name), text: call.responseText });
  call.onerror = call.ontimeout = () => failed(new Error("connection"));
  call.onabort = () => failed(new DOMException("cancelled", "AbortError"));
  signal?.addEventListener("abort", () => call.abort());
  call.send(body);
});

class Refused extends Error {}

export const enhance = (form) => {
  const words = form.dataset;
  const input = form.querySelector("input[type=file]");
  const material = form.elements.material.value;
  const list = document.createElement("ul");
  list.className = "uploads";
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  const drop = document.createElement("p");
  drop.className = "drop-hint meta";
  drop.textContent = words.drop;
  form.querySelector(".field").append(drop);
  form.append(list, status);

  const waiting = [];
  let running = 0;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "upload-name";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = Math.max(file.size, 1);
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const told = document.createElement("span");
    told.className = "meta upload-told";
    told.textContent = words.waiting;
    const stop = document.createElement("button");
    stop.type = "button";
    stop.className = "button button-quiet";
    stop.textContent = words.cancel;
    stop.setAttribute("aria-label", `${words.cancel} ${file.name}`);
    item.append(name, told, stop, bar);
    list.append(item);
    return { item, bar, told, stop };
  };

  const begin = async (file, options) => {
    const headers = { "Upload-Length": file.size, "Upload-Metadata": `material ${base64(material)},filename ${base64(file.name)}` };
    const answer = await request("POST", "/api/library/uploads", headers, null, options);
    if (answer.status === 201) return answer.header("location");
    throw passing(answer) ?? new Refused(answer.text || words.failed);
  };
  // What is over by itself is tried again when the server says.
  const passing = (answer) => {
    if (![408, 429, 502, 503, 504].includes(answer.status)) return null;
    return Object.assign(new Error("later"), { wait: 1000 * Number(answer.header("retry-after") ?? 5), text: answer.text });
  };
  const offset = async (place, options) => {
    const answer = await request("HEAD", place, {}, null, options);
    if (answer.status === 200) return Number(answer.header("upload-offset"));
    if (answer.status === 404) return null;
    throw passing(answer) ?? new Refused(words.failed);
  };

  // Sends one file to its end, whatever happens to the connection.
  const send = async (file, { bar, told }, signal) => {
    const known = memory(`upload:${material}:${file.name}:${file.size}:${file.lastModified}`);
    const say = (at) => {
      bar.value = at;
      told.textContent = at >= file.size ? words.checking : `${Math.floor((100 * at) / bar.max)} %`;
    };
    let [place, tries, last, all] = [known.get(), 0, 0, false];
    for (;;) {
      try {
        let at = place ? await offset(place, { signal }) : null;
        // It was sent to its end and is known no more: the answer that it is there was lost.
        if (at === null && all) return known.set(null);
        if (at === null) {
          place = await begin(file, { signal });
          known.set(place);
          at = 0;
        }
        if (at > last) [last, tries] = [at, 0];
        say(at);
        const headers = { "Upload-Offset": at, "Content-Type": "application/offset+octet-stream" };
        const answer = await request("PATCH", place, headers, file.slice(at), { signal, progress: (sent) => {
          all ||= at + sent >= file.size;
          say(at + sent);
        } });
        if (answer.status === 204 && Number(answer.header("upload-offset")) >= file.size) return known.set(null);
        if (![204, 404, 409].includes(answer.status)) throw passing(answer) ?? new Refused(answer.text || words.failed);
        if (answer.status === 404) [place, all] = [null, false];
        if (++tries > TRIES) throw new Refused(words.failed);
      } catch (error) {
        if (error instanceof Refused || error.name === "AbortError" || ++tries > TRIES) {
          if (place && !(error instanceof Error && error.message === "connection")) known.set(null);
          if (place && error.name === "AbortError") request("DELETE", place, {}).catch(() => {});
          throw error.text ? new Refused(error.text) : error;
        }
        told.textContent = words.paused;
        await pause(error.wait ?? Math.min(LONGEST_WAIT, 1000 * 2 ** tries));
      }
    }
  };

  // The lists of the page as they are now; what is typed elsewhere on it stays.
  const renew = async () => {
    // After a refusal the address is that of the form, which nobody can read.
    const answer = await fetch(`/library/${form.elements.material.value}/edit`, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["[data-files]", "#publish"]) {
      const [old, now] = [document.querySelector(part), page.querySelector(part)];
      if (old && now && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(now));
    }
  };

  const next = () => {
    while (running < AT_ONCE && waiting.length) {
      const { file, shown, control } = waiting.shift();
      running += 1;
      send(file, shown, control.signal)
        .then(() => {
          shown.item.remove();
          status.textContent = `${file.name}: ${words.done}`;
          return renew();
        })
        .catch((error) => {
          if (error.name === "AbortError") return shown.item.remove();
          shown.item.classList.add("upload-failed");
          shown.bar.remove();
          shown.told.textContent = error instanceof Refused ? error.message : words.failed;
          status.textContent = `${file.name}: ${shown.told.textContent}`;
          shown.stop.textContent = words.dismiss;
          shown.stop.setAttribute("aria-label", `${words.dismiss} ${file.name}`);
        })
        .finally(() => {
          running -= 1;
          next();
        });
    }
  };

  const take = (files) => {
    for (const file of files) {
      const shown = line(file);
      const control = new AbortController();
      shown.stop.addEventListener("click", () => {
        control.abort();
        const at = waiting.findIndex((one) => one.file === file);
        if (at >= 0) waiting.splice(at, 1);
        if (at >= 0 || shown.item.classList.contains("upload-failed")) shown.item.remove();
      });
      waiting.push({ file, shown, control });
    }
    next();
  };

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    take([...input.files]);
    input.value = "";
  });
  const over = (on) => form.classList.toggle("upload-over", on);
  form.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  form.addEventListener("dragleave", (event) => form.contains(event.relatedTarget) || over(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take([...event.dataTransfer.files]);
  });
  addEventListener("beforeunload", (event) => {
    if (running) event.preventDefault();
  });
  form.dataset.ready = "";
};
