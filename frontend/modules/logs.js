import {LogList, Positions} from "./log-list.js";
import {socket} from "./socket.js";

/** The page of the logs: what is chosen in the form decides what the list follows. */
function logs() {
  const form = document.getElementById("logs-form");
  const list = new LogList(document.getElementById("log"));
  const positions = new Positions();
  const status = document.getElementById("logs-status");
  const pause = document.getElementById("logs-pause");
  const fresh = document.getElementById("logs-new");
  let end = () => {};
  let received = 0;
  let rate = 0;

  const query = () => {
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (String(value).trim() !== "") parameters.append(name, String(value).trim());
    }
    return parameters;
  };

  const follow = () => {
    end();
    positions.clear();
    list.clear();
    received = 0;
    const parameters = query();
    list.mark(parameters.get("include") ?? "");
    history.replaceState(null, "", parameters.size > 0 ? `?${parameters}` : location.pathname);
    const download = document.getElementById("logs-download");
    download.href = `/api/v1/logs?${parameters}`;
    end = socket().subscribe(`logs?${parameters}`, {
      items(entries) {
        entries.forEach((entry) => positions.add(entry));
        received += entries.length;
        rate += entries.length;
        document.getElementById("log").dataset.received = String(received);
        list.add(entries);
        document.getElementById("logs-empty").hidden = true;
      },
      skipped: (count) => list.add([marker(count > 0
        ? `${count.toLocaleString()} lines skipped because this browser was slower than the log`
        : "The log could not be followed without a gap here")]),
      error: (detail) => list.add([marker(detail)]),
      resume: () => positions.token(),
    });
  };

  const show = () => {
    pause.setAttribute("aria-pressed", String(list.paused));
    pause.querySelector("span").textContent = list.paused ? "Go on" : "Pause";
    pause.querySelector("i").className = list.paused ? "bi bi-play-fill" : "bi bi-pause-fill";
    fresh.hidden = list.unseen === 0;
    fresh.textContent = `${list.unseen.toLocaleString()} new ${list.unseen === 1 ? "line" : "lines"} ↓`;
  };

  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    follow();
  });
  list.addEventListener("change", show);
  pause.addEventListener("click", () => (list.paused ? list.resume() : list.pause()));
  fresh.addEventListener("click", () => list.resume());
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "End" || event.key === "G") list.resume();
    if (event.key === " " && !event.target.closest("button, a")) {
      event.preventDefault();
      pause.click();
    }
  });
  setInterval(() => {
    status.textContent = rate > 0 ? `${Math.ceil(rate / 2).toLocaleString()} ${rate > 2 ? "lines" : "line"}/s` : "";
    rate = 0;
  }, 2000);
  socket().addEventListener("state", (event) => {
    if (event.detail.state === "stale") status.textContent = "reconnecting …";
    if (event.detail.state === "live") status.textContent = "";
  });
  follow();
}

/** @param {string} line */
function marker(line) {
  return {ts: new Date().toISOString(), pod: "", container: "", service: "", line, marker: "note"};
}

logs();
