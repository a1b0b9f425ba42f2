"""A process that runs the hooks of libraries, and can do nothing else.

It reads one job a line and answers each with a line. Before the first it gives up all that
an engine that was broken into could use: opening files and sockets, starting programs,
writing, and more memory or time than an upgrade needs. Started as a script, it knows the
engine and the standard library alone.
"""

import json
import resource
import sys
from typing import Any

import quickjs

MEMORY = 64 << 20  # of the engine
ALL_MEMORY = 512 << 20  # of the process
SECONDS = 2  # of one job
ALL_SECONDS = 60  # of the process, in CPU
LONGEST = 8 << 20  # characters of an answer
MOST_TURNS = 10_000  # of promises

# What hooks find: a place to put themselves, ids, and chance that is the same each time.
WORLD = """
var H5PUpgrades = {}, H5P = {}, __seed = 1;
Math.random = function () {
  __seed = (__seed + 0x6D2B79F5) | 0;
  var t = Math.imul(__seed ^ (__seed >>> 15), 1 | __seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
H5P.createUUID = function () {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, function (char) {
    var random = Math.random() * 16 | 0;
    return (char === 'x' ? random : (random & 0x3 | 0x8)).toString(16);
  });
};
H5P.jQuery = { extend: function () {
  var all = Array.prototype.slice.call(arguments), deep = all[0] === true;
  if (deep) { all.shift(); }
  return Object.assign.apply(null, all.map(function (one, at) {
    return deep && at ? JSON.parse(JSON.stringify(one || {})) : one || {};
  }));
} };
"""

KNOWN = """(function () {
  var found = [], all = H5PUpgrades[__name] || {};
  Object.keys(all).forEach(function (major) {
    Object.keys(all[major] || {}).forEach(function (minor) {
      found.push([Number(major), Number(minor)]);
    });
  });
  return JSON.stringify(found);
})()"""

RUN = """__out = null; __error = null; (function () {
  var job = JSON.parse(__job), all = H5PUpgrades[__name], at = 0;
  __seed = job.seed;
  (function next(error, params, extras) {
    if (error) { __error = String(error.message || error); return; }
    job.params = at ? params : job.params;
    job.extras = (at && extras) || job.extras;
    if (at === job.steps.length) {
      __out = JSON.stringify({params: job.params, metadata: job.extras.metadata});
      return;
    }
    var step = job.steps[at++], hook = all[step[0]][step[1]];
    if (hook && typeof hook !== 'function') { hook = hook.contentUpgrade; }
    if (typeof hook !== 'function') { next(null, job.params, job.extras); return; }
    try { hook(job.params, next, job.extras); } catch (thrown) { next(thrown || 'error'); }
  })();
})()"""


class Worker:
    """A context of its own for each library: one cannot change what another finds."""

    def __init__(self) -> None:
        self.contexts: dict[str, Any] = {}

    def answer(self, job: dict[str, Any]) -> dict[str, Any]:
        try:
            context = self.contexts.get(job["key"]) or self._begin(job)
            return self._known(context) if job["do"] == "known" else _run(context, job)
        except (quickjs.JSException, ValueError, MemoryError) as error:
            self.contexts.pop(job["key"], None)  # what is left of it is not relied upon
            return {"fault": _fault_of(str(error)), "detail": str(error)}

    def _begin(self, job: dict[str, Any]) -> Any:
        context = quickjs.Context()
        context.set_memory_limit(MEMORY)
        context.set_time_limit(SECONDS)
        context.eval(WORLD)
        context.set("__name", job["name"])
        context.eval(job["script"])
        self.contexts[job["key"]] = context
        return context

    def _known(self, context: Any) -> dict[str, Any]:
        return {"known": json.loads(context.eval(KNOWN))}


def _run(context: Any, job: dict[str, Any]) -> dict[str, Any]:
    asked = {name: job[name] for name in ("steps", "params", "extras", "seed")}
    context.set("__job", json.dumps(asked))
    context.eval(RUN)
    turns = 0
    while context.execute_pending_job():
        turns += 1
        if turns > MOST_TURNS:
            return {"fault": "hook-too-long", "detail": ""}
    error, out = context.get("__error"), context.get("__out")
    if error is not None:
        return {"fault": _fault_of(str(error)), "detail": str(error)}
    if not isinstance(out, str):
        return {"fault": "hook-unfinished", "detail": ""}
    if len(out) > LONGEST:
        return {"fault": "hook-too-large", "detail": ""}
    return {"done": json.loads(out)}


def _fault_of(words: str) -> str:
    if "interrupted" in words:
        return "hook-too-long"
    return "hook-too-large" if "memory" in words else "hook-failed"


def _give_up_all() -> None:
    limits = {
        resource.RLIMIT_AS: ALL_MEMORY,
        resource.RLIMIT_CPU: ALL_SECONDS,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))


def main() -> None:
    worker = Worker()
    _give_up_all()
    for line in sys.stdin:
        answer = worker.answer(json.loads(line))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
